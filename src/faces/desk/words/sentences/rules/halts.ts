import type { TwiceTold } from '../sentence-book.ts'

/** Why the governor halted withdrawals. */
export const HALTS: readonly TwiceTold[] = [
  {
    en: '{n:n} kinds of asset left {wallet:told} within {minutes:n} minutes for accounts off its white list, where {limit:n} halt it.',
    ja: '{minutes} 分以内に{wallet}から {n} 種類の資産が許可リスト外のアドレスへ流出（{limit} 種類で停止）。',
    ko: '{minutes}분 이내에 {wallet}에서 자산 {n}종이 허용 목록 밖의 주소로 유출({limit}종이면 중지).',
  },
  ...[
    { en: '', ja: '', ko: '' },
    { en: ' (it has no two weeks of history)', ja: '。2週間分の履歴なし', ko: '. 2주간의 이력 없음' },
    { en: ' (its balance was not told)', ja: '。残高の通知なし', ko: '. 잔액 통보 없음' },
  ].flatMap(alone => [
    {
      en: `{sum:usd} left {wallet:told} within {minutes:n} minutes for accounts off its white list, over {limit:usd}: {times:n} times the 99.9th percentile of this hour of the week${alone.en}.`,
      ja: `{minutes} 分以内に{wallet}から {sum}が許可リスト外のアドレスへ流出し、{limit}（同じ曜日・時間帯の99.9パーセンタイルの {times} 倍${alone.ja}）を超過。`,
      ko: `{minutes}분 이내에 {wallet}에서 {sum}가 허용 목록 밖의 주소로 유출되어 {limit}(같은 요일·시간대 99.9백분위수의 {times}배${alone.ko}) 초과.`,
    },
    {
      en: `{sum:usd} left {wallet:told} within {minutes:n} minutes for accounts off its white list, over {limit:usd}: {share:share} of the balance${alone.en}.`,
      ja: `{minutes} 分以内に{wallet}から {sum}が許可リスト外のアドレスへ流出し、{limit}（残高の {share}${alone.ja}）を超過。`,
      ko: `{minutes}분 이내에 {wallet}에서 {sum}가 허용 목록 밖의 주소로 유출되어 {limit}(잔액의 {share}${alone.ko}) 초과.`,
    },
  ]),
  {
    en: 'After {first:word} a second ledger gave cause, {second:word}.',
    ja: '{first} に続き、2つ目のチェーン {second} でも停止事由が発生。',
    ko: '{first}에 이어 두 번째 체인 {second}에서도 중지 사유 발생.',
  },
  {
    en: 'Value still left {ledger:word} more than {n:n} seconds after its halt was in force: somebody signs without the exchange.',
    ja: '停止の発効から {n} 秒を過ぎても {ledger} から資金が流出。取引所以外の者が署名している。',
    ko: '중지 발효 후 {n}초가 지나도 {ledger}에서 자금이 유출됨. 거래소가 아닌 누군가가 서명하고 있음.',
  },
  {
    en: 'Nobody released the halt of {ledger:word} within {n:n} seconds.',
    ja: '{ledger} の停止が {n} 秒以内に誰によっても解除されなかった。',
    ko: '{ledger} 중지가 {n}초 이내에 아무에 의해서도 해제되지 않음.',
  },
  {
    en: 'all wallets of {ledger:word}',
    ja: '{ledger} の全ウォレット',
    ko: '{ledger}의 모든 지갑',
  },
  {
    en: 'it came more than {n:n} seconds late, and its windows are gone',
    ja: '{n} 秒を超えて遅れて届き、対象期間が既に終わっている',
    ko: '{n}초 넘게 늦게 도착해 대상 기간이 이미 지남',
  },
  {
    en: 'its time lies ahead of the clock, and now was taken',
    ja: '時刻が現在より先のため、現在の時刻を用いた',
    ko: '시각이 현재보다 앞서 있어 현재 시각을 사용함',
  },
]

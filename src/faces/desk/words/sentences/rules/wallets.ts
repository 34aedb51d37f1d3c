import type { TwiceTold } from '../sentence-book.ts'

/** What the rules on the house's own wallets, rights and keys say: R43 to R48. */
export const WALLETS: readonly TwiceTold[] = [
  {
    en: '{n:n} kinds of asset left {wallet:text} within {span:span} for accounts off its white list',
    ja: '{span}以内に {wallet} から {n} 種類の資産が許可リスト外のアドレスへ流出',
    ko: '{span} 이내에 {wallet}에서 자산 {n}종이 허용 목록 밖의 주소로 유출',
  },
  {
    en: 'had it been one of the other kinds',
    ja: '既に流出した種類の資産だった場合',
    ko: '이미 유출된 종류의 자산이었던 경우',
  },
  {
    en: '{sum:usd} left {wallet:text} within {span:span} for accounts off its white list, over {limit:usd}: {times:n} times the habit of this hour',
    ja: '{span}以内に {wallet} から {sum}が許可リスト外のアドレスへ流出し、{limit}（この時間帯の通常の {times} 倍）を超過',
    ko: '{span} 이내에 {wallet}에서 {sum}가 허용 목록 밖의 주소로 유출되어 {limit}(이 시간대 평소의 {times}배) 초과',
  },
  {
    en: '{sum:usd} left {wallet:text} within {span:span} for accounts off its white list, over {limit:usd}: {share:share} of the balance',
    ja: '{span}以内に {wallet} から {sum}が許可リスト外のアドレスへ流出し、{limit}（残高の {share}）を超過',
    ko: '{span} 이내에 {wallet}에서 {sum}가 허용 목록 밖의 주소로 유출되어 {limit}(잔액의 {share}) 초과',
  },
  {
    en: 'it has no two weeks of history, so that the balance alone is the limit',
    ja: '2週間分の履歴がないため、残高のみを上限とする',
    ko: '2주간의 이력이 없어 잔액만을 한도로 함',
  },
  {
    en: 'its balance was not told, so that the habit alone is the limit',
    ja: '残高が通知されていないため、通常の量のみを上限とする',
    ko: '잔액이 통보되지 않아 평소 유출량만을 한도로 함',
  },
  {
    en: 'two weeks of history of the wallet, or its balance',
    ja: 'ウォレットの2週間分の履歴、または残高',
    ko: '지갑의 2주간 이력 또는 잔액',
  },
  {
    en: 'the worth in US dollars of outflows of the last minutes',
    ja: '直近数分間の流出の米ドル換算額',
    ko: '최근 몇 분간 유출의 달러 환산액',
  },
  {
    en: 'the guard found {code:names} in what {wallet:text} is to sign or execute',
    ja: '署名前確認が、{wallet} が署名・実行しようとする内容に「{code}」を検出',
    ko: '서명 전 점검이 {wallet}이(가) 서명·실행하려는 내용에서 "{code}" 발견',
  },
  {
    en: 'the guard found {code:names} in what {wallet:text} is to sign or execute: {detail:text}',
    ja: '署名前確認が、{wallet} が署名・実行しようとする内容に「{code}」を検出：{detail}',
    ko: '서명 전 점검이 {wallet}이(가) 서명·실행하려는 내용에서 "{code}" 발견: {detail}',
  },
  {
    en: 'the guard found no code in what {wallet:text} is to sign or execute: {detail:text}',
    ja: '署名前確認が、{wallet} が署名・実行しようとする内容に問題を検出（コードなし）：{detail}',
    ko: '서명 전 점검이 {wallet}이(가) 서명·실행하려는 내용에서 문제 발견(코드 없음): {detail}',
  },
  {
    en: 'the guard found no code in what {wallet:text} is to sign or execute',
    ja: '署名前確認が、{wallet} が署名・実行しようとする内容に問題を検出（コードなし）',
    ko: '서명 전 점검이 {wallet}이(가) 서명·실행하려는 내용에서 문제 발견(코드 없음)',
  },
  {
    en: 'without no code in the transaction',
    ja: '取引に（コードのない）問題がない場合',
    ko: '거래에 (코드 없는) 문제가 없는 경우',
  },
  {
    en: 'without {code:names} in the transaction',
    ja: '取引に「{code}」がない場合',
    ko: '거래에 "{code}"이(가) 없는 경우',
  },
  { en: 'what the wallet held', ja: 'ウォレットの保有額', ko: '지갑의 보유액' },
  {
    en: '{usd:usd}, {share:share} of {wallet:text}, leaves within {span:span} after it was given other code or other owners',
    ja: 'コードまたは所有者の変更から {span}以内に、{wallet} の {share} に当たる {usd}が流出',
    ko: '코드 또는 소유자 변경 후 {span} 이내에 {wallet}의 {share}인 {usd} 유출',
  },
  {
    en: '{usd:usd}, {share:share} of {wallet:text}, leaves within {span:span} after it was given other code or other owners, in {n:n} payments',
    ja: 'コードまたは所有者の変更から {span}以内に、{wallet} の {share} に当たる {usd}が {n} 回に分けて流出',
    ko: '코드 또는 소유자 변경 후 {span} 이내에 {wallet}의 {share}인 {usd}가 {n}회에 걸쳐 유출',
  },
  {
    en: 'how much the spender may take, of what the wallet holds',
    ja: '許可を受けた者が、ウォレットの保有分のうちどれだけ引き出せるか',
    ko: '승인받은 자가 지갑 보유분 중 얼마를 인출할 수 있는지',
  },
  {
    en: 'how old and how verified the spender is',
    ja: '許可を受けた者がいつから存在し、検証されているか',
    ko: '승인받은 자가 언제부터 존재했고 검증되었는지',
  },
  { en: '{what:right} of {wallet:text}', ja: '{wallet} の {what}', ko: '{wallet}의 {what}' },
  {
    en: '{what:right} of {wallet:text} without limit',
    ja: '{wallet} の {what}（無制限）',
    ko: '{wallet}의 {what}(무제한)',
  },
  {
    en: '{what:right} of {wallet:text}, the spender being: {words:names}',
    ja: '{wallet} の {what}（許可を受けた者：{words}）',
    ko: '{wallet}의 {what}(승인받은 자: {words})',
  },
  {
    en: '{what:right} of {wallet:text} without limit, the spender being: {words:names}',
    ja: '{wallet} の {what}（無制限、許可を受けた者：{words}）',
    ko: '{wallet}의 {what}(무제한, 승인받은 자: {words})',
  },
  {
    en: 'had no such right been asked for',
    ja: 'そのような権限が求められなかった場合',
    ko: '그런 권한이 요청되지 않은 경우',
  },
  {
    en: 'for at most {times:n} times what the wallet holds, or to a spender known and verified',
    ja: 'ウォレットの保有分の {times} 倍以下、または検証済みで既知の者への許可の場合',
    ko: '지갑 보유분의 {times}배 이하이거나 검증된 기존 대상에 대한 승인인 경우',
  },
  {
    en: 'for at most {times:n} times what the wallet holds',
    ja: 'ウォレットの保有分の {times} 倍以下の許可の場合',
    ko: '지갑 보유분의 {times}배 이하에 대한 승인인 경우',
  },
  { en: 'an address known to a trace', ja: '追跡結果で既知のアドレス', ko: '추적 결과에서 알려진 주소' },
  {
    en: 'a deposit of a token that is none of the known ones comes from an address that imitates {whom:told}',
    ja: '既知でないトークンの入金が、{whom}に似せたアドレスから届いた',
    ko: '알려지지 않은 토큰의 입금이 {whom}을(를) 흉내 낸 주소에서 들어옴',
  },
  {
    en: 'a deposit without a price comes from an address that imitates {whom:told}',
    ja: '価格不明の入金が、{whom}に似せたアドレスから届いた',
    ko: '가격을 알 수 없는 입금이 {whom}을(를) 흉내 낸 주소에서 들어옴',
  },
  {
    en: '{usd:usd} comes from an address that imitates {whom:told}',
    ja: '{usd}が、{whom}に似せたアドレスから届いた',
    ko: '{usd}가 {whom}을(를) 흉내 낸 주소에서 들어옴',
  },
  {
    en: 'the withdrawal goes to an address that imitates {whom:told}',
    ja: '出金先が、{whom}に似せたアドレス',
    ko: '출금처가 {whom}을(를) 흉내 낸 주소임',
  },
  {
    en: 'with an address whose ends are like no known one',
    ja: '先頭と末尾が既知のどのアドレスとも似ていない場合',
    ko: '앞뒤가 알려진 어떤 주소와도 비슷하지 않은 경우',
  },
  {
    en: '{n:n} deposits at one moment from one sender, in tokens that are none of the known ones',
    ja: '同一の送金者から同時に、既知でないトークンの入金が {n} 件',
    ko: '같은 송신자로부터 동시에 알려지지 않은 토큰 입금 {n}건',
  },
  { en: 'were the token a known one', ja: '既知のトークンの場合', ko: '알려진 토큰인 경우' },
  {
    en: '{n:n} deposits of nothing within {span:span}: bait for who copies addresses',
    ja: '{span}以内に金額ゼロの入金が {n} 件（アドレスの誤コピーを狙う餌）',
    ko: '{span} 이내에 금액 0인 입금 {n}건(주소를 잘못 복사하도록 유도하는 미끼)',
  },
  {
    en: '{n:n} deposits of almost nothing within {span:span}: bait for who copies addresses',
    ja: '{span}以内にごく少額の入金が {n} 件（アドレスの誤コピーを狙う餌）',
    ko: '{span} 이내에 극소액 입금 {n}건(주소를 잘못 복사하도록 유도하는 미끼)',
  },
  {
    en: 'whether the other side imitates an address that the customer knows',
    ja: '相手方が顧客の既知のアドレスに似せているか',
    ko: '상대방이 고객이 아는 주소를 흉내 냈는지 여부',
  },
  {
    en: 'the key {key:word} signed with the nonce {nonce:text}: whoever sees the signature has the key; retire it now',
    ja: '鍵 {key} がナンス「{nonce}」で署名した。署名を見た者は鍵を入手できる。直ちに廃止する',
    ko: '키 {key}이(가) 논스 "{nonce}"(으)로 서명함. 서명을 본 사람은 키를 알아낼 수 있음. 즉시 폐기할 것',
  },
  {
    en: 'had the nonce been drawn by chance or by RFC 6979',
    ja: 'ナンスが乱数またはRFC 6979によるものだった場合',
    ko: '논스가 난수 또는 RFC 6979로 생성된 경우',
  },
  { en: 'earlier signatures', ja: '過去の署名', ko: '이전 서명' },
  {
    en: 'r of this signature came in {n:n} earlier signature of own keys: over other messages the key follows from them, and it is to be retired now; only the same message signed again is harmless',
    ja: 'この署名のrは自社鍵の過去の署名 {n} 件にも現れた。異なるメッセージなら鍵が導出されるため直ちに廃止する。無害なのは同じメッセージへの再署名のみ',
    ko: '이 서명의 r이 자사 키의 이전 서명 {n}건에도 나타남. 다른 메시지라면 키가 도출되므로 즉시 폐기할 것. 같은 메시지에 다시 서명한 경우만 무해함',
  },
  {
    en: 'r of this signature came in {n:n} earlier signatures of own keys: over other messages the key follows from them, and it is to be retired now; only the same message signed again is harmless',
    ja: 'この署名のrは自社鍵の過去の署名 {n} 件にも現れた。異なるメッセージなら鍵が導出されるため直ちに廃止する。無害なのは同じメッセージへの再署名のみ',
    ko: '이 서명의 r이 자사 키의 이전 서명 {n}건에도 나타남. 다른 메시지라면 키가 도출되므로 즉시 폐기할 것. 같은 메시지에 다시 서명한 경우만 무해함',
  },
  { en: 'had its r been new', ja: 'rが新しい値だった場合', ko: 'r이 새로운 값이었던 경우' },
]

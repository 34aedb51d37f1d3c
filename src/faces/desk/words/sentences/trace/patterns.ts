import type { TwiceTold } from '../sentence-book.ts'

/** Evidence of patterns of laundering, of ownership in common, and of noise beside the money. */
export const PATTERNS: readonly TwiceTold[] = [
  {
    en: 'It only ever forwards what it gets to one service ({n:n} sweep, slowest {s:n} s).',
    ja: '受領分を一つのサービスにのみ転送（転送 {n} 回、最長 {s} 秒）。',
    ko: '받은 것을 한 서비스로만 전송(전송 {n}회, 최장 {s}초).',
  },
  {
    en: 'It only ever forwards what it gets to one service ({n:n} sweeps, slowest {s:n} s).',
    ja: '受領分を一つのサービスにのみ転送（転送 {n} 回、最長 {s} 秒）。',
    ko: '받은 것을 한 서비스로만 전송(전송 {n}회, 최장 {s}초).',
  },
  {
    en: 'only ever forwarded what it got to one service',
    ja: '受領分を一つのサービスにのみ転送',
    ko: '받은 것을 한 서비스로만 전송',
  },
  {
    en: 'It paid nothing for {n:n} days and then moved.',
    ja: '{n} 日間送金がなく、その後動いた。',
    ko: '{n}일간 송금이 없다가 움직임.',
  },
  { en: 'It has rested for {n:n} days.', ja: '{n} 日間動きがない。', ko: '{n}일간 움직임이 없음.' },
  {
    en: 'paid nothing for at least {n:n} days and then moved',
    ja: '{n} 日以上送金がなく、その後動いた',
    ko: '{n}일 이상 송금이 없다가 움직임',
  },
  { en: 'has rested for at least {n:n} days', ja: '{n} 日以上動きがない', ko: '{n}일 이상 움직임이 없음' },
  {
    en: '{n:n} tainted accounts paid into it, at least {least:n} of them within a week.',
    ja: '汚染アドレス {n} 個がここへ送金、うち {least} 個以上が 1 週間以内。',
    ko: '오염 주소 {n}개가 이곳으로 송금, 그중 {least}개 이상이 1주일 이내.',
  },
  {
    en: 'was paid by at least {n:n} tainted accounts within a week',
    ja: '1 週間以内に汚染アドレス {n} 個以上から受領',
    ko: '1주일 이내에 오염 주소 {n}개 이상에서 수령',
  },
  {
    en: 'It sent {n:n} near-equal lots to {to:n} accounts, at least {least:n} of them within a day (coefficient of variation {cv:n}).',
    ja: 'ほぼ同額の資金 {n} 件を {to} アドレスへ送金、うち {least} アドレス以上が 1 日以内（変動係数 {cv}）。',
    ko: '거의 같은 금액의 자금 {n}건을 주소 {to}개로 송금, 그중 {least}개 이상이 하루 이내(변동계수 {cv}).',
  },
  {
    en: 'It sent {n:n} lots to {to:n} accounts, at least {least:n} of them within a day (coefficient of variation {cv:n}).',
    ja: '資金 {n} 件を {to} アドレスへ送金、うち {least} アドレス以上が 1 日以内（変動係数 {cv}）。',
    ko: '자금 {n}건을 주소 {to}개로 송금, 그중 {least}개 이상이 하루 이내(변동계수 {cv}).',
  },
  {
    en: 'sent near-equal lots to at least {n:n} accounts within a day',
    ja: '1 日以内にほぼ同額の資金を {n} アドレス以上へ送金',
    ko: '하루 이내에 거의 같은 금액의 자금을 주소 {n}개 이상으로 송금',
  },
  {
    en: 'sent lots to at least {n:n} accounts within a day',
    ja: '1 日以内に資金を {n} アドレス以上へ送金',
    ko: '하루 이내에 자금을 주소 {n}개 이상으로 송금',
  },
  {
    en: 'It sent {n:n} lots, at least {least:n} of them within a day and none above {percent:n} % of their sum.',
    ja: '{n} 件の資金を送金、うち {least} 件以上が 1 日以内で、いずれも合計の {percent}% 以下。',
    ko: '자금 {n}건을 송금, 그중 {least}건 이상이 하루 이내이고 모두 합계의 {percent}% 이하.',
  },
  {
    en: 'sent at least {n:n} lots within a day, none above {percent:n} % of their sum',
    ja: '1 日以内に {n} 件以上を送金、いずれも合計の {percent}% 以下',
    ko: '하루 이내에 {n}건 이상 송금, 모두 합계의 {percent}% 이하',
  },
  {
    en: 'Its first native value, which pays for fees, came from another account of this trace.',
    ja: '手数料に充てる最初のネイティブ資産が、この追跡内の別アドレスから来た。',
    ko: '수수료로 쓸 첫 기본 자산이 이 추적 내 다른 주소에서 왔음.',
  },
  {
    en: 'got its first native value, which pays for fees, from one account of this trace',
    ja: '手数料に充てる最初のネイティブ資産を、この追跡内の一つのアドレスから受領',
    ko: '수수료로 쓸 첫 기본 자산을 이 추적 내 한 주소에서 받음',
  },
  {
    en: 'On {day:at} {who:told}: together {all:told} of the traced value, the largest {most:told}.',
    ja: '{day}、{who}。合計で追跡額の {all}、最大のもので {most}。',
    ko: '{day}, {who}. 합계는 추적 금액의 {all}, 가장 큰 것은 {most}.',
  },
  {
    en: 'From {from:at} to {until:at} {who:told}: together {all:told} of the traced value, the largest {most:told}.',
    ja: '{from}～{until}、{who}。合計で追跡額の {all}、最大のもので {most}。',
    ko: '{from}~{until}, {who}. 합계는 추적 금액의 {all}, 가장 큰 것은 {most}.',
  },
  {
    en: 'each of {n:n} chains of up to {hops:n} hops {did:told}',
    ja: '最長 {hops} 段の連鎖 {n} 本がそれぞれ{did}',
    ko: '최장 {hops}단계의 연쇄 {n}개가 각각 {did}',
  },
  { en: 'each of {n:n} accounts {did:told}', ja: '{n} アドレスがそれぞれ{did}', ko: '주소 {n}개가 각각 {did}' },
  {
    en: 'one account again and again {did:told}',
    ja: '一つのアドレスが繰り返し{did}',
    ko: '한 주소가 되풀이하여 {did}',
  },
  { en: 'under 0.1 %', ja: '0.1% 未満', ko: '0.1% 미만' },
  { en: '{n:share}', ja: '{n}', ko: '{n}' },
  {
    en: 'It passed on {n:n} % of what came in within {minutes:n} minutes (median {s:n} s).',
    ja: '流入分の {n}% を {minutes} 分以内に送り出した（中央値 {s} 秒）。',
    ko: '유입분의 {n}%를 {minutes}분 이내에 내보냄(중앙값 {s}초).',
  },
  {
    en: 'passed on at least {n:n} % of what came in within {minutes:n} minutes',
    ja: '流入分の {n}% 以上を {minutes} 分以内に送り出した',
    ko: '유입분의 {n}% 이상을 {minutes}분 이내에 내보냄',
  },
  {
    en: 'Over {n:n} hops what went on went to a fresh account each time, with {aside:n} payment aside.',
    ja: '{n} 段にわたり、残額がそのつど新しいアドレスへ移り、途中の支払は {aside} 件。',
    ko: '{n}단계에 걸쳐 나머지가 매번 새 주소로 옮겨 갔고, 도중의 지급은 {aside}건.',
  },
  {
    en: 'Over {n:n} hops what went on went to a fresh account each time, with {aside:n} payments aside.',
    ja: '{n} 段にわたり、残額がそのつど新しいアドレスへ移り、途中の支払は {aside} 件。',
    ko: '{n}단계에 걸쳐 나머지가 매번 새 주소로 옮겨 갔고, 도중의 지급은 {aside}건.',
  },
  {
    en: 'went on through fresh accounts that paid aside on the way',
    ja: '途中で支払をしながら新しいアドレスを次々に経由',
    ko: '도중에 지급하며 새 주소를 차례로 거침',
  },
  {
    en: 'went on through fresh accounts that hardly paid aside',
    ja: '途中でほとんど支払をせずに新しいアドレスを次々に経由',
    ko: '도중에 거의 지급하지 않고 새 주소를 차례로 거침',
  },
  {
    en: '{n:n} of its {all:n} payments are round sums.',
    ja: '支払 {all} 件中 {n} 件が丸めた金額。',
    ko: '지급 {all}건 중 {n}건이 끝자리 없는 금액.',
  },
  {
    en: 'paid mostly round sums, at least {n:n} of them',
    ja: '主に丸めた金額を支払（{n} 件以上）',
    ko: '주로 끝자리 없는 금액을 지급({n}건 이상)',
  },
  {
    en: 'What it sent came back to it after {n:n} transfers.',
    ja: '送り出した資金が送金 {n} 回の後に戻った。',
    ko: '보낸 자금이 이체 {n}회 후 되돌아옴.',
  },
  {
    en: 'got back what it had sent after at most {n:n} transfers',
    ja: '送り出した資金が送金 {n} 回以内に戻った',
    ko: '보낸 자금이 이체 {n}회 이내에 되돌아옴',
  },
  {
    en: 'In one transaction it paid one asset and received another.',
    ja: '一つのトランザクションで、ある資産を支払い、別の資産を受領。',
    ko: '한 트랜잭션에서 한 자산을 지급하고 다른 자산을 수령.',
  },
  {
    en: 'In each of {n:n} transactions it paid one asset and received another.',
    ja: '{n} 件のトランザクションそれぞれで、ある資産を支払い、別の資産を受領。',
    ko: '트랜잭션 {n}건 각각에서 한 자산을 지급하고 다른 자산을 수령.',
  },
  {
    en: 'paid one asset and received another in one transaction',
    ja: '一つのトランザクションで、ある資産を支払い、別の資産を受領',
    ko: '한 트랜잭션에서 한 자산을 지급하고 다른 자산을 수령',
  },
  {
    en: 'The token is not a recognised one but its symbol looks like one.',
    ja: '既知のトークンではないが、記号が既知のものに似ている。',
    ko: '알려진 토큰이 아니지만 기호가 알려진 것과 비슷함.',
  },
  {
    en: '{account:word} has the same ends as the real counterparty {twin:word}.',
    ja: '{account} は実際の相手 {twin} と先頭・末尾が同じ。',
    ko: '{account}은(는) 실제 상대 {twin}과(와) 앞뒤가 같음.',
  },
  { en: 'It moves nothing.', ja: '金額 0 の送金。', ko: '금액이 0인 이체.' },
  {
    en: 'It is at most a hundred-thousandth of the largest transfer of this account in the asset.',
    ja: 'このアドレスの当該資産での最大送金額の 10 万分の 1 以下。',
    ko: '이 주소의 해당 자산 최대 이체액의 10만분의 1 이하.',
  },
  {
    en: 'A little native value, from outside the theft, before the account pays tokens.',
    ja: 'トークンの送金前に、本件の外から来た少額のネイティブ資産。',
    ko: '토큰을 보내기 전에 사건 밖에서 온 소액의 기본 자산.',
  },
  {
    en: '{tx:word} has the shape of {kind:word}: {because:told}; its outputs are tainted by the doctrine, not by known ownership',
    ja: '{tx} は {kind} の形をとる：{because}。出力の汚染は追跡方式によるもので、所有関係の判明によるものではない',
    ko: '{tx}은(는) {kind}의 형태임: {because}. 출력의 오염은 추적 방식에 따른 것이며 소유 관계가 밝혀진 것은 아님',
  },
  {
    en: '{n:n} inputs, {n2:n} equal outputs of a Whirlpool pool; {told:told}',
    ja: '入力 {n} 件、Whirlpool プールの同額出力 {n2} 件。{told}',
    ko: '입력 {n}건, Whirlpool 풀의 같은 금액 출력 {n2}건. {told}',
  },
  {
    en: 'every input is the denomination or a little more',
    ja: 'すべての入力が規定額またはそれをわずかに上回る',
    ko: '모든 입력이 기준 금액이거나 조금 더 많음',
  },
  {
    en: 'the amounts of some inputs are not known',
    ja: '一部の入力の金額が不明',
    ko: '일부 입력의 금액을 알 수 없음',
  },
  {
    en: '{n:n} equal outputs near 0.1 BTC, at least as many inputs, change of many sizes',
    ja: '0.1 BTC 前後の同額出力 {n} 件、同数以上の入力、大小さまざまな釣銭',
    ko: '0.1 BTC 안팎의 같은 금액 출력 {n}건, 그 이상의 입력, 크기가 여러 가지인 거스름',
  },
  {
    en: "{in:n} inputs; {n:n} of {all:n} outputs have WabiSabi's standard values, {again:n} of these repeat",
    ja: '入力 {in} 件。出力 {all} 件中 {n} 件が WabiSabi の標準額で、うち {again} 件が重複',
    ko: '입력 {in}건. 출력 {all}건 중 {n}건이 WabiSabi 표준 금액이고 그중 {again}건이 반복됨',
  },
  {
    en: '{n:n} equal outputs, {change:n} change outputs all different, at least as many paying addresses, one script type',
    ja: '同額出力 {n} 件、すべて異なる釣銭出力 {change} 件、同数以上の支払アドレス、スクリプト型は 1 種類',
    ko: '같은 금액 출력 {n}건, 모두 다른 거스름 출력 {change}건, 그 이상의 지급 주소, 스크립트 유형 1가지',
  },
  {
    en: '{tx:word} spends together what left {n:n} different CoinJoins, which ties these outputs to one owner',
    ja: '{tx} は異なる CoinJoin {n} 件から出た資金をまとめて使用しており、これらの出力は同一管理者に結び付く',
    ko: '{tx}은(는) 서로 다른 코인조인 {n}건에서 나온 자금을 함께 사용하여 이 출력들이 한 소유자로 묶임',
  },
  {
    en: '{n:n} spends in a row of one coin each pay a smaller part aside and pass the larger on to a new address',
    ja: '1 コインの使用が {n} 回連続し、そのつど少額を支払い、残りを新しいアドレスへ移す',
    ko: '코인 하나의 사용이 {n}회 이어지며 매번 작은 몫을 지급하고 나머지를 새 주소로 옮김',
  },
  {
    en: '{tx:word} gathers {n:n} tainted outputs into {into:n}',
    ja: '{tx} は汚染出力 {n} 件を {into} 件に集約',
    ko: '{tx}은(는) 오염 출력 {n}건을 {into}건으로 집중',
  },
  {
    en: 'output {n:n} of {tx:word}: {because:told}; {dissent:n} heuristic(s) point elsewhere',
    ja: '{tx} の出力 {n}：{because}。別の出力を示す経験則が {dissent} 件',
    ko: '{tx}의 출력 {n}: {because}. 다른 출력을 가리키는 경험칙이 {dissent}건',
  },
  {
    en: 'output {n:n} of {tx:word}: {because:told}',
    ja: '{tx} の出力 {n}：{because}',
    ko: '{tx}의 출력 {n}: {because}',
  },
  {
    en: 'pays back to an address that pays in',
    ja: '入力側のアドレスへ払い戻している',
    ko: '입력 쪽 주소로 되돌려 지급',
  },
  {
    en: 'the only output to an address not seen before',
    ja: '初出のアドレスへの唯一の出力',
    ko: '처음 나타난 주소로 가는 유일한 출력',
  },
  {
    en: 'the only output of the same address type as the inputs',
    ja: '入力と同じアドレス型の唯一の出力',
    ko: '입력과 같은 주소 유형의 유일한 출력',
  },
  {
    en: 'the other outputs are round amounts, as people pay',
    ja: 'ほかの出力は、人が支払う場合のような丸めた金額',
    ko: '다른 출력은 사람이 지급할 때처럼 끝자리 없는 금액',
  },
  {
    en: 'smaller than every input: else an input would have been needless',
    ja: 'どの入力よりも少額：そうでなければ不要な入力があったことになる',
    ko: '모든 입력보다 작음: 그렇지 않으면 불필요한 입력이 있었을 것',
  },
  { en: 'change: {heuristic:word}', ja: '釣銭：{heuristic}', ko: '거스름: {heuristic}' },
  { en: 'common-input {account:word}', ja: '共通入力 {account}', ko: '공통 입력 {account}' },
  {
    en: '{n:n} accounts pay together in {txs:n} transaction(s); {left:n} CoinJoin(s) left out',
    ja: '{n} アドレスが {txs} 件のトランザクションで共同支払。CoinJoin {left} 件は除外',
    ko: '주소 {n}개가 트랜잭션 {txs}건에서 함께 지급. 코인조인 {left}건은 제외',
  },
  { en: 'deposit {account:word}', ja: '入金 {account}', ko: '입금 {account}' },
  {
    en: '{n:n} accounts paid into {deposit:word}, which only ever forwards to the service {to:word}.',
    ja: '{n} アドレスが {deposit} へ入金し、そこからはサービス {to} にのみ転送されている。',
    ko: '주소 {n}개가 {deposit}에 입금했고, 그곳에서는 서비스 {to}(으)로만 전송됨.',
  },
  {
    en: '{n:n} accounts got their first native value, which pays for fees, from {by:word}.',
    ja: '{n} アドレスが、手数料に充てる最初のネイティブ資産を {by} から受領。',
    ko: '주소 {n}개가 수수료로 쓸 첫 기본 자산을 {by}에서 받음.',
  },
  { en: 'funded by {account:word}', ja: '資金元 {account}', ko: '자금원 {account}' },
]

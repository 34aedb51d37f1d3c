import type { TwiceTold } from '../sentence-book.ts'

/** What the rules on roundabout ways say: R13 to R18. */
export const ROUTES: readonly TwiceTold[] = [
  {
    en: '{n:n} senders sent {sum:usd} in pieces under {small:usd} within {span:span}',
    ja: '{span}以内に、送金者 {n} 者が {small}未満に分けて計 {sum}を送金',
    ko: '{span} 이내에 송신자 {n}명이 {small} 미만으로 나누어 총 {sum} 송금',
  },
  {
    en: '{n:n} senders sent {times:n} times or more, together {sum:usd} in pieces under {small:usd} within {span:span}',
    ja: '{span}以内に、送金者 {n} 者がそれぞれ {times} 回以上、{small}未満に分けて計 {sum}を送金',
    ko: '{span} 이내에 송신자 {n}명이 각각 {times}회 이상 {small} 미만으로 나누어 총 {sum} 송금',
  },
  {
    en: '{usd:usd} leave in one transfer: {share:share} of it',
    ja: '1回の出金で {usd}（その {share}）が流出',
    ko: '한 번의 출금으로 {usd}(그 {share}) 유출',
  },
  {
    en: 'in a trace the other side gathers from many and spreads to many',
    ja: '追跡結果で、相手方は多数から集めて多数へ分散している',
    ko: '추적 결과에서 상대방은 다수로부터 모아 다수에게 분산함',
  },
  {
    en: 'if no trace showed both at the other side',
    ja: 'どの追跡結果でも相手方にその両方がない場合',
    ko: '어떤 추적 결과에서도 상대방에게 두 가지가 모두 나타나지 않은 경우',
  },
  {
    en: '{a:usd} gathered from {from:n} accounts, then {b:usd} spread to {to:n}, within {span:span}',
    ja: '{span}以内に、{from} アドレスから {a}を集め、{to} アドレスへ {b}を分散',
    ko: '{span} 이내에 주소 {from}개에서 {a}를 모아 주소 {to}개로 {b}를 분산',
  },
  {
    en: '{a:usd} spread to {to:n} accounts, then {b:usd} gathered from {from:n}, within {span:span}',
    ja: '{span}以内に、{to} アドレスへ {a}を分散し、{from} アドレスから {b}を集めた',
    ko: '{span} 이내에 주소 {to}개로 {a}를 분산한 뒤 주소 {from}개에서 {b}를 모음',
  },
  { en: 'the two differ by {share:share}', ja: '両者の差は {share}', ko: '둘의 차이는 {share}' },
  {
    en: '{n:n} times within {span:span} value went out to this account and at least {share:share} of it came back',
    ja: '{span}以内に {n} 回、このアドレスへ出た資金の {share} 以上が戻った',
    ko: '{span} 이내에 {n}회, 이 주소로 나간 자금의 {share} 이상이 되돌아옴',
  },
  { en: 'now {usd:usd}', ja: '今回 {usd}', ko: '이번에 {usd}' },
  {
    en: '{n:n} times within {span:span} value left into a bridge and came back as another asset within {hop:span}',
    ja: '{span}以内に {n} 回、ブリッジへ出た資金が {hop}以内に別の資産で戻った',
    ko: '{span} 이내에 {n}회, 브리지로 나간 자금이 {hop} 이내에 다른 자산으로 되돌아옴',
  },
  {
    en: 'now {usd:usd}, of {left:usd} that left {span:span} before',
    ja: '今回は {span}前に出た {left}のうち {usd}',
    ko: '이번에는 {span} 전에 나간 {left} 중 {usd}',
  },
  { en: 'labels of the sending account', ja: '送金元アドレスのラベル', ko: '송신 주소의 라벨' },
  {
    en: '{turned:usd} turned into a coin that nobody can freeze within {span:span}: {share:share} of a deposit of {in:usd} that its issuer could freeze',
    ja: '{span}以内に {turned}が凍結できない通貨に交換された（発行者が凍結できる {in}の入金の {share}）',
    ko: '{span} 이내에 {turned}가 동결할 수 없는 코인으로 전환됨(발행자가 동결할 수 있는 {in} 입금의 {share})',
  },
  {
    en: 'a conversion of {usd:usd} lost {loss:share}, more than {limit:share}',
    ja: '{usd}の交換で {loss} の損失（基準 {limit} を超過）',
    ko: '{usd} 전환에서 {loss} 손실(기준 {limit} 초과)',
  },
  { en: 'had it lost {limit:share} or less', ja: '損失が {limit} 以下の場合', ko: '손실이 {limit} 이하인 경우' },
  {
    en: 'the share lost to fees and slippage',
    ja: '手数料とスリッページによる損失率',
    ko: '수수료와 슬리피지로 인한 손실률',
  },
  {
    en: 'crypto that came in was converted on {n:n} markets within {span:span}',
    ja: '入金された暗号資産が {span}以内に {n} 市場で交換された',
    ko: '입금된 가상자산이 {span} 이내에 {n}개 시장에서 전환됨',
  },
  {
    en: 'this customer made no other trade in {span:span}',
    ja: 'この顧客は {span}間ほかに売買していない',
    ko: '이 고객은 {span} 동안 다른 매매가 없음',
  },
]

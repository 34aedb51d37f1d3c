import type { TwiceTold } from '../sentence-book.ts'

/** What the rules on unfair trading say: M1 to M5. */
export const MARKETS: readonly TwiceTold[] = [
  {
    en: 'volumes of this market: of {days:span}, and by minutes of {span:span}',
    ja: 'この市場の出来高（{days}分、および {span}の1分ごと）',
    ko: '이 시장의 거래량({days}분, 그리고 {span}의 분 단위)',
  },
  {
    en: '{n:n} days of trades on this market',
    ja: 'この市場の {n} 日分の売買記録',
    ko: '이 시장의 {n}일간 매매 기록',
  },
  { en: 'prices of the trades before', ja: '直前の売買の価格', ko: '직전 매매의 가격' },
  {
    en: '{market:text} rose {rise:share} within {span:span} on {times:n} times its mean volume of {days:n} days',
    ja: '{market} が {span}以内に {rise} 上昇（出来高は {days} 日平均の {times} 倍）',
    ko: '{market}이(가) {span} 이내에 {rise} 상승(거래량은 {days}일 평균의 {times}배)',
  },
  {
    en: '{share:share} of that volume is this customer’s',
    ja: 'その出来高の {share} がこの顧客によるもの',
    ko: '그 거래량의 {share}가 이 고객의 것',
  },
  { en: 'at a price under {price:n}', ja: '価格が {price} 未満の場合', ko: '가격이 {price} 미만인 경우' },
  {
    en: 'the customer traded with itself on {market:text}',
    ja: '顧客が {market} で自己対当取引',
    ko: '고객이 {market}에서 자기 자신과 매매',
  },
  {
    en: 'against somebody with whom the customer has not traded',
    ja: '顧客が取引したことのない相手だった場合',
    ko: '상대가 고객과 거래한 적 없는 사람인 경우',
  },
  { en: 'who is on the other side of the trades', ja: '売買の相手方', ko: '매매의 상대방' },
  {
    en: '{n:n} trades to and fro with one other customer make up {share:share} of the volume of {market:text} in {span:span}',
    ja: '特定の顧客1名との往復売買 {n} 件が、{span}の {market} の出来高の {share} を占める',
    ko: '특정 고객 1명과 주고받은 매매 {n}건이 {span} 동안 {market} 거래량의 {share}를 차지',
  },
  {
    en: '{n:n} trades with both sides within {gap:span} make up {share:share} of the volume of {market:text} in {span:span}',
    ja: '{gap}以内の売りと買いの組 {n} 件が、{span}の {market} の出来高の {share} を占める',
    ko: '{gap} 이내에 매도·매수가 짝지어진 매매 {n}건이 {span} 동안 {market} 거래량의 {share}를 차지',
  },
  {
    en: 'had the other side come more than {span:span} before',
    ja: '反対側の売買が {span}より前だった場合',
    ko: '반대편 매매가 {span}보다 더 앞선 경우',
  },
  {
    en: 'a bid {ticks:n} ticks above the best; {share:share} of the orders of {market:text} in {span:span} are this customer’s bids, at any price',
    ja: '最良気配を {ticks} ティック上回る買い注文。{span}の {market} の注文の {share} がこの顧客の買い注文（価格を問わない）',
    ko: '최우선 호가보다 {ticks}틱 높은 매수 주문. {span} 동안 {market} 주문의 {share}가 이 고객의 매수 주문(가격 불문)',
  },
  { en: 'the best bid when the order came', ja: '注文時の最良買気配', ko: '주문 당시 최우선 매수호가' },
  {
    en: 'under {ticks:n} ticks above the best bid',
    ja: '最良買気配からの差が {ticks} ティック未満の場合',
    ko: '최우선 매수호가와의 차이가 {ticks}틱 미만인 경우',
  },
  {
    en: '{own:n} of {all:n} orders of {market:text} within {span:span} are of this account: {share:share}',
    ja: '{span}以内の {market} の注文 {all} 件中 {own} 件がこの口座のもの（{share}）',
    ko: '{span} 이내 {market} 주문 {all}건 중 {own}건이 이 계정의 것({share})',
  },
  {
    en: 'had it made fewer than {share:share} of them',
    ja: 'その割合が {share} 未満だった場合',
    ko: '그 비율이 {share} 미만이었던 경우',
  },
  {
    en: 'the trades of the market that the notice is about',
    ja: '公表の対象となった市場の売買記録',
    ko: '공지 대상 시장의 매매 기록',
  },
  {
    en: 'the worth in US dollars of trades before the notice',
    ja: '公表前の売買の米ドル換算額',
    ko: '공지 전 매매의 달러 환산액',
  },
  {
    en: '{n:n} account bought {sum:usd}, {share:share} of all, within {span:span} before the {what:names} on {market:text}; the events named are theirs',
    ja: '{market} の{what}前 {span}以内に、{n} 口座が {sum}（全体の {share}）を買い付け。示したイベントはその口座のもの',
    ko: '{market} {what} 전 {span} 이내에 계정 {n}개가 {sum}(전체의 {share}) 매수. 표시된 이벤트는 그 계정의 것',
  },
  {
    en: '{n:n} accounts bought {sum:usd}, {share:share} of all, within {span:span} before the {what:names} on {market:text}; the events named are theirs',
    ja: '{market} の{what}前 {span}以内に、{n} 口座が {sum}（全体の {share}）を買い付け。示したイベントはその口座のもの',
    ko: '{market} {what} 전 {span} 이내에 계정 {n}개가 {sum}(전체의 {share}) 매수. 표시된 이벤트는 그 계정의 것',
  },
  {
    en: '{n:n} account sold {sum:usd}, {share:share} of all, within {span:span} before the {what:names} on {market:text}; the events named are theirs',
    ja: '{market} の{what}前 {span}以内に、{n} 口座が {sum}（全体の {share}）を売り付け。示したイベントはその口座のもの',
    ko: '{market} {what} 전 {span} 이내에 계정 {n}개가 {sum}(전체의 {share}) 매도. 표시된 이벤트는 그 계정의 것',
  },
  {
    en: '{n:n} accounts sold {sum:usd}, {share:share} of all, within {span:span} before the {what:names} on {market:text}; the events named are theirs',
    ja: '{market} の{what}前 {span}以内に、{n} 口座が {sum}（全体の {share}）を売り付け。示したイベントはその口座のもの',
    ko: '{market} {what} 전 {span} 이내에 계정 {n}개가 {sum}(전체의 {share}) 매도. 표시된 이벤트는 그 계정의 것',
  },
  {
    en: 'had no account traded {share:share} of it and {usd:usd}',
    ja: 'その {share} かつ {usd}以上を売買した口座がない場合',
    ko: '그 {share} 이상이면서 {usd} 이상을 매매한 계정이 없는 경우',
  },
]

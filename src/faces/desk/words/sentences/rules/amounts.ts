import type { TwiceTold } from '../sentence-book.ts'

/** What the rules on amounts and speed say: R01 to R07. */
export const AMOUNTS: readonly TwiceTold[] = [
  {
    en: '{n:n} transfers of at least {low:share} of the limit of {limit:money}, and under it, within {span:span}',
    ja: '{span}以内に、基準額 {limit}の {low} 以上100%未満の入出金が {n} 件',
    ko: '{span} 이내에 기준금액 {limit}의 {low} 이상 100% 미만인 입출금 {n}건',
  },
  {
    en: '{n:n} transfers of at least {low:share} of the limit of {limit:money} ({country:word}), and under it, within {span:span}',
    ja: '{span}以内に、基準額 {limit}（{country}）の {low} 以上100%未満の入出金が {n} 件',
    ko: '{span} 이내에 기준금액 {limit}({country})의 {low} 이상 100% 미만인 입출금 {n}건',
  },
  { en: 'together {sum:money}', ja: '合計 {sum}', ko: '합계 {sum}' },
  {
    en: 'at least {n:n} transfers of one direction under {limit:usd} each within {span:span}',
    ja: '{span}以内に、それぞれ {limit}未満の同一方向の入出金が {n} 件以上',
    ko: '{span} 이내에 각각 {limit} 미만인 같은 방향 입출금 {n}건 이상',
  },
  {
    en: '{sum:money} paid in within {span:span}, from {limit:money} on',
    ja: '{span}以内の入金が {sum}（基準：{limit}以上）',
    ko: '{span} 이내 입금액 {sum}(기준: {limit} 이상)',
  },
  {
    en: '{sum:money} paid out within {span:span}, from {limit:money} on',
    ja: '{span}以内の出金が {sum}（基準：{limit}以上）',
    ko: '{span} 이내 출금액 {sum}(기준: {limit} 이상)',
  },
  {
    en: 'the worth of this event in won and in US dollars, so that earlier ones cannot be told in won',
    ja: 'このイベントのウォン額と米ドル額（過去のイベントをウォンに換算できない）',
    ko: '이 이벤트의 원화액과 달러액(이전 이벤트를 원화로 환산할 수 없음)',
  },
  {
    en: '{n:n} transfers from {large:usd} on within {span:span}',
    ja: '{span}以内に {large}以上の入出金が {n} 件',
    ko: '{span} 이내에 {large} 이상 입출금 {n}건',
  },
  {
    en: '{sum:usd} moved in that time, against {mean:usd} a day on average and a limit of {limit:usd}',
    ja: 'その間の移動額は {sum}（1日平均 {mean}、上限 {limit}）',
    ko: '그동안의 이동액 {sum}(하루 평균 {mean}, 한도 {limit})',
  },
  {
    en: '{sum:usd} moved in that time, against {mean:usd} a day on average in its peer group and a limit of {limit:usd}',
    ja: 'その間の移動額は {sum}（同種の顧客群の1日平均 {mean}、上限 {limit}）',
    ko: '그동안의 이동액 {sum}(유사 고객군의 하루 평균 {mean}, 한도 {limit})',
  },
  {
    en: 'a history of this customer, or of its peer group, to hold the day against',
    ja: 'この日と比べるための顧客または同種の顧客群の取引履歴',
    ko: '이날과 비교할 고객 또는 유사 고객군의 거래 이력',
  },
  {
    en: '{n:n} transfers came in at even intervals (gaps vary by {uneven:n} of their mean)',
    ja: '等間隔の入金が {n} 件（間隔のばらつきは平均の {uneven} 倍）',
    ko: '일정한 간격의 입금 {n}건(간격의 편차는 평균의 {uneven}배)',
  },
  { en: 'nothing for {span:span}', ja: '{span}間動きなし', ko: '{span} 동안 움직임 없음' },
  { en: 'now {usd:usd} leaves', ja: '今回 {usd}が出金', ko: '이번에 {usd} 출금' },
  { en: 'before the silence {usd:usd} left', ja: '休止の前に {usd}が出金', ko: '휴지기 전에 {usd} 출금' },
  {
    en: '{n:n} transfers left within {span:span}, more than {limit:n}',
    ja: '{span}以内の出金が {n} 件（上限 {limit} 件を超過）',
    ko: '{span} 이내 출금 {n}건(한도 {limit}건 초과)',
  },
  {
    en: 'in 95 of 100 of its own hours there are at most {most:n}',
    ja: '当該顧客の1時間当たりの件数は、100時間中95時間で {most} 件以下',
    ko: '해당 고객의 시간당 건수는 100시간 중 95시간에서 {most}건 이하',
  },
  {
    en: 'thirty days of this customer’s own hours to hold the hour against',
    ja: 'この1時間と比べるための、当該顧客の30日分の履歴',
    ko: '이 1시간과 비교할 해당 고객의 30일 이력',
  },
  {
    en: '{n:n} withdrawals of {usd:usd} each (within {tolerance:share}) within {span:span}',
    ja: '{span}以内に、1件 {usd}（差 {tolerance} 以内）の出金が {n} 件',
    ko: '{span} 이내에 건당 {usd}(오차 {tolerance} 이내) 출금 {n}건',
  },
  { en: 'the amount is round', ja: '数量が切りのよい数', ko: '수량이 딱 떨어지는 수' },
]

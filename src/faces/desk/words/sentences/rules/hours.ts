import type { TwiceTold } from '../sentence-book.ts'

/** What the rules on hours and clocks say: R49 and R50. */
export const HOURS: readonly TwiceTold[] = [
  {
    en: 'the residence of the customer, or the time zones of it',
    ja: '顧客の居住地、またはそのタイムゾーン',
    ko: '고객의 거주지 또는 그 시간대',
  },
  {
    en: '{share:share} of {n:n} own log-ins and outflows within {span:span}, on {days:n} days, lie in the night of where the customer lives',
    ja: '{span}以内の本人のログインと出金 {n} 件のうち {share}（{days} 日間）が、居住地の夜間',
    ko: '{span} 이내 본인의 로그인·출금 {n}건 중 {share}({days}일간)가 거주지의 심야',
  },
  {
    en: 'by day where the customer lives',
    ja: '居住地の日中の場合',
    ko: '거주지의 낮인 경우',
  },
  {
    en: 'the clock of the machine is {minutes:n} minutes off any of {home:word}, of which its address is',
    ja: '端末の時計は {home} のどの時計とも {minutes} 分ずれているが、IPアドレスは同国のもの',
    ko: '기기 시계가 {home}의 어느 시계와도 {minutes}분 차이 나지만 IP 주소는 그 나라의 것',
  },
  {
    en: 'the machine is controlled from afar: {remote:names}',
    ja: '端末は遠隔操作されている：{remote}',
    ko: '기기가 원격으로 조작됨: {remote}',
  },
  {
    en: 'with a clock within {minutes:n} minutes of those of residence',
    ja: '時計と居住地とのずれが {minutes} 分以内の場合',
    ko: '시계와 거주지의 차이가 {minutes}분 이내인 경우',
  },
  {
    en: '{n:n} transfers of together {sum:usd} left within {span:span} in the night of where the customer lives',
    ja: '居住地の夜間、{span}以内に {n} 件、合計 {sum}が出金',
    ko: '거주지의 심야에 {span} 이내 {n}건, 합계 {sum} 출금',
  },
  {
    en: 'of {n:n} own log-ins and outflows within {span:span}, before this night, {share:share} lay in the night',
    ja: 'この夜より前の {span}以内の本人のログインと出金 {n} 件のうち、夜間は {share}',
    ko: '이 밤 이전 {span} 이내 본인의 로그인·출금 {n}건 중 심야는 {share}',
  },
  {
    en: 'the hours that the customer kept before the monitor first saw it',
    ja: 'モニターがこの顧客を初めて見る前の利用時間帯',
    ko: '모니터가 이 고객을 처음 보기 전의 이용 시간대',
  },
]

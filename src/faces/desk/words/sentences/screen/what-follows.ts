import type { TwiceTold } from '../sentence-book.ts'

/** What a match obliges to, by whom and until when. */
export const WHAT_FOLLOWS: readonly TwiceTold[] = [
  { en: 'at once', ja: '直ちに', ko: '즉시' },
  {
    en: 'the term is not verified: ask counsel',
    ja: '期限は未確認：法務に確認する',
    ko: '기한이 확인되지 않음: 법률 자문을 구할 것',
  },
  {
    en: '{n:n} business days, to the end of {day:at} in {country:told}; {caveat:told}',
    ja: '{n} 営業日（{country}の {day} 終わりまで）。{caveat}',
    ko: '{n}영업일({country} {day} 말까지). {caveat}',
  },
  {
    en: '{n:n} business days, to the end of {day:at} in {country:told}',
    ja: '{n} 営業日（{country}の {day} 終わりまで）',
    ko: '{n}영업일({country} {day} 말까지)',
  },
  { en: 'Japan', ja: '日本', ko: '일본' },
  { en: 'South Korea', ja: '韓国', ko: '한국' },
  { en: 'the United States', ja: '米国', ko: '미국' },
  {
    en: 'elections and days off that the government declares are known until {declared:n}, lunar days until {lunar:n}; where later ones come, the true day is later',
    ja: '選挙日と臨時公休日は{declared}年まで、旧暦の祝日は{lunar}年までしか反映していない。以後に該当日があれば、実際の期日は後になる',
    ko: '선거일과 임시공휴일은 {declared}년까지, 음력 공휴일은 {lunar}년까지만 반영됨. 이후 해당하는 날이 있으면 실제 기일은 더 늦어짐',
  },
  {
    en: 'whoever the Foreign Exchange and Foreign Trade Act binds',
    ja: '外国為替及び外国貿易法の適用を受ける者',
    ko: '일본 외국환 및 외국무역법의 적용을 받는 자',
  },
  {
    en: 'make no payment to a designated person without a licence',
    ja: '許可なく指定者への支払をしない',
    ko: '허가 없이 지정된 자에게 지급하지 않는다',
  },
  {
    en: 'a virtual asset service provider whose reporting officer finds the transfer suspicious',
    ja: '報告責任者が疑わしいと判断した仮想資産事業者',
    ko: '보고책임자가 의심스럽다고 판단한 가상자산사업자',
  },
  {
    en: 'report the suspicious transaction to KoFIU',
    ja: '疑わしい取引を KoFIU（金融情報分析院）に報告する',
    ko: '의심거래를 금융정보분석원(KoFIU)에 보고한다',
  },
  { en: 'any US person', ja: 'すべての米国人（US person）', ko: '모든 미국인(US person)' },
  {
    en: 'block the property and refuse to deal in it',
    ja: '資産を凍結し、取引を拒否する',
    ko: '자산을 동결하고 거래를 거부한다',
  },
  {
    en: 'any US person that blocked property',
    ja: '資産を凍結した米国人（US person）',
    ko: '자산을 동결한 미국인(US person)',
  },
  {
    en: 'report the blocked property to OFAC',
    ja: '凍結した資産を OFAC に報告する',
    ko: '동결한 자산을 OFAC에 보고한다',
  },
  {
    en: 'any US person that rejected a transaction instead of blocking it',
    ja: '凍結ではなく取引を拒否した米国人（US person）',
    ko: '동결 대신 거래를 거부한 미국인(US person)',
  },
  {
    en: 'report the rejected transaction to OFAC',
    ja: '拒否した取引を OFAC に報告する',
    ko: '거부한 거래를 OFAC에 보고한다',
  },
]

import type { TwiceTold } from '../sentence-book.ts'

/** What is said of the deadlines of reports: terms, conditions, doubts, reminders. Citations keep the titles of what they cite. */
export const DEADLINES: readonly TwiceTold[] = [
  { en: 'suspicious transaction report', ja: '疑わしい取引の届出', ko: '의심거래보고' },
  { en: 'suspicious activity report', ja: '疑わしい活動の報告', ko: '의심활동보고' },
  { en: 'report of suspicion', ja: '疑わしい取引の報告', ko: '의심거래 보고' },
  { en: 'the supervising agency, for JAFIC', ja: '所管行政庁（JAFIC）', ko: '소관 행정청(JAFIC)' },
  { en: 'not known', ja: '不明', ko: '알 수 없음' },
  { en: 'promptly', ja: '速やかに', ko: '지체 없이' },
  { en: '{n:n} business days', ja: '{n} 営業日', ko: '{n}영업일' },
  { en: '{n:n} calendar days', ja: '{n} 日（暦日）', ko: '{n}일(역일)' },
  { en: 'the {report:told} is overdue', ja: '{report}が期限を過ぎている', ko: '{report} 기한 초과' },
  {
    en: 'the {report:told} is due in less than a day',
    ja: '{report}の期限まで1日未満',
    ko: '{report} 기한까지 1일 미만',
  },
  {
    en: 'the {report:told} is due in less than {n:n} days',
    ja: '{report}の期限まで {n} 日未満',
    ko: '{report} 기한까지 {n}일 미만',
  },
  {
    en: 'the {report:told} was to be filed promptly, and is not filed',
    ja: '{report}は速やかに行うべきだが、まだ行われていない',
    ko: '{report}는 지체 없이 해야 하나 아직 하지 않음',
  },
  {
    en: 'where nobody is suspected by name; {more:told}',
    ja: '被疑者の氏名が不明な場合。{more}',
    ko: '혐의자의 이름을 모르는 경우. {more}',
  },
  {
    en: 'told of banks; FinCEN names no longer term for money services businesses',
    ja: '銀行についてのもの。FinCENは資金サービス業者について、より長い期限を定めていない',
    ko: '은행에 관한 것임. FinCEN은 자금서비스업자에 대해 더 긴 기한을 정하지 않음',
  },
  {
    en: 'no term is known from a verified source',
    ja: '確認済みの出典による期限がない',
    ko: '확인된 출처의 기한이 없음',
  },
  {
    en: 'the law of this country is not in the catalogue: count its deadline yourself',
    ja: 'この国の法令はカタログにない。期限は各自で計算すること',
    ko: '이 나라의 법령이 목록에 없음. 기한은 직접 계산할 것',
  },
  {
    en: 'read in two newspapers on the authority’s announcement; the text of the regulation itself was not at hand',
    ja: '当局の発表を報じた2紙による。規則の本文は参照できなかった',
    ko: '당국 발표를 다룬 신문 2곳에 따름. 규정 본문은 확인하지 못함',
  },
  { en: 'the law names no number of days', ja: '法令は日数を定めていない', ko: '법령에 일수가 정해져 있지 않음' },
  {
    en: 'elections and days off that the government declares are known until {declared:n}, lunar days until {lunar:n}; where later ones come, the true day is later',
    ja: '選挙日と臨時公休日は{declared}年まで、旧暦の祝日は{lunar}年までしか反映していない。以後に該当日があれば、実際の期限は後になる',
    ko: '선거일과 임시공휴일은 {declared}년까지, 음력 공휴일은 {lunar}년까지만 반영됨. 이후 해당하는 날이 있으면 실제 기한은 더 늦어짐',
  },
  {
    en: 'Regulation on the reporting and supervision of specific financial transaction information, Article 3, in force 2021-03-25, as KoFIU announced it on 2021-03-22 (wowtv.co.kr A202103220290; financialpost.co.kr 122370): three business days from the reporting officer’s determination',
    ja: '特定金融取引情報報告及び監督規程（韓国）第3条、2021-03-25施行。KoFIUの2021-03-22の発表による（wowtv.co.kr A202103220290、financialpost.co.kr 122370）：報告責任者の判断から3営業日',
    ko: '특정 금융거래정보 보고 및 감독규정 제3조, 2021-03-25 시행. KoFIU의 2021-03-22 발표에 따름(wowtv.co.kr A202103220290, financialpost.co.kr 122370): 보고책임자의 판단부터 3영업일',
  },
  {
    en: 'Act on Prevention of Transfer of Criminal Proceeds (Act 22 of 2007), Article 8, as told by the Global Investigations Review guide',
    ja: '犯罪による収益の移転防止に関する法律（平成19年法律第22号）第8条。Global Investigations Reviewのガイドによる',
    ko: '일본 범죄수익이전방지법(2007년 법률 제22호) 제8조. Global Investigations Review 안내서에 따름',
  },
  {
    en: 'FinCEN, "30 Days – Time to File" (fincen.gov/30-days-time-file), for money services businesses: counted from the initial detection of facts that may call for a report; 31 CFR 1022.320',
    ja: 'FinCEN "30 Days – Time to File"（fincen.gov/30-days-time-file）、資金サービス業者向け：報告を要し得る事実の最初の発見から計算。31 CFR 1022.320',
    ko: 'FinCEN "30 Days – Time to File"(fincen.gov/30-days-time-file), 자금서비스업자 대상: 보고가 필요할 수 있는 사실을 처음 발견한 때부터 계산. 31 CFR 1022.320',
  },
  {
    en: '12 CFR 21.11(d), as told by Wolters Kluwer; BSA/AML examination manual, as told by compliancecohort',
    ja: '12 CFR 21.11(d)（Wolters Kluwerによる）、BSA/AML検査マニュアル（compliancecohortによる）',
    ko: '12 CFR 21.11(d)(Wolters Kluwer에 따름), BSA/AML 검사 매뉴얼(compliancecohort에 따름)',
  },
  {
    en: 'The total is below {usd:n} US dollars, from which on a money services business must report ({source:text}): the report is voluntary.',
    ja: '合計が {usd} 米ドル未満（資金サービス業者の報告義務の基準額：{source}）のため、報告は任意。',
    ko: '합계가 {usd}달러 미만(자금서비스업자의 보고 의무 기준금액: {source})이므로 보고는 임의임.',
  },
  {
    en: 'No total is told, so the form says that the amount is unknown; {n:n} suspicious transactions have a worth in US dollars.',
    ja: '合計額が入力されていないため、様式には金額不明と記載される。米ドル換算額のある疑わしい取引は {n} 件。',
    ko: '총액이 입력되지 않아 서식에 금액 불명으로 기재됨. 미국 달러 환산액이 있는 의심거래는 {n}건.',
  },
  {
    en: 'the law of this country is not known here',
    ja: 'この国の法令は登録されていない',
    ko: '이 나라의 법령이 등록되어 있지 않음',
  },
  {
    en: 'decision.{field:word}, from which the term counts, is not told',
    ja: '期限の起算点（decision.{field}）が入力されていない',
    ko: '기한의 기산점(decision.{field})이 입력되지 않음',
  },
  {
    en: 'no term is known from a source that was read',
    ja: '確認した出典による期限がない',
    ko: '확인한 출처의 기한이 없음',
  },
  { en: '{n:n} business days from {day:at}', ja: '{day} から {n} 営業日', ko: '{day}부터 {n}영업일' },
  { en: '{n:n} calendar days from {day:at}', ja: '{day} から {n} 日（暦日）', ko: '{day}부터 {n}일(역일)' },
  { en: 'promptly from {day:at}', ja: '{day} から速やかに', ko: '{day}부터 지체 없이' },
  {
    en: 'case {id:word}: the {report:names} to {to:told} is overdue',
    ja: '案件 {id}：{to}への{report}が期限を過ぎている',
    ko: '사안 {id}: {to}에 대한 {report} 기한 초과',
  },
  {
    en: 'case {id:word}: the {report:names} to {to:told} is due in less than a day',
    ja: '案件 {id}：{to}への{report}の期限まで1日未満',
    ko: '사안 {id}: {to}에 대한 {report} 기한까지 1일 미만',
  },
  {
    en: 'case {id:word}: the {report:names} to {to:told} is due in less than {n:n} days',
    ja: '案件 {id}：{to}への{report}の期限まで {n} 日未満',
    ko: '사안 {id}: {to}에 대한 {report} 기한까지 {n}일 미만',
  },
  {
    en: 'case {id:word}: the {report:names} to {to:told} was to be filed promptly, and is not filed',
    ja: '案件 {id}：{to}への{report}は速やかに行うべきだが、まだ行われていない',
    ko: '사안 {id}: {to}에 대한 {report}는 지체 없이 해야 하나 아직 하지 않음',
  },
]

import type { TwiceTold } from '../sentence-book.ts'

/** What the lists of the catalog are called, and who publishes them: by the name in use in Japan and Korea where there is one. */
export const LIST_NAMES: readonly TwiceTold[] = [
  {
    en: 'Consolidated Canadian Autonomous Sanctions List',
    ja: 'カナダ独自制裁統合リスト',
    ko: '캐나다 독자제재 통합 명단',
  },
  { en: 'Global Affairs Canada', ja: 'カナダ外務省', ko: '캐나다 외교부' },
  {
    en: 'Consolidated list of persons, groups and entities subject to EU financial sanctions',
    ja: 'EU 金融制裁対象の個人・団体の統合リスト',
    ko: 'EU 금융제재 대상 개인·단체 통합 명단',
  },
  {
    en: 'European Commission (FISMA), Financial Sanctions Files',
    ja: '欧州委員会（FISMA）金融制裁ファイル',
    ko: '유럽연합 집행위원회(FISMA) 금융제재 파일',
  },
  { en: 'UK Sanctions List', ja: '英国制裁リスト', ko: '영국 제재 명단' },
  {
    en: 'United Kingdom, Foreign, Commonwealth and Development Office (FCDO)',
    ja: '英国外務・英連邦・開発省（FCDO）',
    ko: '영국 외무·영연방·개발부(FCDO)',
  },
  { en: 'GraphSense TagPacks', ja: 'GraphSense TagPacks', ko: 'GraphSense TagPacks' },
  { en: 'GraphSense and its contributors', ja: 'GraphSense と協力者', ko: 'GraphSense와 기여자' },
  {
    en: 'Administrative seizure orders against crypto wallets',
    ja: '暗号資産ウォレットに対する行政差押命令',
    ko: '가상자산 지갑에 대한 행정 압류 명령',
  },
  {
    en: 'Israel, National Bureau for Counter Terror Financing (NBCTF)',
    ja: 'イスラエル国家テロ資金対策局（NBCTF）',
    ko: '이스라엘 국가테러자금대응국(NBCTF)',
  },
  {
    en: 'Persons subject to asset freezes and other measures (資産凍結等の措置の対象者)',
    ja: '資産凍結等の措置の対象者',
    ko: '자산동결 등 조치 대상자(일본)',
  },
  { en: 'Ministry of Finance, Japan', ja: '財務省', ko: '일본 재무성' },
  { en: "South Korea's own sanctions (독자제재 대상)", ja: '韓国の独自制裁対象', ko: '독자제재 대상' },
  { en: 'Ministry of Foreign Affairs, Republic of Korea', ja: '韓国外交部', ko: '외교부' },
  {
    en: 'Domains and addresses of North Korean malware (Maltrail: apt_lazarus, apt_kimsuky, apt_bluenoroff)',
    ja: '北朝鮮のマルウェアのドメインとアドレス（Maltrail: apt_lazarus, apt_kimsuky, apt_bluenoroff）',
    ko: '북한 악성코드의 도메인과 주소(Maltrail: apt_lazarus, apt_kimsuky, apt_bluenoroff)',
  },
  { en: 'Maltrail developers', ja: 'Maltrail 開発者', ko: 'Maltrail 개발자' },
  {
    en: 'Bitcoin addresses of the report of the Multilateral Sanctions Monitoring Team, annex 6',
    ja: '多国間制裁監視チーム報告書 付属書 6 の Bitcoin アドレス',
    ko: '다국적 제재 모니터링팀 보고서 부속서 6의 비트코인 주소',
  },
  {
    en: 'Multilateral Sanctions Monitoring Team (MSMT)',
    ja: '多国間制裁監視チーム（MSMT）',
    ko: '다국적 제재 모니터링팀(MSMT)',
  },
  {
    en: 'United Nations Security Council Consolidated List',
    ja: '国連安全保障理事会統合リスト',
    ko: '유엔 안전보장이사회 통합 명단',
  },
  { en: 'United Nations Security Council', ja: '国連安全保障理事会', ko: '유엔 안전보장이사회' },
  {
    en: 'Addresses of the Bybit theft of 2025-02-21 (PSA I-022625-PSA)',
    ja: '2025-02-21 の Bybit 流出のアドレス（PSA I-022625-PSA）',
    ko: '2025-02-21 Bybit 탈취 주소(PSA I-022625-PSA)',
  },
  {
    en: 'US Federal Bureau of Investigation, Internet Crime Complaint Center',
    ja: '米国連邦捜査局（FBI）インターネット犯罪苦情センター',
    ko: '미국 연방수사국(FBI) 인터넷범죄신고센터',
  },
  {
    en: 'Addresses of thefts that the FBI ascribes to North Korea',
    ja: 'FBI が北朝鮮によるとする流出のアドレス',
    ko: 'FBI가 북한 소행으로 보는 탈취의 주소',
  },
  {
    en: 'tayvano and others, after statements of the FBI',
    ja: 'tayvano ほか（FBI の発表による）',
    ko: 'tayvano 등(FBI 발표에 따름)',
  },
  {
    en: 'Consolidated Sanctions List (non-SDN lists)',
    ja: '統合制裁リスト（SDN 以外）',
    ko: '통합 제재 명단(SDN 이외)',
  },
  {
    en: 'US Department of the Treasury, Office of Foreign Assets Control (OFAC)',
    ja: '米国財務省外国資産管理局（OFAC）',
    ko: '미국 재무부 해외자산통제국(OFAC)',
  },
  {
    en: 'Specially Designated Nationals and Blocked Persons List',
    ja: '特別指定国民及び資産凍結者リスト（SDN）',
    ko: '특별지정제재대상자 명단(SDN)',
  },
  { en: 'derived from {list:told}', ja: '{list} からの派生', ko: '{list}에서 파생' },
  {
    en: 'Cordon, from ledger data',
    ja: 'Cordon（ブロックチェーンデータから作成）',
    ko: 'Cordon(블록체인 데이터로 작성)',
  },
]

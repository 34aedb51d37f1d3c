/** What is suspected, in one word of ours, and how each form says it. */
export interface Suspicion {
  readonly word: string
  readonly en: string
  readonly ko: string
  readonly ja: string
  /** FinCEN SAR: type and subtype of `SuspiciousActivityClassification`. A subtype that ends in 999 is said in words (`en`). */
  readonly sarx: { readonly type: number; readonly subtype: number }
  /** Code among the goAML indicators of the United Arab Emirates, the one list that is published; null: it has none. */
  readonly goaml: string | null
}

function suspicion(
  word: string,
  sarx: readonly [type: number, subtype: number],
  goaml: string | null,
  en: string,
  ko: string,
  ja: string,
): Suspicion {
  return { word, en, ko, ja, sarx: { type: sarx[0], subtype: sarx[1] }, goaml }
}

/** Every word; codes as `EFL_SARXBatchSchema.xsd` (FinCEN, version 1.2) and the goAML schema 5.0.2 list them. */
export const SUSPICIONS: readonly Suspicion[] = [
  suspicion('theft', [9, 903], 'IAORG', 'theft of virtual assets', '가상자산 탈취', '暗号資産の窃取'),
  suspicion(
    'cyber-attack-on-institution',
    [11, 1101],
    'IAORG',
    'cyber event against the institution',
    '금융회사등에 대한 사이버 공격',
    '事業者に対するサイバー攻撃',
  ),
  suspicion(
    'cyber-attack-on-customer',
    [11, 1102],
    'IAORG',
    'cyber event against customers',
    '고객에 대한 사이버 공격',
    '顧客に対するサイバー攻撃',
  ),
  suspicion('account-takeover', [9, 920], null, 'account takeover', '계정 탈취', 'アカウントの乗っ取り'),
  suspicion('identity-theft', [9, 905], null, 'identity theft', '명의 도용', 'なりすまし'),
  suspicion('source-of-funds', [8, 821], null, 'doubtful source of funds', '자금 출처 의심', '資金の出所が疑わしい'),
  suspicion(
    'out-of-pattern',
    [8, 812],
    null,
    'out of pattern for the customer',
    '평소와 다른 거래',
    '通常と異なる取引',
  ),
  suspicion('transfers', [8, 805], null, 'suspicious transfers', '의심스러운 이전', '疑わしい移転'),
  suspicion('many-accounts', [8, 807], 'MACCA', 'use of many accounts', '다수 계정 이용', '多数の口座の利用'),
  suspicion('third-party', [8, 809], null, 'transactions for a third party', '차명 거래', '第三者のための取引'),
  suspicion('funnel', [8, 824], 'IUVC3', 'many senders into one account', '다수 송신인의 집금', '多数からの集金口座'),
  suspicion('structuring', [1, 113], 'IUVC6', 'structuring below a threshold', '분할 거래', '敷居値未満への分割取引'),
  suspicion('together', [9, 911], null, 'several persons acting together', '복수인의 공동 행위', '複数人の共同行為'),
  suspicion(
    'no-purpose',
    [9, 925],
    null,
    'no apparent economic or lawful purpose',
    '경제적 합리성 없음',
    '経済合理性のない取引',
  ),
  suspicion(
    'high-risk-country',
    [9, 928],
    null,
    'high-risk jurisdiction involved',
    '고위험 국가 관련',
    '高リスク国の関与',
  ),
  suspicion('unlicensed', [9, 913], 'IUVC4', 'unlicensed or unregistered service', '미신고 사업자', '無登録業者'),
  suspicion('manipulation', [6, 608], null, 'market manipulation', '시세 조종', '相場操縦'),
  suspicion('wash-trading', [6, 609], null, 'wash trading', '가장 매매', '仮装売買'),
  suspicion('terrorism', [7, 701], 'TFFVC', 'terrorist financing', '테러자금조달', 'テロ資金供与'),
  suspicion('false-documents', [4, 403], null, 'doubtful or false documents', '허위 서류', '虚偽の書類'),
  suspicion('mixer', [8, 8999], 'CRYMX', 'use of a mixer', '믹서 이용', 'ミキサーの利用'),
  suspicion('chain-hopping', [8, 8999], 'DCEXC', 'swaps across ledgers', '체인 간 교환', 'チェーン間の交換'),
  suspicion('unhosted-wallet', [8, 8999], 'UHWLT', 'unhosted wallets', '개인지갑', 'アンホステッド・ウォレット'),
  suspicion('darknet', [9, 9999], 'DRKM1', 'darknet market', '다크넷 시장', 'ダークネット市場'),
  suspicion('sanctions', [9, 9999], 'ITLSL', 'sanctioned party', '제재 대상자 관련', '制裁対象者の関与'),
  suspicion('proliferation', [9, 9999], 'TFS03', 'proliferation financing', '대량살상무기확산금융', '拡散金融'),
  suspicion('fraud', [3, 3999], 'FRDVC', 'fraud with virtual assets', '가상자산 사기', '暗号資産に関する詐欺'),
  suspicion(
    'vpn-or-proxy',
    [9, 9999],
    'IUVC8',
    'untrusted IP addresses',
    '신뢰할 수 없는 IP',
    '信頼できないIPアドレス',
  ),
]

const BY_WORD: ReadonlyMap<string, Suspicion> = new Map(SUSPICIONS.map(s => [s.word, s]))

/** The suspicions that a case names, in the order of the list. */
export function suspicionsOf(words: readonly string[]): readonly Suspicion[] {
  const named = new Set(words)
  return [...BY_WORD.values()].filter(s => named.has(s.word))
}

import type { Identification, Phone, ReportAccount, ReportTransaction } from '../../model/report-case.ts'

/**
 * Codes of the goAML schema 5.0.2 as the United Arab Emirates publish it. Each country generates its own lists into the schema; another
 * country's report is written with a table like this one of its own.
 */
export const CODES = {
  electronic: 'E',
  withTransactions: 'STR',
  withoutTransactions: 'SAR',
  crypto: 'CRPTC',
  funds: 'ELCFT',
  cryptoWallet: 'CRYWT',
  wallet: 'DAWLT',
  onlineBanking: 'ONBNK',
  unknown: '-',
  primaryHolder: 'PAH',
  /** Stands in fields of one letter that the schema demands and gives no list for. */
  one: '-',
} as const

/** Kinds of papers. */
export const PAPERS: Readonly<Record<Identification['kind'], string>> = {
  passport: 'PASSP',
  'driving-licence': 'DRIVL',
  'company-register': 'TRADL',
  'national-id': '-',
  'alien-registration': '-',
  'social-security': '-',
  'employer-number': '-',
  'tax-number': '-',
  'transmitter-code': '-',
  rssd: '-',
  nmls: '-',
  other: '-',
}

/** Kinds of telephones: where it stands, and what it is. */
export const PHONES: Readonly<Record<Phone['kind'], readonly [contact: string, device: string]>> = {
  work: ['BU', 'L'],
  mobile: ['PRSNL', 'M'],
  home: ['RES', 'L'],
  fax: ['BU', 'F'],
}

/** States of an account. */
export const STATES: Readonly<Record<NonNullable<ReportAccount['status']>, string>> = {
  active: 'A',
  inactive: 'B',
  blocked: 'BLK',
  frozen: 'FROZN',
  restricted: 'RSTRD',
  closed: 'CLS',
}

/** Legal forms of entities; `-` is one of them. */
export const LEGAL_FORMS: ReadonlySet<string> = new Set(
  `
- AAFSI ACCOM ADVMR AENTA AEXOR AHEDP AHOMC AIRTR AMEMO BUILD CAPHS CARTE CIVEN CONST CPCRA ECPNG EDUCA EGSAC
EMPAC FINSA FISHA FOODB FRSTL GAMBL HHAS INFOS IRPIF LAMOC LEGAL LTTVP MBAMS MBEVG MCEOP MCHEM MCRPP MELCE
MFMP MFOOD MFURN MGAMT MIJEW MINCI MINMO MINSS MJEWB MJEWR MLEAT MMACE MMDIS MMUSI MMVTS MONMM MPAPP MPHAR
MPVTV MRUBP MSPOR MTEXT MTOBP MTREQ MWEAR MWOOD OAOSB OPSAS OPSTA OTHMA OTHMQ PADCS POSTC PRNTM PROBA PRVHG
PUBLS RCPHG REALA REMAC RENTL RESCA RIMEQ RTEMV SCRSD SECUR SEWER SOCWR SPAAR SPECA TATOR TELCO VETAC WCTDA
WCTRS WJDPS WRTMV WSATR WTEMV WTRTR
`
    .trim()
    .split(/\s+/),
)

/** How value moved. */
export function modeOf(kind: ReportTransaction['kind']): string {
  return kind === 'fiat-in' || kind === 'fiat-out' ? CODES.onlineBanking : CODES.wallet
}

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

/** How value moved. */
export function modeOf(kind: ReportTransaction['kind']): string {
  return kind === 'fiat-in' || kind === 'fiat-out' ? CODES.onlineBanking : CODES.wallet
}

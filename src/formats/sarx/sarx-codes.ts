import type { Identification, Phone, ReportInstitution } from '../../model/report-case.ts'

/** Party types of an activity. */
export const PARTY = {
  transmitter: '35',
  transmitterContact: '37',
  reporting: '30',
  contact: '8',
  location: '34',
  branch: '46',
  subject: '33',
  agency: '18',
  agencyPerson: '19',
  accountAt: '41',
} as const

/** Who examines an institution, by our words. */
export const REGULATORS: Readonly<Record<string, string>> = {
  'federal-reserve': '1',
  fdic: '2',
  ncua: '3',
  occ: '4',
  sec: '6',
  irs: '7',
  cftc: '9',
  fhfa: '13',
  none: '99',
}

/** Kinds of institutions; an exchange of virtual assets is a money services business. */
export const ORGANISATIONS: Readonly<Record<ReportInstitution['kind'], string>> = {
  casino: '1',
  bank: '2',
  insurance: '3',
  'virtual-asset-service': '4',
  securities: '5',
  loan: '11',
  other: '999',
}

/** Kinds of identification. */
export const IDENTIFICATIONS: Readonly<Record<Identification['kind'], string>> = {
  'social-security': '1',
  'employer-number': '2',
  'tax-number': '4',
  'driving-licence': '5',
  passport: '6',
  'alien-registration': '7',
  'national-id': '999',
  'company-register': '999',
  rssd: '14',
  'transmitter-code': '28',
  nmls: '33',
  other: '999',
}

/** Kinds of telephones. */
export const PHONES: Readonly<Record<Phone['kind'], string>> = { work: 'W', mobile: 'M', home: 'R', fax: 'F' }

/** Those under which a taxpayer is known: the form asks for one of them of everybody. */
export const TAX_KINDS: readonly Identification['kind'][] = ['social-security', 'employer-number', 'tax-number']

/** Countries of whose addresses the form asks the state. */
export const STATED: readonly string[] = ['US', 'CA', 'MX']
/** A state as the form takes it: New York is NY. */
export const STATE_CODE = /^[A-Z]{2,3}$/

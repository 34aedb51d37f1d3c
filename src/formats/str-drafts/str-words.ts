import type { Identification, ReportAccount, ReportSubject, ReportTransaction } from '../../model/report-case.ts'
import type { LetterLanguage } from '../letters/letter.ts'
import type { ReportDeadline } from '../report-case/legal-note.ts'
import type { Suspicion } from '../report-case/suspicions.ts'

/** Fields of a draft, by our names; each form has a label for every one. */
export const STR_FIELDS = [
  ...([
    'reference',
    'kind',
    'prior',
    'filedOn',
    'detected',
    'determined',
    'due',
    'institution',
    'representative',
  ] as const),
  ...([
    'institutionAddress',
    'registers',
    'officer',
    'officerOffice',
    'officerPhone',
    'officerEmail',
    'contact',
  ] as const),
  ...([
    'branch',
    'name',
    'nativeName',
    'otherNames',
    'subjectKind',
    'gender',
    'born',
    'nationality',
    'residence',
  ] as const),
  ...([
    'address',
    'phone',
    'email',
    'papers',
    'occupation',
    'relation',
    'accountNumber',
    'accountAt',
    'holders',
  ] as const),
  ...([
    'opened',
    'status',
    'at',
    'place',
    'business',
    'asset',
    'amount',
    'worth',
    'from',
    'to',
    'ledger',
    'tx',
  ] as const),
  ...([
    'travelRule',
    'suspicious',
    'note',
    'count',
    'addresses',
    'indicators',
    'suspicions',
    'total',
    'period',
  ] as const),
  ...(['reason', 'actions', 'told', 'evidence'] as const),
] as const

/** One of them. */
export type StrField = (typeof STR_FIELDS)[number]

/** Parts of a draft. */
export const STR_SECTIONS = [
  'slip',
  'institution',
  'subject',
  'account',
  'transaction',
  'grounds',
  'narrative',
  'more',
] as const

/** The words of one authority's draft. */
export interface StrWords {
  readonly form: 'kofiu' | 'jafic'
  /** As errors name it. */
  readonly name: string
  readonly language: LetterLanguage
  readonly title: string
  readonly addressee: string
  /** That this is a draft, and that no public file format is known. */
  readonly notice: string
  readonly sections: Readonly<Record<(typeof STR_SECTIONS)[number], string>>
  readonly labels: Readonly<Record<StrField, string>>
  readonly none: string
  readonly unknown: string
  readonly yes: string
  readonly no: string
  readonly business: string
  readonly person: string
  readonly entity: string
  readonly female: string
  readonly male: string
  readonly kinds: Readonly<Record<ReportTransaction['kind'], string>>
  readonly filings: Readonly<Record<'initial' | 'correction' | 'continuing', string>>
  readonly relations: Readonly<Record<ReportSubject['relation'], string>>
  readonly states: Readonly<Record<NonNullable<ReportAccount['status']>, string>>
  readonly papers: Readonly<Record<Identification['kind'], string>>
  readonly pageNumber: string
  readonly currency: string
  readonly country: string
  suspicion(one: Suspicion): string
  /** When it is due, and from what that follows. */
  due(deadline: ReportDeadline): string
  /** The name of a country by its code. */
  countryName(code: string): string
  more(shown: number, all: number, file: string): string
  day(iso: string): string
  moment(iso: string): string
}

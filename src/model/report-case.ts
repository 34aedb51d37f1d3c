/**
 * A case as it is told to an authority: one noun, from which each form takes what it asks for. Null says that nobody told; a form that
 * needs it then refuses and names the field. Days are ISO dates, amounts are decimal figures in the unit that stands beside them.
 */
export interface ReportCase {
  readonly schema: 'cordon.report-case/1'
  /** The institution's own number of the case. */
  readonly reference: string
  readonly filing: ReportFiling
  /** Who reports. */
  readonly institution: ReportInstitution
  /** Who sends the file; null: the institution itself. */
  readonly transmitter: ReportInstitution | null
  /** The branch at which it happened; null: no branch was involved. */
  readonly branch: PostalAddress | null
  /** Who answers for the report: compliance officer, 보고책임자, 届出責任者. */
  readonly officer: ReportContact | null
  /** Whom the authority may ask. */
  readonly contact: ReportContact | null
  readonly lawEnforcement: readonly ToldAuthority[]
  /** Who lost; null: the institution or its customers did not lose anything themselves. */
  readonly victim: ReportVictim | null
  readonly subjects: readonly ReportSubject[]
  readonly accounts: readonly ReportAccount[]
  readonly transactions: readonly ReportTransaction[]
  readonly addresses: readonly ReportAddress[]
  readonly indicators: readonly ReportIndicator[]
  /** Words of `formats/report-case/suspicions.ts`. */
  readonly suspicions: readonly string[]
  readonly period: { readonly from: string; readonly to: string | null } | null
  /** All that is suspicious, together; null: not known, which a form may let one say. */
  readonly total: Money | null
  /** With earlier reports of the same activity. */
  readonly cumulative: Money | null
  readonly narrative: readonly NarrativePart[]
  readonly decision: ReportDecision
  /** What the institution did: held, closed, told. */
  readonly actions: readonly { readonly on: string; readonly what: string }[]
  /** What the report rests on and where it can be asked for. */
  readonly evidence: readonly { readonly name: string; readonly sha256: string; readonly about: string }[]
}

/** A sum in a currency of a state, ISO 4217. */
export interface Money {
  readonly currency: string
  /** A decimal figure: `1250.00`. */
  readonly amount: string
}

/** Which report it is. */
export interface ReportFiling {
  readonly kind: 'initial' | 'correction' | 'continuing'
  /** The authority's number of the report before; null: there is none, or it is not known. */
  readonly priorNumber: string | null
  /** The day on which it is filed. */
  readonly on: string | null
  /** A short note to the authority: an advisory's key term. */
  readonly note: string | null
  /** Filed together with others. */
  readonly joint: boolean
}

/** Where somebody is. */
export interface PostalAddress {
  readonly street: string | null
  readonly city: string | null
  /** State, province, prefecture: its code where the country has one. */
  readonly region: string | null
  readonly postcode: string | null
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null
}

/** A number under which somebody is known to somebody. */
export interface Identification {
  readonly kind:
    | 'passport'
    | 'national-id'
    | 'driving-licence'
    | 'alien-registration'
    | 'social-security'
    | 'employer-number'
    | 'tax-number'
    | 'company-register'
    | 'transmitter-code'
    | 'rssd'
    | 'nmls'
    | 'other'
  readonly number: string
  readonly country: string | null
  readonly issuedOn: string | null
  readonly expiresOn: string | null
  readonly issuedBy: string | null
}

/** A telephone. */
export interface Phone {
  readonly kind: 'work' | 'mobile' | 'home' | 'fax'
  /** Digits, with a plus before the country's code where it stands there. */
  readonly number: string
}

/** A name, in Latin letters by its parts, and as its bearer writes it. */
export interface ReportName {
  readonly full: string
  readonly given: string | null
  readonly family: string | null
  /** In the bearer's own script. */
  readonly native: string | null
  readonly alsoKnownAs: readonly string[]
}

/** An institution that reports, or sends a report. */
export interface ReportInstitution {
  readonly name: string | null
  /** In the language of the country, where that is another. */
  readonly nativeName: string | null
  readonly kind: 'virtual-asset-service' | 'bank' | 'securities' | 'casino' | 'insurance' | 'loan' | 'other'
  /** FinCEN's word for who examines it: irs, occ, fdic, federal-reserve, ncua, sec, cftc, fhfa, none. */
  readonly regulator: string | null
  readonly address: PostalAddress | null
  readonly phone: string | null
  readonly email: string | null
  /** The head of the institution. */
  readonly representative: string | null
  readonly identifications: readonly Identification[]
  /** Number under which a goAML authority knows it. */
  readonly goamlId: number | null
}

/** A person who answers for a report, or may be asked about it. */
export interface ReportContact {
  readonly name: ReportName | null
  readonly office: string | null
  readonly title: string | null
  readonly phone: string | null
  readonly email: string | null
}

/** An authority that was told, and whom there. */
export interface ToldAuthority {
  readonly agency: string
  readonly person: string | null
  readonly phone: string | null
  readonly on: string | null
}

/** Who lost, as a complaint tells it. */
export interface ReportVictim {
  readonly name: string
  readonly kind: 'person' | 'business'
  readonly address: PostalAddress | null
  readonly phone: string | null
  readonly email: string | null
  /** Years; null: not told, or a business. */
  readonly age: number | null
  readonly businessContact: string | null
}

/** Somebody whom the report is about. */
export interface ReportSubject {
  /** By which accounts and transactions name it. */
  readonly id: string
  readonly kind: 'person' | 'entity'
  /** Null: nobody knows who it is. */
  readonly name: ReportName | null
  readonly gender: 'female' | 'male' | null
  readonly bornOn: string | null
  readonly nationality: string | null
  readonly residence: string | null
  readonly address: PostalAddress | null
  readonly phones: readonly Phone[]
  readonly emails: readonly string[]
  readonly websites: readonly string[]
  readonly identifications: readonly Identification[]
  /** What a person does, or what an entity's business is. */
  readonly occupation: string | null
  readonly relation: 'customer' | 'employee' | 'agent' | 'owner' | 'none' | 'other'
  /** Of an entity: when and where it was founded, in which form (the authority's code), by whom it is represented (ids of subjects). */
  readonly foundedOn: string | null
  readonly legalForm: string | null
  readonly representatives: readonly string[]
}

/** An account at an institution; wallets are addresses. */
export interface ReportAccount {
  readonly id: string
  readonly number: string
  /** Null: at the institution that reports. */
  readonly at: { readonly name: string; readonly code: string | null; readonly country: string | null } | null
  /** Ids of subjects. */
  readonly holders: readonly string[]
  readonly currency: string | null
  readonly openedOn: string | null
  readonly closedOn: string | null
  readonly status: 'active' | 'inactive' | 'blocked' | 'frozen' | 'restricted' | 'closed' | null
}

/** One end of a transaction: an account of the report, an address of a ledger, or nobody known. */
export type ReportEnd =
  | { readonly account: string }
  /** CAIP-10; who holds it, where a source says so. */
  | { readonly wallet: string; readonly holder: string | null }
  | null

/** One movement of value. */
export interface ReportTransaction {
  readonly id: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly kind: 'deposit' | 'withdrawal' | 'transfer' | 'trade' | 'fiat-in' | 'fiat-out'
  readonly from: ReportEnd
  readonly to: ReportEnd
  /** CAIP-2, hash and block; null: not on a ledger. */
  readonly ledger: string | null
  readonly tx: string | null
  readonly block: number | null
  /** `ETH`, `KRW`, and the figure in units of it. */
  readonly asset: string
  readonly amount: string
  /** What it was worth at its time; one a currency. */
  readonly values: readonly Money[]
  readonly suspicious: boolean
  readonly note: string | null
}

/** An address of a ledger that the report is about. */
export interface ReportAddress {
  /** CAIP-10. */
  readonly account: string
  readonly role: string
  /** True: the thief's own, so that others may block it; false: a service's, a victim's, not known. */
  readonly blockable: boolean
  readonly holder: string | null
  readonly source: string
}

/** Something technical by which it was seen. */
export interface ReportIndicator {
  readonly kind:
    | 'control-ip'
    | 'control-domain'
    | 'malware-hash'
    | 'mac'
    | 'port'
    | 'email'
    | 'file-name'
    | 'ip'
    | 'domain'
    | 'targeted-system'
    | 'other'
  readonly value: string
  /** ISO 8601, UTC. */
  readonly at: string | null
  readonly about: string | null
}

/** A part of what happened, with its own heading. */
export interface NarrativePart {
  readonly heading: string
  readonly text: string
}

/** How it was decided to report. */
export interface ReportDecision {
  /** When facts were first seen that are a reason to report. ISO 8601. */
  readonly detectedAt: string | null
  /** When the officer found it suspicious. ISO 8601. */
  readonly determinedAt: string | null
  readonly by: string | null
  readonly approvedBy: string | null
  readonly reason: string | null
}

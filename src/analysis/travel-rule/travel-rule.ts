import type { Instant } from '../../model/instant.ts'
import type { LegalParameter } from '../../model/jurisdiction.ts'

/** What a message may hold of somebody. */
export type TravelField =
  | 'originator-name'
  | 'originator-account'
  | 'originator-address'
  | 'originator-national-id'
  | 'originator-customer-id'
  | 'originator-birth'
  | 'beneficiary-name'
  | 'beneficiary-account'
  | 'beneficiary-address'
  | 'originating-vasp'
  | 'beneficiary-vasp'

/** Something that the law wants: met when all fields of one of the ways are there. */
export interface TravelNeed {
  /** Lower-case words joined by hyphens. */
  readonly key: string
  readonly ways: readonly (readonly TravelField[])[]
}

/** What the law says of wallets that no provider holds. `collect`: the same data are obtained and held; `unknown`: no source read says. */
export interface UnhostedRule {
  readonly kind: 'collect' | 'not-covered' | 'unknown'
  readonly must: string
  /** From above this worth on the owner of the wallet must be proved; null: not, or not known. */
  readonly proveAbove: LegalParameter | null
  readonly source: string
}

/** The travel rule of a country or union, as far as it is known with a source. One file each in `catalog/travel-rule/`. */
export interface TravelRule {
  /** ISO 3166-1 alpha-2, or EU. */
  readonly code: string
  readonly name: string
  /** Countries of a union, ISO 3166-1 alpha-2; empty: it is one country. */
  readonly members: readonly string[]
  /** Offset of its legal time from UTC, seconds: days of a law begin at midnight there. */
  utcOffsetSeconds(at: Instant): number
  /** Midnight, written as UTC, of the day from which it is in force; null: from before our data. */
  readonly from: Instant | null
  readonly fromSource: string
  /** Worths from which `whole` is wanted, each with its dates. Empty: of all amounts, or it is not known (then `thresholdDoubt` says so). */
  readonly thresholds: readonly LegalParameter[]
  readonly thresholdDoubt: string | null
  /** Whether a worth equal to the threshold is under `whole`. */
  readonly atThreshold: 'whole' | 'reduced'
  readonly whole: readonly TravelNeed[]
  /** Below the threshold; empty: nothing. */
  readonly reduced: readonly TravelNeed[]
  /** True: between two providers of the country itself `reduced` is enough, whatever the worth. */
  readonly reducedWithin: boolean
  readonly unhosted: UnhostedRule
  /** Years for which the data must be kept; null: no source read says. */
  readonly keepYears: LegalParameter | null
  readonly source: string
  readonly caveat: string | null
}

/** A worth in one currency (ISO 4217), as a decimal text. */
export interface Worth {
  readonly currency: string
  readonly amount: string
}

/** The transfer that is asked about. */
export interface TravelCase {
  readonly at: Instant
  /** What it was worth, in as many currencies as are known. */
  readonly worth: readonly Worth[]
  /** Of the other provider, ISO 3166-1 alpha-2; null: not known. */
  readonly otherCountry: string | null
  /** Whether no provider holds the other side; null: not known. */
  readonly unhosted: boolean | null
}

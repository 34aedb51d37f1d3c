import type { Instant } from './instant.ts'

/** A figure of a law with its source: a threshold, a term, a date. What is not verified is shown and never applied. */
export interface LegalParameter {
  readonly key: string
  readonly value: number | string
  /** `usd`, `krw`, `business-days`, `date`, `percent`, `years`, `text` … */
  readonly unit: string
  /** In force from and until (exclusive); null: from before our data, or still. */
  readonly from: Instant | null
  readonly until: Instant | null
  readonly source: string
  readonly verified: boolean
  /** What is doubtful about it. */
  readonly caveat: string | null
}

/** How long somebody has. */
export type Term =
  | { readonly kind: 'at-once' }
  /** The key of the parameter that holds the number of business days. */
  | { readonly kind: 'business-days'; readonly parameter: string }

/** Something that a match obliges somebody to do. */
export interface DutyRule {
  readonly key: string
  readonly who: string
  readonly must: string
  readonly term: Term
  /** What lists must mean for the duty to arise. */
  readonly on: readonly ('sanctions' | 'seizure')[]
  readonly source: string
}

/** A country's dated law, as far as it is known with a source. One file each in `catalog/jurisdictions/`. */
export interface Jurisdiction {
  /** ISO 3166-1 alpha-2. */
  readonly code: string
  readonly name: string
  readonly parameters: readonly LegalParameter[]
  readonly duties: readonly DutyRule[]
  /** Offset of its legal time from UTC at a time, in seconds. */
  utcOffsetSeconds(at: Instant): number
  /** ISO dates of a year on which nobody works, Saturdays and Sundays left out; what it does not know is said in `holidayCaveat`. */
  holidays(year: number): readonly string[]
  readonly holidayCaveat: string | null
}

/** The parameter in force at a time; null: none that is verified. */
export function parameterAt(jurisdiction: Jurisdiction, key: string, at: Instant): LegalParameter | null {
  const found = jurisdiction.parameters.find(
    p => p.key === key && p.verified && (p.from === null || p.from <= at) && (p.until === null || at < p.until),
  )
  return found ?? null
}

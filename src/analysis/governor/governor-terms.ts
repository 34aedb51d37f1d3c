import type { LimitTerms } from './outflow-limit.ts'

/** By what the governor judges, and how fast it goes on from one ledger to all. */
export interface GovernorTerms extends LimitTerms {
  /** Kinds of asset that leave for accounts off the white list in `kindsSeconds`, from which on it halts. */
  readonly kinds: number
  /** Where more kinds are the habit of the hour, so many times the most of them. */
  readonly kindsMultiple: number
  readonly outflowSeconds: number
  readonly kindsSeconds: number
  /** So long after the halt of a ledger all follow, unless a person released it. */
  readonly allAfterSeconds: number
  /** What leaves a halted ledger so long after the halt was in force was no longer under way. */
  readonly graceSeconds: number
  /** Outflows that come later than this are told and not weighed. */
  readonly lateSeconds: number
}

/** The terms in force where nobody sets others: rule R43 of the catalogue has the same limits; what is beyond them is ours. */
export const GOVERNOR_TERMS: GovernorTerms = {
  multiple: 3,
  share: 0.005,
  kinds: 10,
  kindsMultiple: 1.5,
  outflowSeconds: 300,
  kindsSeconds: 600,
  allAfterSeconds: 60,
  graceSeconds: 10,
  lateSeconds: 3_600,
}

/** One way in which a deposit may have been paid out: by one payout, or by two that share it. */
export interface Hypothesis {
  /** Indexes of payouts. */
  readonly payouts: readonly number[]
  /** Of the deposit's value, the part that each payout pays for. */
  readonly parts: readonly number[]
  /** Likelihood beside that of "it was paid out by none of these", which is 1. */
  readonly weight: number
  /** Where it lies in the densities, so that it can teach them. */
  readonly lesson: { readonly logDelay: number; readonly ratio: number; readonly pair: string }
}

/** The ways of all deposits, one list a deposit, in the order of the deposits. */
export type HypothesisTable = readonly (readonly Hypothesis[])[]

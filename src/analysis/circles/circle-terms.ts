/** What counts as a circle. */
export interface CircleTerms {
  /** All its transfers fall within so many seconds. */
  readonly window: number
  /** No transfer is worth less than this share of another, 0 to 1. */
  readonly share: number
  readonly fewestHops: number
  readonly mostHops: number
  /** True: each transfer comes after the one that feeds it, so that the same value may have gone round. */
  readonly inOrder: boolean
  /** Only payers count who paid the same payee so many times or more within the window. Absent: once is enough. */
  readonly again?: number
}

/** Rule R15 as written: back at its origin after 3 to 8 hops within 72 hours, 80 % of it preserved. */
export const CIRCLE_TERMS: CircleTerms = {
  ...{ window: 72 * 3_600, share: 0.8, fewestHops: 3, mostHops: 8, inOrder: true },
}

/** How much may leave in five minutes for accounts off the white list. */
export interface LimitTerms {
  /** Times the 99.9th percentile of the same hour of the week. */
  readonly multiple: number
  /** Of the balance, 0 to 1. */
  readonly share: number
}

/** A limit in US dollars, and which of its two parts it is. */
export interface OutflowLimit {
  readonly usd: number
  readonly by: 'habit' | 'balance'
  /** The part that could not be had; null: both were weighed. */
  readonly lacks: 'habit' | 'balance' | null
}

/**
 * The larger of so many times the habit of the hour and a share of the balance. Where one part is not known the other stands alone, so
 * that a wallet without history, or whose balance nobody tells, is governed too; that limit is never above the whole one.
 * @param p999 99.9th percentile of five-minute outflows in the same hour of the week, US dollars
 * @returns null where neither part is known
 */
export function outflowLimit(p999: number | null, balanceUsd: number | null, terms: LimitTerms): OutflowLimit | null {
  const habit = p999 === null ? null : p999 * terms.multiple
  const balance = balanceUsd === null ? null : balanceUsd * terms.share
  if (habit === null) return balance === null ? null : { usd: balance, by: 'balance', lacks: 'habit' }
  if (balance === null) return { usd: habit, by: 'habit', lacks: 'balance' }
  return habit >= balance ? { usd: habit, by: 'habit', lacks: null } : { usd: balance, by: 'balance', lacks: null }
}

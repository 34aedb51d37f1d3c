/** A list as it stands on a screen while what it shows changes. */
export interface StableOrder {
  /** Keys in the order in which they stand. */
  readonly order: readonly string[]
  /** Those that came since it was sorted. */
  readonly fresh: ReadonlySet<string>
}

/** A list in its own order. */
export function sortedOrder(keys: readonly string[]): StableOrder {
  return { order: keys, fresh: new Set() }
}

/**
 * The list after a change: what stood stays where it stood, also what has gone since, so that no row moves under somebody's hand; what came
 * stands at the end until it is sorted in.
 */
export function settle(before: StableOrder, now: readonly string[]): StableOrder {
  const stood = new Set(before.order)
  const came = now.filter(key => !stood.has(key))
  if (came.length === 0) return before
  return { order: [...before.order, ...came], fresh: new Set([...before.fresh, ...came]) }
}

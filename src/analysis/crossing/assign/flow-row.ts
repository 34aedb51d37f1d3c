/** A payment into or out of a service, as the assignment sees it. */
export interface FlowRow {
  /** Names it; rows are sorted by (at, key), so that the order in which they come never matters. */
  readonly key: string
  /** Unix seconds. */
  readonly at: number
  readonly asset: string
  /** Base units, as a double: odds need no more than fifteen digits. */
  readonly amount: number
}

/** Rows of one side, sorted by time, with what is asked of them again and again. */
export interface FlowSide {
  readonly rows: readonly FlowRow[]
  readonly at: Float64Array
  /** Natural logarithm of the amount. */
  readonly log: Float64Array
  readonly asset: readonly string[]
}

/** Sorts rows and leaves out those that move nothing. */
export function flowSide(rows: readonly FlowRow[]): FlowSide {
  const kept = rows
    .filter(r => r.amount > 0 && Number.isFinite(r.amount) && Number.isFinite(r.at))
    .sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return {
    rows: kept,
    at: Float64Array.from(kept, r => r.at),
    log: Float64Array.from(kept, r => Math.log(r.amount)),
    asset: kept.map(r => r.asset),
  }
}

/** First index whose time is not before `at`. */
export function firstFrom(times: Float64Array, at: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const mid = (low + high) >> 1
    if ((times[mid] as number) < at) low = mid + 1
    else high = mid
  }
  return low
}

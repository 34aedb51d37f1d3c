import type { Instant } from '../../model/instant.ts'

/** Value by time, for bars. */
export interface TimeBins {
  readonly from: Instant
  readonly until: Instant
  /** Seconds of a bar: an hour, a day, a week … so that there are at most `most`. */
  readonly seconds: number
  /** Parts of the theft that moved in each. Value that moves on counts each time it moves. */
  readonly sums: Float64Array
}

const SPANS = [60, 300, 900, 3_600, 10_800, 21_600, 86_400, 604_800, 2_592_000, 7_776_000, 31_536_000]

/** Sums what moved in spans of equal length, aligned to whole spans of UTC. Null where nothing moved. */
export function timeBins(
  moves: readonly { readonly at: Instant; readonly weight: number }[],
  most = 160,
): TimeBins | null {
  let [from, until] = [Infinity, -Infinity]
  for (const { at } of moves) {
    if (at < from) from = at
    if (at > until) until = at
  }
  if (from > until) return null
  const seconds = SPANS.find(s => (until - from) / s < most - 1) ?? Math.ceil((until - from) / (most - 1))
  const start = Math.floor(from / seconds) * seconds
  const sums = new Float64Array(Math.floor((until - start) / seconds) + 1)
  for (const { at, weight } of moves) {
    const i = Math.floor((at - start) / seconds)
    sums[i] = (sums[i] ?? 0) + weight
  }
  return { from: start, until: start + sums.length * seconds, seconds, sums }
}

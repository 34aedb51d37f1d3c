import type { Instant } from '../../model/instant.ts'

/** How much of a ribbon's value moved by each of its times. */
export interface MovedShare {
  /** Ascending. */
  readonly times: Float64Array
  /** Weight up to and with each. */
  readonly sums: Float64Array
}

/** Adds up weights along time. @param rows ascending in time */
export function movedShare(
  rows: Int32Array,
  atOf: (row: number) => Instant,
  weightOf: (row: number) => number,
): MovedShare {
  const times = new Float64Array(rows.length)
  const sums = new Float64Array(rows.length)
  let sum = 0
  rows.forEach((row, i) => {
    sum += weightOf(row)
    times[i] = atOf(row)
    sums[i] = sum
  })
  return { times, sums }
}

/** The part of 1 that moved within a window, both ends with it; without times it counts as moved. */
export function partMoved({ times, sums }: MovedShare, from: Instant | null, until: Instant | null): number {
  const whole = sums[sums.length - 1] ?? 0
  if (times.length === 0) return 1
  const [a, b] = [
    from === null ? 0 : firstAfter(times, from, false),
    until === null ? times.length : firstAfter(times, until, true),
  ]
  if (whole === 0) return b > a ? 1 : 0
  return Math.max(0, (sums[b - 1] ?? 0) - (sums[a - 1] ?? 0)) / whole
}

/** The first place whose time is greater than `at`, or not less where `past` is false. */
function firstAfter(times: Float64Array, at: Instant, past: boolean): number {
  let [low, high] = [0, times.length]
  while (low < high) {
    const mid = (low + high) >> 1
    const t = times[mid] ?? 0
    if (past ? t <= at : t < at) low = mid + 1
    else high = mid
  }
  return low
}

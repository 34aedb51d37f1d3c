/** A scored event: what came out, whether it was bad, and for how many like it it stands. */
export interface Scored {
  readonly score: number
  readonly bad: boolean
  readonly weight: number
}

/** A step of a calibration: from this score on, so likely is it bad. */
export interface CalibrationStep {
  readonly from: number
  readonly share: number
}

/**
 * Isotonic calibration by pooling adjacent violators: the never-falling steps that fit the shares of bad best in the least squares.
 * Ayer et al. 1955. The first step begins at -Infinity, written as the lowest double so that it passes through JSON.
 */
export function calibrate(scored: readonly Scored[]): CalibrationStep[] {
  const sorted = scored.toSorted((a, b) => a.score - b.score)
  const pools: { from: number; bad: number; weight: number }[] = []
  for (const { score, bad, weight } of sorted) {
    const last = pools.at(-1)
    // Equal scores are one pool from the start: no order among them means anything.
    if (last !== undefined && last.from === score) {
      last.bad += bad ? weight : 0
      last.weight += weight
    } else pools.push({ from: score, bad: bad ? weight : 0, weight })
  }
  const merged: typeof pools = []
  for (const pool of pools) {
    merged.push({ ...pool })
    for (let n = merged.length; n > 1; n = merged.length) {
      const [a, b] = [merged[n - 2], merged[n - 1]] as [(typeof pools)[0], (typeof pools)[0]]
      if (a.bad * b.weight < b.bad * a.weight) break
      merged.splice(n - 2, 2, { from: a.from, bad: a.bad + b.bad, weight: a.weight + b.weight })
    }
  }
  return merged.map(({ from, bad, weight }, n) => ({ from: n === 0 ? -Number.MAX_VALUE : from, share: bad / weight }))
}

/** The share of bad at a score. */
export function calibrated(steps: readonly CalibrationStep[], score: number): number {
  let [low, high] = [0, steps.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((steps[middle] as CalibrationStep).from <= score) low = middle + 1
    else high = middle
  }
  return steps[Math.max(0, low - 1)]?.share ?? 0
}

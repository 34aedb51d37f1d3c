import type { PastEvent } from '../../model/monitor/rule.ts'

/** How many events are of an amount that at least `least` of them share: of one asset, and worth at most `tolerance` (a share) more than the smallest. */
export function inDenominations(events: readonly PastEvent[], least: number, tolerance: number): number {
  const sorted = events.toSorted((a, b) => a.thing - b.thing || a.usd - b.usd)
  let [total, run] = [0, 0]
  let first: PastEvent | undefined
  for (const e of sorted) {
    if (first !== undefined && e.thing === first.thing && e.usd <= first.usd * (1 + tolerance)) run++
    else {
      if (run >= least) total += run
      first = e
      run = 1
    }
  }
  return run >= least ? total + run : total
}

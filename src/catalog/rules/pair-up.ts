import type { PastEvent } from '../../model/monitor/rule.ts'

/**
 * Pairs what came back with what went out, each at most once, so that the first of `backs` has a pair and as many others as can be, until
 * `enough` pairs stand (augmenting paths in a bipartite graph). Empty: the first has none.
 * @param fits whether the `i`-th of `backs` may be what came back of an outflow
 */
export function pairUp(
  backs: number,
  outs: readonly PastEvent[],
  fits: (i: number, out: PastEvent) => boolean,
  enough: number,
): ReadonlyMap<number, PastEvent> {
  /** By place in `outs`, which of `backs` has it. */
  const holder: number[] = outs.map(() => -1)
  const place = (i: number, seen: Set<number>): boolean => {
    for (const [n, out] of outs.entries()) {
      if (seen.has(n) || !fits(i, out)) continue
      seen.add(n)
      const before = holder[n] as number
      if (before === -1 || place(before, seen)) {
        holder[n] = i
        return true
      }
    }
    return false
  }
  let pairs = 0
  for (let i = 0; i < backs && pairs < enough; i++) {
    if (place(i, new Set())) pairs++
    else if (i === 0) break
  }
  const found = new Map<number, PastEvent>()
  for (const [n, out] of outs.entries()) if (holder[n] !== -1) found.set(holder[n] as number, out)
  return found
}

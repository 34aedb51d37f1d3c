import type { PictureGraph } from './picture-graph.ts'

/** Accounts of a chain in its order. */
export interface SpineChain {
  readonly leaves: readonly number[]
  /** True where at least two of its accounts paid parts aside. */
  readonly peels: boolean
}

/** Fewer accounts are as quickly seen as a mark that stands for them. */
const LEAST = 4
/** What of its outflow an account pays aside to be a peel, not a rounding. */
const ASIDE = 0.01

/**
 * Finds the chains of a graph: accounts on their way, each of which passes more than half of what it pays to the next, which gets more
 * than half of its income from it and lies one or more hops farther. Since more than half goes only one way, chains share no account.
 */
export function spineChains({ leaves, flows }: PictureGraph, skipped: (leaf: number) => boolean): SpineChain[] {
  const weights = new Float64Array(flows.pairs)
  for (let f = 0; f < flows.count; f++) {
    const pair = flows.pair[f] ?? 0
    weights[pair] = (weights[pair] ?? 0) + (flows.weight[f] ?? 0)
  }
  const next = new Int32Array(leaves.count).fill(-1)
  const before = new Int32Array(leaves.count).fill(-1)
  const passedOn = new Float64Array(leaves.count)
  for (let f = 0; f < flows.count; f++) {
    const a = flows.from[f] ?? 0
    const b = flows.to[f] ?? 0
    const weight = weights[flows.pair[f] ?? 0] ?? 0
    if (weight * 2 <= (leaves.weightOut[a] ?? 0) || weight * 2 <= (leaves.weightIn[b] ?? 0)) continue
    if ((leaves.end[a] ?? -1) >= 0 || (leaves.end[b] ?? -1) >= 0 || skipped(a) || skipped(b)) continue
    if ((leaves.hop[a] ?? 0) >= (leaves.hop[b] ?? 0) || leaves.ledger[a] !== leaves.ledger[b]) continue
    next[a] = b
    before[b] = a
    passedOn[a] = weight
  }
  const out: SpineChain[] = []
  for (let head = 0; head < leaves.count; head++) {
    if ((next[head] ?? -1) < 0 || (before[head] ?? -1) >= 0) continue
    const chain = [head]
    let aside = 0
    for (let at = head, to = next[at] ?? -1; to >= 0; at = to, to = next[at] ?? -1) {
      chain.push(to)
      const paid = leaves.weightOut[at] ?? 0
      if (paid - (passedOn[at] ?? 0) > paid * ASIDE) aside++
    }
    if (chain.length >= LEAST) out.push({ leaves: chain, peels: aside >= 2 })
  }
  return out
}

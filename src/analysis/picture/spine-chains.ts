import type { Leaf, PictureGraph } from './picture-graph.ts'

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
export function spineChains({ leaves, flows }: PictureGraph, skipped: (leaf: Leaf) => boolean): SpineChain[] {
  const pair = new Map<number, { from: number; to: number; weight: number }>()
  for (const f of flows) {
    const key = f.from * leaves.length + f.to
    const had = pair.get(key)
    if (had) had.weight += f.weight
    else pair.set(key, { from: f.from, to: f.to, weight: f.weight })
  }
  const next = new Map<number, number>()
  const before = new Map<number, number>()
  const passedOn = new Map<number, number>()
  for (const { from, to, weight } of pair.values()) {
    const [a, b] = [leaves[from], leaves[to]]
    if (!a || !b || skipped(a) || skipped(b) || a.end !== null || b.end !== null || a.hop >= b.hop) continue
    if (a.ledger !== b.ledger || weight * 2 <= a.weightOut || weight * 2 <= b.weightIn) continue
    next.set(from, to)
    before.set(to, from)
    passedOn.set(from, weight)
  }
  const out: SpineChain[] = []
  for (const head of [...next.keys()].sort((a, b) => a - b)) {
    if (before.has(head)) continue
    const chain = [head]
    let aside = 0
    for (let at = head, to = next.get(at); to !== undefined; at = to, to = next.get(at)) {
      chain.push(to)
      const paid = leaves[at]?.weightOut ?? 0
      if (paid - (passedOn.get(at) ?? 0) > paid * ASIDE) aside++
    }
    if (chain.length >= LEAST) out.push({ leaves: chain, peels: aside >= 2 })
  }
  return out
}

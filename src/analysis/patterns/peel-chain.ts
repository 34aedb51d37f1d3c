import type { PatternRow } from '../flow/trace-result.ts'
import type { Edge, FlowGraph } from './flow-graph.ts'
import { sumOf } from './lot-figures.ts'

/** † Fewest steps of a chain (Hopline's peel rule takes three). */
export const MIN_HOPS = 3
/** † Fewest steps that pay something aside; a chain with fewer is reported as hop-chain. */
export const MIN_PEELS = 3

/**
 * Chains in which each account sends more than half of what it pays of an asset, in one transfer, to a fresh account.
 * With side payments on the way a `peel-chain` (one or many a step), without them a `hop-chain`. Freshness gives every
 * account at most one predecessor that came first, so chains cannot loop.
 */
export function findPeelChains(graph: FlowGraph): PatternRow[] {
  const next = new Map<string, { main: Edge; aside: Edge[] }>()
  const continued = new Set<string>()
  const groups = graph.groups('out')
  for (const { account, edges } of groups) {
    let main: Edge | undefined
    for (const e of edges) if (!main || e.amount > main.amount) main = e
    if (!main || main.amount * 2n <= sumOf(edges) || !graph.fresh(main)) continue
    next.set(`${account} ${main.asset}`, { main, aside: edges.filter(e => e !== main) })
    continued.add(`${main.to} ${main.asset}`)
  }
  const rows: PatternRow[] = []
  for (const [key] of next) {
    if (continued.has(key)) continue
    const steps: { main: Edge; aside: Edge[] }[] = []
    for (let step = next.get(key); step; step = next.get(`${step.main.to} ${step.main.asset}`)) steps.push(step)
    const first = steps[0]
    if (!first || steps.length < MIN_HOPS) continue
    const peeling = steps.filter(s => s.aside.length > 0).length
    const aside = steps.flatMap(s => s.aside)
    const last = steps[steps.length - 1] ?? first
    const pattern = peeling >= MIN_PEELS ? 'peel-chain' : 'hop-chain'
    rows.push({
      pattern,
      accounts: [first.main.from, ...steps.map(s => s.main.to)],
      transfers: [...steps.map(s => s.main.id), ...aside.map(e => e.id)],
      figures: {
        hops: steps.length,
        peels: aside.length,
        peelingSteps: peeling,
        batchSteps: steps.filter(s => s.aside.length > 1).length,
        asset: first.main.asset,
        amountIn: String(first.main.amount),
        amountOut: String(last.main.amount),
        peeled: String(sumOf(aside)),
        seconds: last.main.at - first.main.at,
      },
      because: `Over ${steps.length} hops the larger part went on to a fresh account each time, with ${aside.length} smaller payments aside.`,
    })
  }
  return rows
}

import { type ChainStep, chainStep, feedingLot } from './chain-steps.ts'
import type { Finding } from './finding.ts'
import type { FlowGraph } from './flow-graph.ts'
import { sumOf } from './lot-figures.ts'
import type { Group } from './place.ts'

/** † Fewest steps of a chain (Hopline's peel rule takes three). */
export const MIN_HOPS = 3
/** † Fewest steps that pay something aside; a chain with fewer is reported as hop-chain. */
export const MIN_PEELS = 3
/** † A chain of this many hops that carries at least 1 % of the traced value has a row of its own. */
export const LONG_HOPS = 6

/**
 * Chains in which each account sends the most of what goes on to one fresh account. With side payments on the way a
 * `peel-chain` (one or many a step), without them a `hop-chain`. The lot that fed a fresh head counts as the first hop.
 * Freshness gives every account at most one predecessor that came first, so chains cannot loop.
 */
export function findPeelChains(graph: FlowGraph): Finding[] {
  const next = new Map<Group, ChainStep>()
  const continued = new Set<Group>()
  for (const group of graph.groups('out')) {
    const step = chainStep(graph, group)
    if (!step) continue
    next.set(group, step)
    const after = step.next
    if (after) continued.add(after)
  }
  const found: Finding[] = []
  for (const head of next.keys()) {
    if (continued.has(head)) continue
    const lot = feedingLot(graph, head)
    const steps: ChainStep[] = lot ? [lot] : []
    for (let at: Group | undefined = head; at; ) {
      const step = next.get(at)
      if (!step) break
      steps.push(step)
      at = step.next
    }
    if (steps.length >= MIN_HOPS) found.push(finding(head, steps, graph.traced(head.asset)))
  }
  return found
}

function finding({ asset }: Group, steps: readonly ChainStep[], traced: bigint): Finding {
  const first = steps[0] as ChainStep
  const last = steps[steps.length - 1] as ChainStep
  const aside = steps.flatMap(s => s.aside)
  const main = steps.flatMap(s => s.main)
  const peeling = steps.filter(s => s.aside.length > 0).length
  const from = main[0]?.at ?? 0
  const until = main[main.length - 1]?.at ?? 0
  const peels = peeling >= MIN_PEELS
  return {
    pattern: peels ? 'peel-chain' : 'hop-chain',
    kind: '',
    asset,
    subjects: [first.from, ...steps.map(s => s.to)],
    parties: [],
    edges: [...main, ...aside],
    value: first.amount,
    from,
    until,
    figures: {
      hops: steps.length,
      peels: aside.length,
      peelingSteps: peeling,
      batchSteps: steps.filter(s => s.aside.length > 1).length,
      amountIn: String(first.amount),
      amountOut: String(last.amount),
      peeled: String(sumOf(aside)),
      seconds: until - from,
    },
    because: `Over ${steps.length} hops what went on went to a fresh account each time, with ${aside.length} ${aside.length === 1 ? 'payment' : 'payments'} aside.`,
    each: peels
      ? 'went on through fresh accounts that paid aside on the way'
      : 'went on through fresh accounts that hardly paid aside',
    ...(steps.length >= LONG_HOPS && first.amount * 100n >= traced ? { joinBy: 'never' as const } : {}),
  }
}

import { busyRuns } from './busy-runs.ts'
import type { Finding } from './finding.ts'
import type { FlowGraph } from './flow-graph.ts'
import { partiesOf, spanOf, sumOf, variation } from './lot-figures.ts'
import type { Edge, Group } from './place.ts'

/** † Fewest recipients (Bybit 2025: about 50 of about 10,000 ETH each, Elliptic). */
export const MIN_RECIPIENTS = 10
/** † Window, seconds. */
export const WINDOW_SECONDS = 86_400
/** † Greatest coefficient of variation of near-equal lots. */
export const MAX_VARIATION = 0.1

/**
 * One account pays many in a day. The lots to fresh accounts that vary by at most a tenth are `near-equal`, where they are
 * many; what else went to many on the same days is `plain`.
 */
export function findFanOut(graph: FlowGraph): Finding[] {
  return graph.groups('out').flatMap(group =>
    busyRuns(group.edges, WINDOW_SECONDS, 'to', MIN_RECIPIENTS).flatMap(run => {
      const equal = new Set(nearEqual(run.filter(e => graph.fresh(e))))
      const lots = busyRuns([...equal], WINDOW_SECONDS, 'to', MIN_RECIPIENTS)
      if (lots.length === 0) return [finding(group, run, 'plain')]
      const rest = run.filter(e => !equal.has(e))
      return [
        ...lots.map(l => finding(group, l, 'near-equal')),
        ...busyRuns(rest, WINDOW_SECONDS, 'to', MIN_RECIPIENTS).map(l => finding(group, l, 'plain')),
      ]
    }),
  )
}

function finding({ account, asset }: Group, lots: readonly Edge[], shape: 'near-equal' | 'plain'): Finding {
  const recipients = partiesOf(lots, 'to')
  const value = sumOf(lots)
  const spread = variation(lots)
  const like = shape === 'plain' ? '' : 'near-equal '
  return {
    pattern: 'fan-out',
    kind: shape,
    asset,
    subjects: [account],
    parties: recipients,
    edges: lots,
    value,
    from: lots[0]?.at ?? 0,
    until: lots[lots.length - 1]?.at ?? 0,
    figures: {
      shape,
      lots: lots.length,
      recipients: recipients.length,
      mean: String(value / BigInt(lots.length)),
      total: String(value),
      variation: spread.toFixed(4),
      seconds: spanOf(lots),
    },
    because: `It sent ${lots.length} ${like}lots to ${recipients.length} accounts, at least ${MIN_RECIPIENTS} of them within a day (coefficient of variation ${spread.toFixed(2)}).`,
    each: `sent ${like}lots to at least ${MIN_RECIPIENTS} accounts within a day`,
  }
}

/** The longest run, by size, of lots within a fifth of its smallest, in order of time; none where it varies by more than a tenth. */
function nearEqual(lots: readonly Edge[]): Edge[] {
  if (lots.length < MIN_RECIPIENTS) return []
  const sorted = [...lots].sort((a, b) => (a.amount < b.amount ? -1 : a.amount > b.amount ? 1 : 0))
  let start = 0
  let best: [number, number] = [0, 0]
  for (const [i, e] of sorted.entries()) {
    while (e.amount * 5n > (sorted[start] as Edge).amount * 6n) start++
    if (i + 1 - start > best[1] - best[0]) best = [start, i + 1]
  }
  const run = new Set(sorted.slice(...best))
  const kept = lots.filter(e => run.has(e))
  return variation(kept) <= MAX_VARIATION ? kept : []
}

import type { PatternRow } from '../flow/trace-result.ts'
import type { Edge, FlowGraph } from './flow-graph.ts'
import { densestWindow, partiesOf, sumOf, variation } from './lot-figures.ts'

/** † Fewest recipients (Bybit 2025: about 50 of about 10,000 ETH each, Elliptic). */
export const MIN_RECIPIENTS = 10
/** † Window, seconds. */
export const WINDOW_SECONDS = 86_400
/** † Greatest coefficient of variation of near-equal lots. */
export const MAX_VARIATION = 0.1

/**
 * One account pays many in a day: `near-equal` when at least ten lots to fresh accounts vary by at most a tenth,
 * `plain` otherwise.
 */
export function findFanOut(graph: FlowGraph): PatternRow[] {
  const rows: PatternRow[] = []
  for (const { account, edges } of graph.groups('out')) {
    const window = densestWindow(edges, WINDOW_SECONDS)
    if (partiesOf(window, 'to').length < MIN_RECIPIENTS) continue
    const equal = nearEqual(window.filter(e => graph.fresh(e)))
    const shape = equal.length >= MIN_RECIPIENTS ? 'near-equal' : 'plain'
    const lots = shape === 'near-equal' ? equal : window
    const recipients = partiesOf(lots, 'to')
    const cv = variation(lots)
    rows.push({
      pattern: 'fan-out',
      accounts: [account, ...recipients],
      transfers: lots.map(e => e.id),
      figures: {
        shape,
        lots: lots.length,
        recipients: recipients.length,
        asset: lots[0]?.asset ?? '',
        mean: String(sumOf(lots) / BigInt(lots.length)),
        total: String(sumOf(lots)),
        variation: cv.toFixed(4),
        seconds: (lots[lots.length - 1]?.at ?? 0) - (lots[0]?.at ?? 0),
      },
      because: `Within a day it sent ${lots.length} ${shape === 'plain' ? '' : 'near-equal '}lots to ${recipients.length} accounts (coefficient of variation ${cv.toFixed(2)}).`,
    })
  }
  return rows
}

/** The longest run, by size, of lots within a fifth of its smallest, trimmed until it varies by at most a tenth. */
function nearEqual(lots: readonly Edge[]): Edge[] {
  const sorted = [...lots].sort((a, b) => (a.amount < b.amount ? -1 : a.amount > b.amount ? 1 : 0))
  let start = 0
  let best: [number, number] = [0, 0]
  for (const [i, e] of sorted.entries()) {
    while (e.amount * 5n > (sorted[start] as Edge).amount * 6n) start++
    if (i + 1 - start > best[1] - best[0]) best = [start, i + 1]
  }
  const run = new Set(sorted.slice(...best))
  const kept = lots.filter(e => run.has(e))
  return kept.length > 0 && variation(kept) <= MAX_VARIATION ? kept : []
}

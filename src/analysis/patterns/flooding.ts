import type { PatternRow } from '../flow/trace-result.ts'
import type { FlowGraph } from './flow-graph.ts'
import { densestWindow, partiesOf, sumOf } from './lot-figures.ts'

/** † Fewest lots in a day. */
export const MIN_LOTS = 50
/** † Greatest share of the whole that one lot may be, percent. */
export const MAX_LOT_PERCENT = 5n
const DAY = 86_400

/** Very many small lots in a day, none of weight: they tire the reader, not the arithmetic. */
export function findFlooding(graph: FlowGraph): PatternRow[] {
  const rows: PatternRow[] = []
  for (const { account, edges } of graph.groups('out')) {
    const lots = densestWindow(edges, DAY)
    const total = sumOf(lots)
    if (lots.length < MIN_LOTS || lots.some(e => e.amount * 100n > total * MAX_LOT_PERCENT)) continue
    const recipients = partiesOf(lots, 'to')
    rows.push({
      pattern: 'flooding',
      accounts: [account, ...recipients],
      transfers: lots.map(e => e.id),
      figures: { lots: lots.length, recipients: recipients.length, asset: lots[0]?.asset ?? '', total: String(total) },
      because: `Within a day it sent ${lots.length} lots, none above ${MAX_LOT_PERCENT} % of their sum.`,
    })
  }
  return rows
}

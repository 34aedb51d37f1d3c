import { busyRuns } from './busy-runs.ts'
import type { Finding } from './finding.ts'
import type { FlowGraph } from './flow-graph.ts'
import { partiesOf, spanOf, sumOf } from './lot-figures.ts'

/** † Fewest lots in a day. */
export const MIN_LOTS = 50
/** † Greatest share of the whole that one lot may be, percent. */
export const MAX_LOT_PERCENT = 5n
const DAY = 86_400

/** Very many small lots in a day, none of weight: they tire the reader, not the arithmetic. */
export function findFlooding(graph: FlowGraph): Finding[] {
  return graph.groups('out').flatMap(({ account, asset, edges }) =>
    busyRuns(edges, DAY, null, MIN_LOTS).flatMap(lots => {
      const value = sumOf(lots)
      if (lots.some(e => e.amount * 100n > value * MAX_LOT_PERCENT)) return []
      const recipients = partiesOf(lots, 'to')
      return {
        pattern: 'flooding',
        kind: '',
        asset,
        subjects: [account],
        parties: recipients,
        edges: lots,
        value,
        from: lots[0]?.at ?? 0,
        until: lots[lots.length - 1]?.at ?? 0,
        figures: {
          lots: lots.length,
          recipients: recipients.length,
          total: String(value),
          seconds: spanOf(lots),
        },
        because: `It sent ${lots.length} lots, at least ${MIN_LOTS} of them within a day and none above ${MAX_LOT_PERCENT} % of their sum.`,
        each: `sent at least ${MIN_LOTS} lots within a day, none above ${MAX_LOT_PERCENT} % of their sum`,
      }
    }),
  )
}

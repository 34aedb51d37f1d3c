import type { PatternRow } from '../flow/trace-result.ts'
import type { FlowGraph } from './flow-graph.ts'
import { densestWindow, partiesOf, sumOf, variation } from './lot-figures.ts'

/** † Fewest payers. */
export const MIN_PAYERS = 5
/** † Window, seconds: a week. */
export const WINDOW_SECONDS = 7 * 86_400

/** Many tainted accounts pay one that is no known service: consolidation. */
export function findFanIn(graph: FlowGraph): PatternRow[] {
  const rows: PatternRow[] = []
  for (const { account, edges } of graph.groups('into')) {
    const window = densestWindow(edges, WINDOW_SECONDS)
    const payers = partiesOf(window, 'from')
    if (payers.length < MIN_PAYERS) continue
    rows.push({
      pattern: 'fan-in',
      accounts: [account, ...payers],
      transfers: window.map(e => e.id),
      figures: {
        payers: payers.length,
        lots: window.length,
        asset: window[0]?.asset ?? '',
        total: String(sumOf(window)),
        variation: variation(window).toFixed(4),
        seconds: (window[window.length - 1]?.at ?? 0) - (window[0]?.at ?? 0),
      },
      because: `${payers.length} tainted accounts paid into it within a week.`,
    })
  }
  return rows
}

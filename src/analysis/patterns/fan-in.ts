import { busyRuns } from './busy-runs.ts'
import type { Finding } from './finding.ts'
import type { FlowGraph } from './flow-graph.ts'
import { partiesOf, spanOf, sumOf, variation } from './lot-figures.ts'

/** † Fewest payers. */
export const MIN_PAYERS = 5
/** † Window, seconds: a week. */
export const WINDOW_SECONDS = 7 * 86_400

/** Many tainted accounts pay one that is no known service: consolidation. One finding an account and run of busy weeks. */
export function findFanIn(graph: FlowGraph): Finding[] {
  return graph.groups('into').flatMap(({ account, asset, edges }) =>
    busyRuns(edges, WINDOW_SECONDS, 'from', MIN_PAYERS).map(run => {
      const payers = partiesOf(run, 'from')
      const value = sumOf(run)
      return {
        pattern: 'fan-in',
        kind: '',
        asset,
        subjects: [account],
        parties: payers,
        edges: run,
        value,
        from: run[0]?.at ?? 0,
        until: run[run.length - 1]?.at ?? 0,
        figures: {
          payers: payers.length,
          lots: run.length,
          total: String(value),
          variation: variation(run).toFixed(4),
          seconds: spanOf(run),
        },
        because: `${payers.length} tainted accounts paid into it, at least ${MIN_PAYERS} of them within a week.`,
        each: `was paid by at least ${MIN_PAYERS} tainted accounts within a week`,
      }
    }),
  )
}

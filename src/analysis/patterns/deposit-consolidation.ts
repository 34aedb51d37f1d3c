import { depositSweep } from '../flow/deposit-sweep.ts'
import type { PatternRow } from '../flow/trace-result.ts'
import type { FlowGraph } from './flow-graph.ts'

/** Tainted accounts that only ever forward to one known service, exactly and soon: its deposit addresses (Victor, FC 2020). */
export function findDepositConsolidation(graph: FlowGraph): PatternRow[] {
  const rows: PatternRow[] = []
  for (const account of [...graph.into.keys()].sort()) {
    const history = graph.view.histories.get(account)
    if (!history || graph.view.services.has(account)) continue
    const sweep = depositSweep(account, history)
    if (!sweep?.exact || !graph.view.services.has(sweep.to)) continue
    const edges = [...(graph.into.get(account) ?? []), ...(graph.out.get(account) ?? [])]
    rows.push({
      pattern: 'deposit-consolidation',
      accounts: [account, sweep.to],
      transfers: edges.map(e => e.id),
      figures: { sweeps: sweep.sweeps, slowestSeconds: sweep.slowest },
      because: `It only ever forwards what it gets to one service (${sweep.sweeps} sweeps, slowest ${sweep.slowest} s).`,
    })
  }
  return rows
}

import { isNative } from '../../model/asset.ts'
import { payee, payer } from '../../model/transfer.ts'
import type { PatternRow } from '../flow/trace-result.ts'
import type { FlowGraph } from './flow-graph.ts'

/** An account whose first native income comes from another account of the trace that is no service. */
export function findGasFunding(graph: FlowGraph): PatternRow[] {
  const rows: PatternRow[] = []
  const traced = new Set(graph.view.accounts.map(a => a.account))
  for (const account of [...graph.view.histories.keys()].sort()) {
    if (graph.view.services.has(account)) continue
    const first = graph.view.histories
      .get(account)
      ?.find(t => isNative(t.asset) && t.amount > 0n && payee(t) === account)
    if (!first) continue
    const by = payer(first)
    if (by === account || !traced.has(by) || graph.view.services.has(by)) continue
    const edge = graph.into.get(account)?.find(e => e.tx === first.tx && e.index === first.index)
    rows.push({
      pattern: 'gas-funding',
      accounts: [by, account],
      transfers: edge ? [edge.id] : [],
      figures: { tx: first.tx, amount: String(first.amount), at: first.at },
      because: 'Its first native value, which pays for fees, came from an account of this trace.',
    })
  }
  return rows
}

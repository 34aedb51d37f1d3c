import { payee } from '../../model/transfer.ts'
import type { PatternRow } from '../flow/trace-result.ts'
import type { FlowGraph } from './flow-graph.ts'

/** One transaction in which an account pays a tainted asset and receives another: the value goes on in the second. */
export function findSwaps(graph: FlowGraph): PatternRow[] {
  const rows: PatternRow[] = []
  for (const account of [...graph.out.keys()].sort()) {
    if (graph.view.services.has(account)) continue
    const got = new Map<string, { asset: string; amount: bigint }[]>()
    for (const t of graph.view.histories.get(account) ?? []) {
      if (t.amount === 0n || payee(t) !== account || t.from === t.to) continue
      const list = got.get(t.tx)
      if (list) list.push(t)
      else got.set(t.tx, [t])
    }
    for (const e of graph.out.get(account) ?? [])
      for (const back of got.get(e.tx) ?? []) {
        if (back.asset === e.asset) continue
        rows.push({
          pattern: 'swap',
          accounts: [account],
          transfers: [e.id],
          figures: { paid: e.asset, paidAmount: String(e.amount), got: back.asset, gotAmount: String(back.amount) },
          because: 'In one transaction it paid one asset and received another.',
        })
      }
  }
  return rows
}

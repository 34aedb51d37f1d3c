import type { TraceView } from '../src/analysis/patterns/view.ts'
import type { AccountId } from '../src/model/account.ts'
import { compareTransfers, payee, payer, type Transfer } from '../src/model/transfer.ts'

/** A view in which every row is tainted whole; histories hold these rows (and `beside`) and nothing else. */
export function viewOfRows(
  rows: readonly Transfer[],
  services: ReadonlySet<AccountId> = new Set(),
  beside: readonly Transfer[] = [],
): TraceView {
  const histories = new Map<AccountId, Transfer[]>()
  const followed = new Set(rows.flatMap(t => [payer(t), payee(t)]).filter(a => !services.has(a)))
  for (const t of [...rows, ...beside].sort(compareTransfers))
    for (const a of new Set([payer(t), payee(t)])) {
      if (!followed.has(a)) continue
      const list = histories.get(a)
      if (list) list.push(t)
      else histories.set(a, [t])
    }
  const transfers = rows.map(t => ({ ...t, from: payer(t), to: payee(t), tainted: t.amount }))
  return { stolen: [], accounts: [], transfers, histories, services }
}

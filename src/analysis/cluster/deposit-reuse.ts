import type { AccountId } from '../../model/account.ts'
import { payee, payer } from '../../model/transfer.ts'
import { depositSweep } from '../flow/deposit-sweep.ts'
import type { ClusterRow } from '../flow/trace-result.ts'
import type { TraceView } from '../patterns/view.ts'

/** † An exchange gives a deposit address to one customer; a payment on behalf of another is the known exception. */
export const CONFIDENCE = 70
/** † More payers than this look like a shop or a pool, so nothing is claimed. */
export const MAX_SENDERS = 20

/**
 * Senders to one deposit address of a service are claimed to be one customer (Victor: Address Clustering Heuristics for
 * Ethereum, FC 2020). Services as senders are left out; accounts are never merged by the claim.
 */
export function depositReuseClusters(view: Pick<TraceView, 'histories' | 'services'>): ClusterRow[] {
  const rows: ClusterRow[] = []
  for (const deposit of [...view.histories.keys()].sort()) {
    const history = view.histories.get(deposit) ?? []
    if (view.services.has(deposit)) continue
    const sweep = depositSweep(deposit, history)
    if (!sweep?.exact || !view.services.has(sweep.to)) continue
    const senders = new Set<AccountId>()
    for (const t of history) {
      const from = payer(t)
      if (t.amount > 0n && payee(t) === deposit && from !== deposit && !view.services.has(from)) senders.add(from)
    }
    if (senders.size < 2 || senders.size > MAX_SENDERS) continue
    rows.push({
      name: `deposit ${deposit}`,
      accounts: [...senders].sort(),
      basis: 'deposit-reuse',
      confidence: CONFIDENCE,
      because: `${senders.size} accounts paid into ${deposit}, which only ever forwards to the service ${sweep.to}.`,
    })
  }
  return rows
}

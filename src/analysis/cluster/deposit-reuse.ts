import { type AccountId, splitAccount } from '../../model/account.ts'
import { payer, type Transfer } from '../../model/transfer.ts'
import type { ClusterRow } from '../flow/trace-result.ts'
import { type SweepView, serviceSweeps } from '../patterns/service-sweeps.ts'

/** † An exchange gives a deposit address to one customer; a payment on behalf of another is the known exception. */
export const CONFIDENCE = 70
/** † More payers than this look like a shop or a pool, so nothing is claimed. */
export const MAX_SENDERS = 20

/**
 * Senders to one deposit address of a service are claimed to be one customer (Victor: Address Clustering Heuristics for
 * Ethereum, FC 2020). Only senders of what the address forwards count: others pay its fees. Services as senders are left out;
 * accounts are never merged by the claim.
 */
export function depositReuseClusters(view: SweepView): ClusterRow[] {
  if (view.services.size === 0) return []
  const sweepOf = serviceSweeps(view)
  const rows: ClusterRow[] = []
  for (const deposit of [...view.histories.keys()].sort()) {
    const sweep = sweepOf(deposit)
    if (!sweep) continue
    const senders = sendersTo(view, deposit, view.histories.get(deposit) ?? [])
    if (senders.length < 2 || senders.length > MAX_SENDERS) continue
    rows.push({
      name: `deposit ${deposit}`,
      accounts: senders,
      basis: 'deposit-reuse',
      confidence: CONFIDENCE,
      because: `${senders.length} accounts paid into ${deposit}, which only ever forwards to the service ${sweep.to}.`,
    })
  }
  return rows
}

function sendersTo(view: SweepView, deposit: AccountId, history: readonly Transfer[]): AccountId[] {
  const { address } = splitAccount(deposit)
  const forwarded = new Set(history.filter(t => t.from === address && t.amount > 0n).map(t => t.asset))
  const senders = new Set<AccountId>()
  for (const t of history) {
    if (t.to !== address || t.from === address || t.amount === 0n || !forwarded.has(t.asset)) continue
    if (!view.services.has(payer(t))) senders.add(payer(t))
  }
  return [...senders].sort()
}

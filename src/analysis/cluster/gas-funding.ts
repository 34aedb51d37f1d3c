import type { AccountId } from '../../model/account.ts'
import { isNative } from '../../model/asset.ts'
import { payee, payer } from '../../model/transfer.ts'
import type { ClusterRow } from '../flow/trace-result.ts'
import type { TraceView } from '../patterns/view.ts'

/** † A weak claim: friends, faucets and paymasters fund accounts too. */
export const CONFIDENCE = 30

/** Accounts whose first native income came from the same account that is no service. */
export function gasFundingClusters(view: Pick<TraceView, 'histories' | 'services'>): ClusterRow[] {
  const funded = new Map<AccountId, AccountId[]>()
  for (const account of [...view.histories.keys()].sort()) {
    if (view.services.has(account)) continue
    const first = view.histories
      .get(account)
      ?.find(t => isNative(t.asset) && t.amount > 0n && payee(t) === account && payer(t) !== account)
    if (!first || view.services.has(payer(first))) continue
    const list = funded.get(payer(first))
    if (list) list.push(account)
    else funded.set(payer(first), [account])
  }
  return [...funded.keys()].sort().flatMap(by => {
    const accounts = funded.get(by) ?? []
    const because = `${accounts.length} accounts got their first native value from ${by}.`
    return accounts.length < 2
      ? []
      : [{ name: `funded by ${by}`, accounts, basis: 'gas-funding', confidence: CONFIDENCE, because }]
  })
}

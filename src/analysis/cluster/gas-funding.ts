import { type AccountId, splitAccount } from '../../model/account.ts'
import { isNative } from '../../model/asset.ts'
import { payer } from '../../model/transfer.ts'
import type { ClusterRow } from '../flow/trace-result.ts'
import { isGasMoney } from '../patterns/gas-money.ts'
import type { TraceView } from '../patterns/view.ts'

/** † A weak claim: friends, faucets and paymasters fund accounts too. */
export const CONFIDENCE = 30
/** † Who first funded more accounts than this is a faucet or a paymaster, so nothing is claimed. */
export const MAX_FUNDED = 200

/** Accounts whose first native income was fee money from the same account that is no service. */
export function gasFundingClusters(view: Pick<TraceView, 'histories' | 'services'>): ClusterRow[] {
  const funded = new Map<AccountId, AccountId[]>()
  for (const [account, history] of view.histories) {
    if (view.services.has(account)) continue
    const { address } = splitAccount(account)
    const first = history.find(t => t.to === address && t.from !== address && t.amount > 0n && isNative(t.asset))
    if (!first || !isGasMoney(first) || view.services.has(payer(first))) continue
    const list = funded.get(payer(first))
    if (list) list.push(account)
    else funded.set(payer(first), [account])
  }
  return [...funded.keys()].sort().flatMap(by => {
    const accounts = (funded.get(by) ?? []).sort()
    const because = `${accounts.length} accounts got their first native value, which pays for fees, from ${by}.`
    return accounts.length < 2 || accounts.length > MAX_FUNDED
      ? []
      : [{ name: `funded by ${by}`, accounts, basis: 'gas-funding', confidence: CONFIDENCE, because }]
  })
}

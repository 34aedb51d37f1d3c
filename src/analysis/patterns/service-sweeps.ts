import { type AccountId, splitAccount } from '../../model/account.ts'
import { payee } from '../../model/transfer.ts'
import { depositSweep, type Sweep } from '../flow/deposit-sweep.ts'
import type { TraceView } from './view.ts'

/** What {@link serviceSweeps} must know; `accounts` gives the names of the services. */
export type SweepView = Pick<TraceView, 'histories' | 'services'> & Partial<Pick<TraceView, 'accounts'>>

/**
 * Prepares to tell which accounts only ever forward to one known service, exactly and soon: its deposit addresses (Victor:
 * Address Clustering Heuristics for Ethereum, FC 2020). An exchange sweeps to several hot wallets: services of one name are one.
 */
export function serviceSweeps(view: SweepView): (account: AccountId) => Sweep | null {
  const first = new Map<string, AccountId>()
  const alias = new Map<AccountId, AccountId>()
  for (const { account, service } of view.accounts ?? []) {
    if (service === null || !view.services.has(account)) continue
    const known = first.get(service)
    if (known === undefined || account < known) first.set(service, account)
  }
  for (const { account, service } of view.accounts ?? []) {
    const same = service === null ? undefined : first.get(service)
    if (same !== undefined && view.services.has(account)) alias.set(account, same)
  }
  return account => {
    const history = view.histories.get(account)
    if (!history || view.services.has(account)) return null
    const { address } = splitAccount(account)
    // Most accounts pay somebody who is no service: told before any arithmetic.
    for (const t of history) if (t.from === address && t.amount > 0n && !view.services.has(payee(t))) return null
    const joined = history.map(t => {
      const same = t.from === address ? alias.get(payee(t)) : undefined
      return same === undefined ? t : { ...t, to: splitAccount(same).address }
    })
    const sweep = depositSweep(account, joined)
    return sweep?.exact ? sweep : null
  }
}

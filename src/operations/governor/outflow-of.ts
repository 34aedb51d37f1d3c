import type { CustomerEvent, WalletEvent } from '../../model/monitor/customer-event.ts'

/**
 * What an event says of the exchange's own wallets: what left one, and, where withdrawals stand for their wallet, each of them as an outflow
 * of "withdrawals"; null: nothing. A house tells its outflows or counts its withdrawals, never both: the same value would count twice.
 */
export function outflowOf(event: CustomerEvent, withdrawals: boolean): WalletEvent | null {
  if (event.kind === 'wallet-outflow') return event
  if (event.kind !== 'withdrawal' || !withdrawals) return null
  const { id, atMs, ledger, asset, usd, other, tx } = event
  return {
    ...{ kind: 'wallet-outflow', id, atMs, customer: 'withdrawals', ledger, asset, usd, other, tx },
    // Nobody's withdrawal is to an account that the house keeps on a white list, and no balance comes with it.
    ...{ whitelisted: false, balanceUsd: null },
  }
}

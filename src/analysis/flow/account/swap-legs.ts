import type { AccountId } from '../../../model/account.ts'
import { payee, payer, type Transfer } from '../../../model/transfer.ts'

/** What an account paid and what it received in one transaction. */
export interface SwapLegs {
  readonly paid: readonly Transfer[]
  readonly received: readonly Transfer[]
}

/**
 * Recognises an exchange inside one transaction: the account pays one asset and receives another. Value then goes on in what
 * was received, never into the pool.
 * @param history the account's transfers in order
 * @returns null when the transaction is none
 */
export function swapLegs(account: AccountId, history: readonly Transfer[], t: Transfer): SwapLegs | null {
  const paid: Transfer[] = []
  const received: Transfer[] = []
  for (let i = lowerBound(history, t.at); i < history.length; i++) {
    const n = history[i] as Transfer
    if (n.at > t.at) break
    if (n.tx !== t.tx || n.ledger !== t.ledger || n.amount === 0n || n.from === n.to) continue
    if (payer(n) === account && n.asset === t.asset) paid.push(n)
    else if (payee(n) === account && n.asset !== t.asset) received.push(n)
  }
  return received.length > 0 && paid.length > 0 ? { paid, received } : null
}

function lowerBound(history: readonly Transfer[], at: number): number {
  let low = 0
  let high = history.length
  while (low < high) {
    const mid = (low + high) >> 1
    if ((history[mid] as Transfer).at < at) low = mid + 1
    else high = mid
  }
  return low
}

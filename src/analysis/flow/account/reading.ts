import type { AccountId } from '../../../model/account.ts'
import { compareTransfers, payee, payer, type Transfer } from '../../../model/transfer.ts'
import type { Lot } from '../holding.ts'

/** An account's history and how far it has been read. */
export interface Reading {
  readonly account: AccountId
  readonly history: readonly Transfer[]
  next: number
}

/**
 * True when the same block still brings the account money: a ledger pays nothing out of an empty account, so that comes first. What comes
 * from an exchange of assets may have been read already and wait.
 */
export function blockStillPays(owner: Reading, t: Transfer): boolean {
  const { account, history } = owner
  const from = placeIn(owner, t)
  for (let i = from + 1; i < history.length; i++) {
    const n = history[i] as Transfer
    if (n.at !== t.at || n.block !== t.block) break
    if (n.asset === t.asset && n.tx !== t.tx && payee(n) === account && n.amount > 0n) return true
  }
  for (let i = from - 1; i >= 0; i--) {
    const n = history[i] as Transfer
    if (n.at !== t.at || n.block !== t.block) break
    if (n.asset === t.asset && n.tx !== t.tx && paidBehind(owner, n, i)) return true
  }
  return false
}

/**
 * Whether a transfer is what an account receives in exchange for something that it pays in the same transaction, and that stands behind it in
 * the order of the block: native value comes before all tokens there.
 */
export function paidForLater(owner: Reading, t: Transfer): boolean {
  return paidBehind(owner, t, placeIn(owner, t))
}

function paidBehind({ account, history }: Reading, t: Transfer, place: number): boolean {
  if (payee(t) !== account || t.amount === 0n) return false
  for (let i = place + 1; i < history.length; i++) {
    const n = history[i] as Transfer
    if (n.at !== t.at || n.block !== t.block) return false
    if (n.tx === t.tx && n.asset !== t.asset && payer(n) === account && n.amount > 0n && n.from !== n.to) return true
  }
  return false
}

/** Where a transfer that was read stands in the history. */
function placeIn({ history, next }: Reading, t: Transfer): number {
  let i = Math.min(next, history.length) - 1
  while (i >= 0 && history[i] !== t && (history[i] as Transfer).at >= t.at) i--
  return i
}

/** Whether the payer of a transfer was paid in the same asset before. */
export function everReceived(history: readonly Transfer[], t: Transfer): boolean {
  return history.some(n => n.asset === t.asset && n.to === t.from && n.amount > 0n && compareTransfers(n, t) < 0)
}

/** Whether the payer's own reading takes this transfer, so that the payee's must not book it again. */
export function readsItself(payerOf: Reading, t: Transfer): boolean {
  const last = payerOf.history[payerOf.history.length - 1]
  return last !== undefined && compareTransfers(t, last) <= 0
}

/** A transfer that brings no stolen value, as lots. */
export function cleanLots(t: Transfer): Lot[] {
  return [{ amount: t.amount, taint: 0n, via: -1 }]
}

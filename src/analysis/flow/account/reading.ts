import type { AccountId } from '../../../model/account.ts'
import { compareTransfers, payee, type Transfer } from '../../../model/transfer.ts'
import type { Lot } from '../holding.ts'

/** An account's history and how far it has been read. */
export interface Reading {
  readonly account: AccountId
  readonly history: readonly Transfer[]
  next: number
}

/** True when the same block still brings the account money: a ledger pays nothing out of an empty account, so that comes first. */
export function blockStillPays(owner: Reading, t: Transfer): boolean {
  for (let i = owner.next; i < owner.history.length; i++) {
    const n = owner.history[i] as Transfer
    if (n.at !== t.at || n.block !== t.block) return false
    if (n.asset === t.asset && n.tx !== t.tx && payee(n) === owner.account && n.amount > 0n) return true
  }
  return false
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

import type { AccountId } from '../../../model/account.ts'
import type { Crossing } from '../../../model/crossing.ts'
import type { LedgerId } from '../../../model/ledger.ts'
import type { Transaction } from '../../../model/transaction.ts'
import { payee, payer, type Transfer } from '../../../model/transfer.ts'
import { placeKey, placeOf } from '../crossing-plan.ts'

/** A transfer or output that carries the value of one leg. */
export interface Carrier {
  readonly key: string
  /** null for an output of a UTXO ledger. */
  readonly transfer: Transfer | null
  readonly amount: bigint
  readonly payee: AccountId | null
}

/** A crossing whose legs were found on their ledgers. No carrier: that leg is not in the data. */
export interface PlacedCrossing {
  readonly crossing: Crossing
  /** Unique and independent of who told it; the last tie-break of every order. */
  readonly id: string
  readonly ins: readonly Carrier[]
  readonly outs: readonly Carrier[]
}

/** What is known of a leg's transaction: the transfers of an account ledger, or the transaction of a UTXO ledger. */
export interface LegData {
  readonly transfers: readonly Transfer[]
  readonly transaction: Transaction | null
}

/** Finds the transfers or outputs that carry a crossing's legs. */
export function placeCrossing(crossing: Crossing, into: LegData, outOf: LegData): PlacedCrossing {
  const { in: a, out: b } = crossing
  const id = [a.ledger, a.tx, a.index ?? '', b.ledger, b.tx, b.index ?? '', b.account, crossing.crossing].join(' ')
  return { crossing, id, ins: placeIn(crossing, into), outs: placeOut(crossing, outOf) }
}

function placeIn({ in: leg }: Crossing, { transfers, transaction }: LegData): Carrier[] {
  if (transaction) {
    const named = transaction.outputs.filter(o => o.index === leg.index)
    const toService = transaction.outputs.filter(
      o => leg.service !== null && o.address !== null && leg.service === `${leg.ledger}:${o.address}`,
    )
    const sameAmount = transaction.outputs.filter(o => o.amount === leg.amount)
    return outputs(
      transaction,
      named.length > 0 ? named : toService.length > 0 ? toService : sameAmount.length === 1 ? sameAmount : [],
    )
  }
  const moved = transfers.filter(t => t.amount > 0n && t.from !== t.to)
  const named = moved.filter(t => t.index === leg.index)
  if (named.some(t => payer(t) === leg.account)) return carriers(named)
  // The leg may be an inner movement, from the service's router to its vault: the user's own payment carries the value there.
  const paid = moved.filter(t => payer(t) === leg.account)
  const sameAsset = paid.filter(t => t.asset === leg.asset)
  const toService = sameAsset.filter(t => payee(t) === leg.service)
  if (toService.length > 0) return carriers(toService)
  if (sameAsset.length > 0) return carriers(sameAsset)
  const [first] = paid
  if (first && paid.every(t => t.asset === first.asset)) return carriers(paid)
  return carriers(named)
}

function placeOut({ out: leg }: Crossing, { transfers, transaction }: LegData): Carrier[] {
  if (transaction) {
    const named = transaction.outputs.filter(o => o.index === leg.index)
    const paid = transaction.outputs.filter(o => o.address !== null && leg.account === `${leg.ledger}:${o.address}`)
    return outputs(transaction, named.length > 0 ? named : paid)
  }
  const paid = transfers.filter(
    t => t.amount > 0n && t.from !== t.to && payee(t) === leg.account && t.asset === leg.asset,
  )
  const named = paid.filter(t => t.index === leg.index)
  return carriers(named.length > 0 ? named : paid)
}

function carriers(list: readonly Transfer[]): Carrier[] {
  return list.map(t => ({ key: placeOf(t), transfer: t, amount: t.amount, payee: payee(t) }))
}

function outputs(t: Transaction, list: readonly Transaction['outputs'][number][]): Carrier[] {
  return list.map(o => ({
    key: placeKey(t.ledger, t.tx, o.index),
    transfer: null,
    amount: o.amount,
    payee: o.address === null ? null : accountOn(t.ledger, o.address),
  }))
}

function accountOn(ledger: LedgerId, address: string): AccountId {
  return `${ledger}:${address}` as AccountId
}

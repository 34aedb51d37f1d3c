import type { AccountId } from '../../../model/account.ts'
import type { AssetId } from '../../../model/asset.ts'
import type { Instant } from '../../../model/instant.ts'
import { compareTransfers, payee, payer, type Transfer } from '../../../model/transfer.ts'
import { Holding, type Lot } from '../holding.ts'

/** An inflow below this share of the account's largest outflow says nothing about whose money the account moves (1/1000). */
export const DUST_DIVISOR = 1000n

/** What one followed account holds of one asset, and of what its inflows were made. */
export class Book {
  readonly holding = new Holding()
  readonly firstAt: Instant
  lastAt: Instant
  /** All taint that ever arrived. */
  taintedIn = 0n
  /** Strangers' clean inflows that were not dust, and those that must have been because more left before the theft than had come. */
  cleanIn = 0n
  /**
   * Unasked-for crumbs from strangers. They are kept apart and spent last, so that dust cannot push stolen value out of its
   * place in the queue.
   */
  private crumbs = 0n
  private readonly dustBelow: bigint

  constructor(at: Instant, largestOutflow: bigint) {
    this.firstAt = at
    this.lastAt = at
    this.dustBelow = largestOutflow / DUST_DIVISOR
  }

  /**
   * Books an arrival; `lots` in the order in which they were taken from the payer.
   * @param stranger false when the payer holds money of the theft itself: what it sends says nothing of other people's money
   */
  receive(lots: readonly Lot[], amount: bigint, at: Instant, stranger: boolean): void {
    if (at > this.lastAt) this.lastAt = at
    if (stranger && amount < this.dustBelow) {
      this.crumbs += amount
      return
    }
    let taint = 0n
    for (const lot of lots) {
      this.holding.put(lot)
      taint += lot.taint
    }
    this.taintedIn += taint
    if (stranger) this.cleanIn += amount - taint
  }

  /** Books an arrival without taint. */
  receiveClean(amount: bigint, at: Instant, stranger: boolean): void {
    this.receive([{ amount, taint: 0n, via: -1 }], amount, at, stranger)
  }

  /** Books what was there before the theft's money came: clean, and of it what strangers are known to have paid. */
  open(balance: bigint, crumbs: bigint, cleanIn: bigint): void {
    this.holding.put({ amount: balance, taint: 0n, via: -1 })
    this.crumbs = crumbs
    this.cleanIn = cleanIn
  }

  /** Takes crumbs towards a payment that the holding cannot meet. */
  spendCrumbs(wanted: bigint): void {
    const amount = wanted < this.crumbs ? wanted : this.crumbs
    this.crumbs -= amount
    this.holding.put({ amount, taint: 0n, via: -1 })
  }

  /**
   * The taint that an unexplained outflow of `amount` is presumed to carry: in proportion to the known material inflows,
   * rounded down.
   */
  surplusTaint(amount: bigint): bigint {
    const known = this.taintedIn + this.cleanIn
    return known === 0n ? 0n : (amount * this.taintedIn) / known
  }
}

/** A book's opening: what the account held of the asset before its first tainted transfer. */
export interface Opening {
  readonly book: Book
  /** Outgoing transfers of the same block that come earlier in order but that the account could not yet pay. */
  readonly unpaid: readonly Transfer[]
}

/**
 * Opens the book of an account and asset at the transfer that first brings it taint. All earlier lots are clean and become one.
 * @param history the account's transfers in order, both directions
 * @param stranger whether a payer holds none of the stolen money by now
 * @param unexplained whether what a payer sent is of unknown origin and not to be booked
 */
export function openBook(
  account: AccountId,
  asset: AssetId,
  history: readonly Transfer[],
  first: Transfer,
  stranger: (account: AccountId) => boolean,
  unexplained: (account: AccountId) => boolean,
): Opening {
  let largest = 0n
  for (const t of history) if (t.asset === asset && t.amount > largest && payer(t) === account) largest = t.amount
  const book = new Book(first.at, largest)
  const unpaid: Transfer[] = []
  let balance = 0n
  let crumbs = 0n
  let cleanIn = 0n
  for (const t of history) {
    if (compareTransfers(t, first) >= 0) break
    if (t.asset !== asset || t.amount === 0n || t.from === t.to) continue
    if (payee(t) === account) {
      if (unexplained(payer(t))) continue
      const foreign = stranger(payer(t))
      if (foreign && t.amount * DUST_DIVISOR < largest) crumbs += t.amount
      else {
        balance += t.amount
        if (foreign) cleanIn += t.amount
      }
    } else if (t.amount <= balance) balance -= t.amount
    else if (t.amount <= balance + crumbs) {
      crumbs -= t.amount - balance
      balance = 0n
    } else if (t.at === first.at && t.block === first.block && t.tx !== first.tx) unpaid.push(t)
    else {
      cleanIn += t.amount - balance - crumbs
      balance = 0n
      crumbs = 0n
    }
  }
  book.open(balance, crumbs, cleanIn)
  return { book, unpaid }
}

import { type AccountId, accountId } from './account.ts'
import type { Address } from './address.ts'
import type { Amount } from './amount.ts'
import type { AssetId } from './asset.ts'
import type { Instant } from './instant.ts'
import type { LedgerId } from './ledger.ts'

/**
 * Value moved from one account to another. Identity: (ledger, tx, index).
 * `index` places a transfer inside its block: a token transfer's log index (block-wide, 0 and up); -1 for a transaction's own
 * native value; -2, -3 … for the native value of its internal calls in call order. Where a source knows no log index, 0, 1 …
 * in the source's own order within the transaction.
 */
export interface Transfer {
  readonly ledger: LedgerId
  /** Transaction hash, lower-case hex. */
  readonly tx: string
  readonly index: number
  readonly block: number
  /** Block time. */
  readonly at: Instant
  readonly from: Address
  readonly to: Address
  readonly asset: AssetId
  readonly amount: Amount
}

/** `tx:index`, unique on one ledger. */
export function transferKey(t: Transfer): string {
  return `${t.tx}:${t.index}`
}

/** The account that pays. */
export function payer(t: Transfer): AccountId {
  return accountId(t.ledger, t.from)
}

/** The account that receives. */
export function payee(t: Transfer): AccountId {
  return accountId(t.ledger, t.to)
}

/**
 * The one order of transfers, independent of the order of import: time, block, native before tokens, index, then hash.
 * Transfers of one block whose index is not block-wide have no true order; this one is fixed all the same.
 */
export function compareTransfers(a: Transfer, b: Transfer): number {
  return (
    a.at - b.at ||
    a.block - b.block ||
    a.index - b.index ||
    (a.tx < b.tx ? -1 : a.tx > b.tx ? 1 : a.ledger < b.ledger ? -1 : a.ledger > b.ledger ? 1 : 0)
  )
}

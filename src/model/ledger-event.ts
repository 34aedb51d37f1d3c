import type { Address } from './address.ts'
import type { Amount } from './amount.ts'
import type { Instant } from './instant.ts'
import type { LedgerId } from './ledger.ts'

/** What a contract said in a log (EVM, TRON). Identity: (ledger, tx, index). */
export interface LedgerEvent {
  readonly ledger: LedgerId
  /** Transaction hash, lower-case hex, as in Transfer. */
  readonly tx: string
  /** Log index, block-wide. */
  readonly index: number
  readonly block: number
  readonly at: Instant
  readonly contract: Address
  /** Up to four words of 32 bytes, lower-case hex with 0x. */
  readonly topics: readonly string[]
  /** ABI-encoded, lower-case hex with 0x. */
  readonly data: string
}

/** What a transaction asked of a contract, or attached to a payment. Identity: (ledger, tx). */
export interface LedgerCall {
  readonly ledger: LedgerId
  readonly tx: string
  readonly block: number
  readonly at: Instant
  readonly from: Address
  /** null: makes a contract. */
  readonly to: Address | null
  /** Of the native asset, base units. */
  readonly value: Amount
  /** Calldata, lower-case hex with 0x. */
  readonly input: string
  /** False: it was undone; it moved nothing and said nothing. */
  readonly succeeded: boolean
  /** Wei paid for one unit of gas; null where the ledger has none. */
  readonly gasPrice?: bigint | null | undefined
}

/** Data written beside value on a ledger without contracts: the payload of an OP_RETURN output, a memo field. */
export interface LedgerMemo {
  readonly ledger: LedgerId
  readonly tx: string
  /** The output that carries it; 0 for a memo field. */
  readonly index: number
  readonly block: number
  readonly at: Instant
  /** Lower-case hex without 0x. */
  readonly data: string
}

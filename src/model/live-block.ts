import type { Address } from './address.ts'
import type { Instant } from './instant.ts'
import type { LedgerId } from './ledger.ts'
import type { LedgerCall, LedgerEvent, LedgerMemo } from './ledger-event.ts'
import type { Transaction } from './transaction.ts'
import type { Transfer } from './transfer.ts'

/** Names one block of a ledger for good. Hashes are lower-case hex: with 0x on EVM ledgers, without elsewhere. */
export interface BlockRef {
  readonly height: number
  readonly hash: string
}

/** Something of a block that could not be seen, told instead of hidden. */
export interface BlockGap {
  /** `internal-unseen`: native value that contracts moved, since the node traces nothing; `amounts-unseen`: inputs without amounts … */
  readonly kind: string
  readonly because: string
}

/** One block as a follower gives it: everything that moved value, and what was asked for beside. */
export interface LiveBlock extends BlockRef {
  readonly ledger: LedgerId
  /** Hash of the block before. */
  readonly parent: string
  readonly at: Instant
  /** On account ledgers, in the order of `compareTransfers`. */
  readonly transfers: readonly Transfer[]
  /** On UTXO ledgers, in order. */
  readonly transactions: readonly Transaction[]
  readonly events: readonly LedgerEvent[]
  readonly calls: readonly LedgerCall[]
  readonly memos: readonly LedgerMemo[]
  readonly gaps: readonly BlockGap[]
}

/** Which events, calls and memos to keep beside the transfers: all others are dropped where they are read. */
export interface BlockWants {
  /** First topics, lower case with 0x. */
  readonly topics: ReadonlySet<string>
  /** Calls to these contracts. */
  readonly callees: ReadonlySet<Address>
  /** Calls whose input begins with these four bytes, lower case with 0x. */
  readonly selectors: ReadonlySet<string>
  readonly memos: boolean
}

/** Wants nothing beside transfers. */
export const NO_WANTS: BlockWants = { topics: new Set(), callees: new Set(), selectors: new Set(), memos: false }

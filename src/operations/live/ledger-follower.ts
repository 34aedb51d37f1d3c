import type { AccountId } from '../../model/account.ts'
import type { Instant } from '../../model/instant.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { BlockGap, BlockRef, BlockWants, LiveBlock } from '../../model/live-block.ts'
import type { Transaction } from '../../model/transaction.ts'
import type { Transfer } from '../../model/transfer.ts'

/** Where a ledger is now. */
export interface LedgerHead extends BlockRef {
  readonly at: Instant
  /** Up to this height nothing is undone any more, as the ledger itself says or by the depth that is usual on it. */
  readonly final: number
}

/** What an account did before it was followed. */
export interface AccountPast {
  readonly transfers: readonly Transfer[]
  readonly transactions: readonly Transaction[]
  /** False when there is more than could be had. */
  readonly complete: boolean
  readonly gaps: readonly BlockGap[]
}

/**
 * Follows one ledger through one node or service. Every method throws SourceError when the source fails for good after retries
 * (`ledger-unreachable`, `ledger-limited`, `ledger-timeout`), or IntegrityError-like SourceError when it lies: `ledger-other-chain`,
 * `ledger-unlinked` (a block does not follow its parent), `ledger-block-changed` (receipts, logs or transactions do not belong to the block),
 * `ledger-future-block`, `ledger-answer-large`, `ledger-answer-malformed`. No error, log line or value ever holds a key of the source's address.
 */
export interface LedgerFollower {
  readonly ledger: LedgerId
  /** The source without keys: scheme and host. */
  readonly source: string
  head(): Promise<LedgerHead>
  /** Blocks `from` to `to`, both inclusive, in order, each linked to the one before; requests are batched and run ahead of the reader. */
  blocks(from: number, to: number, wants: BlockWants): AsyncIterable<LiveBlock>
  /** The block at a height by what the source says now; null where it has none. */
  at(height: number): Promise<(BlockRef & { readonly parent: string; readonly at: Instant }) | null>
  /** Fulfilled when the head may have changed, by the source's own word or after its usual pause; at once when `stop` is fulfilled. */
  changed(stop: Promise<unknown>): Promise<void>
  /** All that an account did, as far as the source can tell; null where it keeps no index of accounts. */
  past(account: AccountId, until: number | null): Promise<AccountPast | null>
  close(): Promise<void>
}

import type { AccountId } from '../model/account.ts'
import type { Instant } from '../model/instant.ts'
import type { LedgerId } from '../model/ledger.ts'
import type { Tag } from '../model/tag.ts'
import type { Transaction } from '../model/transaction.ts'
import type { Transfer } from '../model/transfer.ts'

/** One account's transfers, both directions, self-transfers once, within [from, until] inclusive. */
export interface HistoryQuery {
  readonly account: AccountId
  readonly from?: Instant | undefined
  readonly until?: Instant | undefined
  /** At most this many transfers in all, the earliest. */
  readonly limit?: number | undefined
  /** A hint: transfers of earlier blocks are not needed. A source that keeps its rows by block need not read them. */
  readonly fromBlock?: number | undefined
}

/** Ordered by model `compareTransfers`. */
export interface History {
  readonly account: AccountId
  readonly transfers: readonly Transfer[]
  /** False when `limit` cut it. */
  readonly complete: boolean
}

/** What a store holds. */
export interface StoreSummary {
  readonly transfers: number
  readonly transactions: number
  readonly tags: number
  readonly firstAt: Instant | null
  readonly lastAt: Instant | null
  readonly ledgers: readonly LedgerId[]
}

/** Account-ledger transfers. Implemented by the embedded store (DuckDB + LMDB) and by a table in memory. */
export interface TransferSource {
  /** One history a query, in the queries' order; an account never seen gives an empty, complete history. */
  histories(queries: readonly HistoryQuery[]): Promise<History[]>
  /** All transfers of a transaction in order; on every ledger when `ledger` is null. */
  transaction(ledger: LedgerId | null, tx: string): Promise<Transfer[]>
  summary(): Promise<StoreSummary>
}

/** UTXO ledgers. */
export interface UtxoSource {
  transactions(ledger: LedgerId, ids: readonly string[]): Promise<(Transaction | null)[]>
  /** The transactions that spend these outpoints (`txid:vout`), null where unspent or not known. */
  spenders(ledger: LedgerId, outpoints: readonly string[]): Promise<(Transaction | null)[]>
  /** All transactions that pay to or spend from an account, in (block, position) order. */
  byAccount(account: AccountId): Promise<Transaction[]>
  summary(): Promise<StoreSummary>
}

/** Everything that anybody claimed about accounts. */
export interface TagSource {
  /** One list an account, in the accounts' order; ledger-less tags count for every ledger on which the address is valid. */
  tags(accounts: readonly AccountId[]): Promise<Tag[][]>
}

/** How long work tells where it is. Silent when piped. */
export interface Progress {
  /** @param total null when unknown @param also other counts of the same work, by what they count */
  at(done: number, total: number | null, label: string, also?: Readonly<Record<string, number>>): void
  end(): void
}

/** Time of day, for deadlines; in drills it is scripted. */
export interface Clock {
  /** Unix seconds. */
  now(): Instant
  /** Milliseconds of a clock that never goes back. */
  monotonic(): number
}

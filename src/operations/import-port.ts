import type { RowContext, TransferRowFormat } from '../formats/row-format.ts'
import type { Refusal } from '../model/refusal.ts'
import type { Tag } from '../model/tag.ts'
import type { Transaction } from '../model/transaction.ts'

/** What importing one file did. */
export interface ImportSummary {
  /** Rows (or transactions, or claims) in the file. */
  readonly read: number
  readonly new: number
  /** In the store before, or twice in the file, with the same content. */
  readonly known: number
  /** Rows that rightly carry nothing. */
  readonly skipped: number
  readonly refused: number
  /** The first refusals, by line; the rest are only counted. */
  readonly refusals: readonly Refusal[]
}

/** Takes ledger data and claims in. Each call is one commit: all of a file or nothing of it, and readers see the state before until then. */
export interface LedgerImporter {
  /**
   * Imports one tabular file. `progress` is told rows read and, where it can be known or estimated, rows in all; it may throw to stop.
   * The same file again is known; one whose import was interrupted goes on where it stopped.
   * @throws InputError when the file as a whole is bad, or `store-busy`
   */
  importFile(
    path: string,
    format: TransferRowFormat,
    context: RowContext,
    progress: (rows: number, total: number | null) => void,
  ): Promise<ImportSummary>
  importTransactions(
    transactions: readonly Transaction[],
  ): Promise<{ fresh: number; known: number; conflicts: readonly string[] }>
  importTags(tags: readonly Tag[]): Promise<{ new: number; known: number }>
}

import type { LedgerId } from '../model/ledger.ts'
import type { Refusal } from '../model/refusal.ts'
import type { Tag } from '../model/tag.ts'
import type { Transfer } from '../model/transfer.ts'

/** What a format may need beside the row itself. */
export interface RowContext {
  /** `--ledger`: the ledger of formats that do not name one. */
  readonly ledger: LedgerId | null
  /** The file's name, for tags' sources and messages. */
  readonly file: string
  /** Decimals by lower-case token contract, for exports that write token amounts in units. Adds to the known tokens. */
  readonly decimals?: ReadonlyMap<string, number> | undefined
}

/** Cells of a row as text, in the file's column order; null where empty in Parquet. CSV cells are never null, only ''. */
export type Cells = readonly (string | null)[]

/** What one row becomes. A row that rightly carries nothing (a failed transaction, a zero-value call) is `skipped`. */
export type RowOutcome<T> =
  | { readonly kind: 'rows'; readonly rows: readonly T[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'skipped'; readonly reason: string }

/** A tabular format (CSV or Parquet): bound once to a file's columns, then one pure call a row. */
export interface RowFormat<T> {
  /** The word for `--as`. */
  readonly name: string
  /** One line for the help text: whose export this is. */
  readonly about: string
  /** True where an index counts equal rows: such a file is read from its first row, never resumed in the middle. */
  readonly wholeFile?: boolean
  /**
   * @param columns the header, as written in the file
   * @throws InputError `column-missing`, `column-unknown`, `column-repeated`, naming the column; `ledger-not-evm`
   */
  bind(columns: readonly string[], context: RowContext): (cells: Cells, line: number) => RowOutcome<T>
}

/** A format whose rows are transfers. */
export type TransferRowFormat = RowFormat<Transfer>
/** A format whose rows are tags. */
export type TagRowFormat = RowFormat<Tag>

import type { Cells } from '../../formats/row-format.ts'

/** A row as read: its 1-based line (Parquet: row number) and its cells as text. */
export interface NumberedRow {
  readonly line: number
  readonly cells: Cells
}

/** A table being read: its header, and its rows in batches, read once from the start at each call. */
export interface TableRows {
  readonly columns: readonly string[]
  /** Bytes of the file, for progress. */
  readonly bytes: number
  rows(): AsyncIterable<readonly NumberedRow[]>
}

import type { RowContext, TransferRowFormat } from '../../../formats/row-format.ts'
import { FastParquetFeed, TRANSFER_COLUMNS } from './fast-parquet.ts'
import type { TransferFile } from './import-transfers.ts'
import { type FileRow, FormatFeed } from './row-feed.ts'
import { fileDigest } from './write-segment.ts'

/** A table being read: its header and its rows in batches. */
export interface OpenRows {
  readonly columns: readonly string[]
  /** Of the file. */
  readonly bytes?: number | undefined
  rows(): AsyncIterable<readonly FileRow[]>
}

/**
 * Binds a file to its format. Our own Parquet layout goes through DuckDB's fast path, everything else row by row.
 * @throws InputError from `open` and from the format's binding, when the file as a whole is bad
 */
export async function openTransferFile(
  path: string,
  format: TransferRowFormat,
  context: RowContext,
  open: (path: string) => Promise<OpenRows>,
): Promise<TransferFile> {
  const table = await open(path)
  const { columns } = table
  // Of a file that is compressed, bytes do not tell rows.
  const bytes = /\.(gz|parquet|pq)$/i.test(path) ? null : (table.bytes ?? null)
  const read = format.bind(columns, context)
  const fast =
    format.name === 'transfers' &&
    path.endsWith('.parquet') &&
    TRANSFER_COLUMNS.every(column => columns.includes(column))
  return {
    key: `${await fileDigest(path)} ${format.name} ${context.ledger ?? ''}`,
    open: async (duck, skip) =>
      fast ? FastParquetFeed.open(duck, path, columns, read, skip) : new FormatFeed(table.rows(), read, skip, bytes),
  }
}

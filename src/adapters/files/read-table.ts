import type { RowContext, RowFormat } from '../../formats/row-format.ts'
import type { Refusal } from '../../model/refusal.ts'
import { openRows } from './open-rows.ts'

/** What became of the rows of a table, counted as it is read. */
export interface RowCounts {
  read: number
  skipped: number
  refused: number
  /** The first {@link MOST_REFUSALS} refusals. */
  readonly refusals: Refusal[]
}

/** Refusals told in full; the rest are counted. */
export const MOST_REFUSALS = 1000

/** Counts at nothing. */
export function noRows(): RowCounts {
  return { read: 0, skipped: 0, refused: 0, refusals: [] }
}

/**
 * Reads a table in a format, batch by batch.
 * @param counts is written to
 * @throws InputError when the file as a whole is bad
 */
export async function* readTable<T>(
  path: string,
  format: RowFormat<T>,
  context: RowContext,
  counts: RowCounts,
): AsyncGenerator<T[]> {
  const table = await openRows(path)
  const read = format.bind(table.columns, context)
  for await (const rows of table.rows()) {
    const batch: T[] = []
    for (const { line, cells } of rows) {
      counts.read++
      const outcome = read(cells, line)
      if (outcome.kind === 'rows') for (const row of outcome.rows) batch.push(row)
      else if (outcome.kind === 'skipped') counts.skipped++
      else {
        counts.refused++
        if (counts.refusals.length < MOST_REFUSALS) counts.refusals.push(outcome.refusal)
      }
    }
    if (batch.length > 0) yield batch
  }
}

import { entryReader } from './entry-reader.ts'
import type { EntryTeller } from './entry-teller.ts'
import type { ListReader, ListSink } from './list-format.ts'
import { type ListRow, ListTable, type TableLayout } from './list-table.ts'

/** The reader of a list that is one table, row by row, as {@link entryReader}. */
export function tableReader(
  sink: ListSink,
  file: string,
  columns: Omit<TableLayout, 'row'>,
  read: (row: ListRow, teller: EntryTeller) => void,
  told: Parameters<typeof entryReader>[3],
): ListReader {
  const start = (teller: EntryTeller): ListTable =>
    new ListTable({ ...columns, row: row => read(row, teller) }, teller, file)
  return entryReader(sink, file, start, told)
}

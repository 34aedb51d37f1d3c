import { CordonError, InputError } from '../../model/errors.ts'
import { cleanText, cutText } from './clean-text.ts'
import { CsvSource } from './csv-source.ts'
import type { EntryTeller } from './entry-teller.ts'

/** A row of a table of entries. */
export interface ListRow {
  /** 1-based line on which it begins. */
  readonly line: number
  /** The cell of a column, {@link cleanText}; '' where the table does not have the column. */
  text(column: string): string
  /** The cell as it stands, with its line breaks. */
  raw(column: string): string
  /** All cells as they stand. */
  readonly cells: readonly string[]
}

/** What a table looks like. */
export interface TableLayout {
  readonly delimiter?: ',' | ';' | '\t'
  /** Columns without which the table is another one. Written names are compared by {@link headingOf}. */
  readonly required: readonly string[]
  /** Further columns that are read or knowingly passed over; any other is told once. */
  readonly known: readonly string[]
  /** Of these columns one at least must be there. */
  readonly oneOf?: readonly string[]
  /** Hears the names of the columns. */
  headed?(names: readonly string[]): void
  /** Other headings of a column, by their compared form, and the name under which it is read. */
  readonly renamed?: Readonly<Record<string, string>>
  /** Records before the header that may stand there: a title, the day of the report. */
  readonly preamble?: number
  /** Hears each record before the header. */
  before?(cells: readonly string[]): void
  /** True: a row may have fewer cells than the header, for example because it is a heading. */
  readonly short?: boolean
  row(row: ListRow): void
}

/** A column's name as it is compared: one case, one space, half-width forms. */
export function headingOf(written: string): string {
  return cleanText(written).normalize('NFKC').toLowerCase()
}

/** Reads one table of a list in chunks of any size. Bad rows become faults; a bad header refuses the table. */
export class ListTable {
  private readonly layout: TableLayout
  private readonly teller: EntryTeller
  private readonly file: string
  private readonly source: CsvSource
  private places: ReadonlyMap<string, number> | null = null
  private width = 0
  private seen = 0
  /** The record that came nearest to being the header. */
  private nearest: { readonly missing: readonly string[]; readonly line: number } | null = null
  private rows = 0

  constructor(layout: TableLayout, teller: EntryTeller, file: string) {
    this.layout = layout
    this.teller = teller
    this.file = file
    this.source = new CsvSource(
      {
        record: (cells, line, lines) => this.record(cells, line, lines),
        broken: line => {
          if (this.places !== null) this.rows++
          this.teller.lost(line, null, 'row-quotes', 'the quotes of this line are those of no table')
        },
      },
      file,
      layout.delimiter,
    )
  }

  /** @throws InputError `list-malformed`, `list-header`, `column-repeated` */
  push(text: string): void {
    this.source.push(text)
  }

  /**
   * Ends the table. @returns how many rows it had, taken or not
   * @throws InputError `list-empty`, `list-truncated`, `list-header`
   */
  end(): number {
    const terminated = this.source.end()
    if (this.places === null)
      throw this.seen === 0
        ? new InputError('list-empty', 'the source is empty', { place: { file: this.file } })
        : this.noHeader()
    if (this.rows === 0)
      throw new InputError('list-empty', 'the table has a header and no row', { place: { file: this.file } })
    if (!terminated)
      this.teller.note(null, null, 'end-unmarked', 'the last row does not end in a line break: the file may be cut')
    return this.rows
  }

  private record(cells: readonly string[], line: number, lines: number): void {
    if (cells.every(cell => cleanText(cell) === '')) return
    this.seen++
    if (this.places === null) {
      this.header(cells, line)
      return
    }
    this.rows++
    const extra = cells.slice(this.width).some(cell => cleanText(cell) !== '')
    if (extra || (cells.length < this.width && this.layout.short !== true)) {
      // A row over several lines may have swallowed others: each line is told.
      for (let i = 0; i < lines; i++)
        this.teller.lost(line + i, null, 'row-ragged', `${cells.length} cells under ${this.width} columns`)
      return
    }
    const places = this.places
    const raw = (column: string): string => cells[places.get(column) ?? -1] ?? ''
    try {
      this.layout.row({ line, cells, raw, text: column => cleanText(raw(column)) })
    } catch (error) {
      if (!(error instanceof CordonError)) throw error
      this.teller.lost(line, error.place.field ?? null, error.code, error.message)
    }
  }

  private header(cells: readonly string[], line: number): void {
    const names = cells.map(cell => this.layout.renamed?.[headingOf(cell)] ?? headingOf(cell))
    const missing = this.layout.required.filter(name => !names.includes(name))
    const { oneOf = [] } = this.layout
    if (oneOf.length > 0 && !oneOf.some(name => names.includes(name))) missing.push(...oneOf)
    if (missing.length > 0) {
      if (this.nearest === null || missing.length < this.nearest.missing.length) this.nearest = { missing, line }
      if (this.seen > (this.layout.preamble ?? 0)) throw this.noHeader()
      this.layout.before?.(cells)
      return
    }
    const known = new Set([...this.layout.required, ...this.layout.known])
    const places = new Map<string, number>()
    names.forEach((name, place) => {
      const field = cutText(cleanText(cells[place] ?? ''), 100)
      if (places.has(name) && known.has(name))
        throw new InputError('column-repeated', `the column "${field}" stands twice`, {
          place: { file: this.file, line, field },
        })
      places.set(name, place)
      if (name !== '' && !known.has(name))
        this.teller.noteOnce(line, field, 'column-unknown', `the column "${field}" is not known and was not read`)
    })
    this.layout.headed?.(names)
    this.places = places
    this.width = cells.length
  }

  private noHeader(): InputError {
    const { missing, line } = this.nearest ?? { missing: this.layout.required, line: 1 }
    const names = missing.map(name => `"${name}"`).join(', ')
    return new InputError('list-header', `the header lacks the column${missing.length > 1 ? 's' : ''} ${names}`, {
      place: { file: this.file, line, field: missing[0] },
    })
  }
}

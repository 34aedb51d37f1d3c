import { parse } from 'csv-parse/sync'
import { InputError } from '../../model/errors.ts'

/** One CSV record: the 1-based line on which it begins, and its cells. */
export interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
}

/** A record longer than this is no table row but a broken quote. */
const LONGEST_RECORD = 1 << 20

/**
 * Splits CSV text (RFC 4180) as it comes in pieces. Lines without quotes, nearly all of them, are split here; a record with quotes
 * is gathered to its end, over line breaks inside quotes, and given to csv-parse.
 */
export class RecordSplitter {
  private rest = ''
  private begun = false
  private line = 0
  /** Lines of a record whose quotes are open; empty outside one. */
  private open: string[] = []
  private openLength = 0
  private openFrom = 0
  private readonly file: string

  constructor(file: string) {
    this.file = file
  }

  /**
   * Takes the next piece and gives the records that it completes. A byte order mark before the first record and blank lines are
   * passed over.
   * @throws InputError `csv-quote`, naming the line on which the record began
   */
  push(piece: string): CsvRecord[] {
    const text = this.rest + (this.begun ? piece : piece.replace(/^\uFEFF/, ''))
    this.begun ||= piece !== ''
    const out: CsvRecord[] = []
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      this.take(text.slice(start, end), out)
      start = end + 1
    }
    this.rest = text.slice(start)
    if (this.rest.length > LONGEST_RECORD) throw this.fault('a line has no end', this.line + 1)
    return out
  }

  /** The last record, when the file does not end in a line break. @throws InputError `csv-quote` */
  end(): CsvRecord[] {
    const out: CsvRecord[] = []
    if (this.rest !== '') this.take(this.rest, out)
    this.rest = ''
    if (this.open.length > 0) throw this.fault('a quote is opened and never closed', this.openFrom)
    return out
  }

  private take(raw: string, out: CsvRecord[]): void {
    this.line++
    const inside = this.open.length > 0
    const quotes = countQuotes(raw)
    if (!inside && quotes === 0) {
      const text = dropReturn(raw)
      if (text !== '') out.push({ line: this.line, cells: text.split(',') })
      return
    }
    // Lines are joined once, at the record's end: joining as they come would cost the square of their number.
    if (!inside) this.openFrom = this.line
    this.open.push(raw)
    this.openLength += raw.length + 1
    if (this.openLength > LONGEST_RECORD) throw this.fault('a quoted cell has no end', this.openFrom)
    if ((quotes % 2 === 0) === inside) return
    const record = dropReturn(this.open.join('\n'))
    this.open = []
    this.openLength = 0
    out.push({ line: this.openFrom, cells: this.split(record) })
  }

  private split(record: string): readonly string[] {
    try {
      const [cells] = parse(record, { relax_column_count: true, record_delimiter: ['\r\n', '\n'] }) as string[][]
      return cells ?? []
    } catch (cause) {
      throw new InputError('csv-quote', `quotes that no CSV has: ${record.slice(0, 80)}`, {
        place: { file: this.file, line: this.openFrom },
        cause,
      })
    }
  }

  private fault(message: string, line: number): InputError {
    return new InputError('csv-quote', message, { place: { file: this.file, line } })
  }
}

function countQuotes(text: string): number {
  let n = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) n++
  return n
}

/** Without the carriage return of a CRLF line break. */
function dropReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}

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
  private line = 0
  private quoted = ''
  private quotedFrom = 0
  private readonly file: string

  constructor(file: string) {
    this.file = file
  }

  /**
   * Takes the next piece and gives the records that it completes. Blank lines are passed over.
   * @throws InputError `csv-quote`, naming the line on which the record began
   */
  push(piece: string): CsvRecord[] {
    const text = this.rest + piece
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
    if (this.quoted !== '') throw this.fault('a quote is opened and never closed', this.quotedFrom)
    return out
  }

  private take(raw: string, out: CsvRecord[]): void {
    this.line++
    if (this.quoted === '' && !raw.includes('"')) {
      const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw
      if (text !== '') out.push({ line: this.line, cells: text.split(',') })
      return
    }
    if (this.quoted === '') this.quotedFrom = this.line
    this.quoted += this.quoted === '' ? raw : `\n${raw}`
    if (this.quoted.length > LONGEST_RECORD) throw this.fault('a quoted cell has no end', this.quotedFrom)
    if (countQuotes(this.quoted) % 2 === 1) return
    const record = this.quoted
    this.quoted = ''
    try {
      const [cells] = parse(record, { relax_column_count: true, record_delimiter: ['\r\n', '\n'] }) as string[][]
      out.push({
        line: this.quotedFrom,
        cells: (cells ?? []).map((c, i, all) => (i === all.length - 1 ? c.replace(/\r$/, '') : c)),
      })
    } catch (cause) {
      throw new InputError('csv-quote', `quotes that no CSV has: ${record.slice(0, 80)}`, {
        place: { file: this.file, line: this.quotedFrom },
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

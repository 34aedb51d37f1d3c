import type { BatchRow } from '../../../operations/screen/batch-files.ts'

/** A line longer than this many characters is no party. */
const LONGEST_LINE = 1 << 16
/** Of such a line this many are kept. */
const KEPT = 200

/** Splits text into lines as it comes. Blank lines and a byte order mark are passed over; a line without end is cut and told. */
export class LineSplitter {
  #rest = ''
  #line = 0
  #begun = false
  /** The line at hand is too long, and its beginning was given out. */
  #overlong = false

  push(piece: string): BatchRow[] {
    const text = this.#rest + (this.#begun ? piece : piece.replace(/^\uFEFF/, ''))
    this.#begun ||= piece !== ''
    const rows: BatchRow[] = []
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      this.#take(text.slice(start, end), rows)
      this.#line++
      this.#overlong = false
      start = end + 1
    }
    this.#rest = text.slice(start)
    if (this.#rest.length > LONGEST_LINE) {
      this.#take(this.#rest, rows)
      this.#overlong = true
      this.#rest = ''
    }
    return rows
  }

  end(): BatchRow[] {
    const rows: BatchRow[] = []
    this.#take(this.#rest, rows)
    return rows
  }

  #take(raw: string, rows: BatchRow[]): void {
    if (this.#overlong) return
    const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    if (text.trim() === '') return
    const long = text.length > LONGEST_LINE
    rows.push({
      line: this.#line + 1,
      cells: [long ? text.slice(0, KEPT) : text],
      fault: long ? 'line-too-long' : null,
    })
  }
}

import { InputError } from '../../model/errors.ts'
import { LineSplitter, LONGEST_LINE } from './line-splitter.ts'

/** Lines that are read anew after broken quotes, in all: a file that needs more is no table. */
const MOST_REREAD = 100_000

/** What the reader of separated text hears, in the order of the text. */
export interface CsvEvents {
  /** @param line 1-based line on which the record begins; @param lines how many lines it takes */
  record(cells: readonly string[], line: number, lines: number): void
  /** A line whose quotes no table has. The lines after it are read on their own. */
  broken(line: number): void
}

/**
 * Splits separated text (RFC 4180) in chunks of any size, with memory for one record. A quote counts only at the beginning of a cell,
 * so that one in the middle of a name loses nothing.
 */
export class CsvSource {
  private readonly events: CsvEvents
  private readonly file: string
  private readonly delimiter: string
  private readonly lines: LineSplitter
  private reread = 0
  /** Lines of the record whose quotes are open; empty outside one. */
  private open: string[] = []
  private openFrom = 0
  private openLength = 0
  private cells: string[] = []
  private quoted = ''

  constructor(events: CsvEvents, file: string, delimiter: ',' | ';' | '\t' = ',') {
    this.events = events
    this.file = file
    this.delimiter = delimiter
    this.lines = new LineSplitter(file, (text, line) => this.take(text, line))
  }

  /** Takes the next piece. @throws InputError `list-malformed` where a record has no end */
  push(piece: string): void {
    this.lines.push(piece)
  }

  /**
   * Ends the text. @returns whether its last line ended in a line break
   * @throws InputError `list-truncated` where a quote is still open
   */
  end(): boolean {
    const terminated = this.lines.end()
    if (this.open.length > 0)
      throw new InputError('list-truncated', 'a quote is opened and never closed: the file may be cut', {
        place: { file: this.file, line: this.openFrom },
      })
    return terminated
  }

  private take(raw: string, line: number): void {
    const todo: { text: string; line: number }[] = [{ text: raw, line }]
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      if (this.open.length === 0 && !next.text.includes('"')) {
        this.events.record(next.text.split(this.delimiter), next.line, 1)
        continue
      }
      if (this.open.length === 0) this.openFrom = next.line
      this.open.push(next.text)
      this.openLength += next.text.length + 1
      if (this.openLength > LONGEST_LINE) throw this.endless()
      const state = this.scan(next.text)
      if (state === 'open') continue
      const { cells, open, openFrom } = this
      this.cells = []
      this.quoted = ''
      this.open = []
      this.openLength = 0
      if (state === 'whole') {
        this.events.record(cells, openFrom, open.length)
        continue
      }
      this.events.broken(openFrom)
      this.reread += open.length - 1
      if (this.reread > MOST_REREAD) throw this.endless()
      for (let i = open.length - 1; i > 0; i--) todo.push({ text: open[i] ?? '', line: openFrom + i })
    }
  }

  /** Reads one line into the cells of the record: `open` while a quote goes on over its end. */
  private scan(text: string): 'open' | 'whole' | 'broken' {
    let at = 0
    let inside = this.open.length > 1
    for (;;) {
      if (!inside && text[at] !== '"') {
        const end = text.indexOf(this.delimiter, at)
        this.cells.push(end < 0 ? text.slice(at) : text.slice(at, end))
        if (end < 0) return 'whole'
        at = end + 1
        continue
      }
      if (!inside) at++
      inside = true
      const quote = text.indexOf('"', at)
      if (quote < 0) {
        this.quoted += `${text.slice(at)}\n`
        return 'open'
      }
      this.quoted += text.slice(at, quote)
      at = quote + 1
      if (text[at] === '"') {
        this.quoted += '"'
        at++
        continue
      }
      this.cells.push(this.quoted)
      this.quoted = ''
      inside = false
      if (at === text.length) return 'whole'
      if (text[at] !== this.delimiter) return 'broken'
      at++
    }
  }

  private endless(): InputError {
    return new InputError('list-malformed', 'a quoted cell has no end, or nearly every quote is broken', {
      place: { file: this.file, line: this.openFrom },
    })
  }
}

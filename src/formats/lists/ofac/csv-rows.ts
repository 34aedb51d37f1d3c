import { InputError } from '../../../model/errors.ts'

/** Ends each of OFAC's delimited files: a line of its own with Control-Z. */
const END = '\u001a'
const MAX_ROW = 1_000_000

/** One of OFAC's comma-separated files as it comes: rows without a header, and nothing after the mark of the end. */
export interface CsvRows {
  /** @throws InputError `list-malformed`, `list-oversized` */
  push(text: string): void
  /** @throws InputError `list-truncated` where the mark of the end is missing */
  end(): void
}

/** The fields of one record. A quote within quotes is doubled; blanks around quotes are not part of a field. */
function splitRow(row: string): string[] | null {
  const fields: string[] = []
  for (let at = 0; ; ) {
    if (row[at] === '"') {
      let text = ''
      let from = at + 1
      for (;;) {
        const quote = row.indexOf('"', from)
        if (quote < 0) return null
        text += row.slice(from, quote)
        at = quote + 1
        if (row[at] !== '"') break
        text += '"'
        from = at + 1
      }
      fields.push(text)
      while (row[at] === ' ') at++
      if (at >= row.length) return fields
      if (row[at] !== ',') return null
    } else {
      const comma = row.indexOf(',', at)
      const text = row.slice(at, comma < 0 ? row.length : comma).trim()
      fields.push(text === '-0-' ? '' : text)
      if (comma < 0) return fields
      at = comma
    }
    at++
  }
}

/** True where the text has an odd number of quotes: it opens or closes a quoted field that goes over its end. */
function turnsQuotes(text: string): boolean {
  let odd = false
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) odd = !odd
  return odd
}

/**
 * Splits a file into rows. `-0-` is OFAC's empty field.
 * @param row gets the fields, or null where the row cannot be split, and the 1-based line on which it starts
 */
export function csvRows(file: string, row: (fields: string[] | null, line: number) => void): CsvRows {
  let rest = ''
  /** A record so far, whose quotes are still open at the end of its last line. */
  let open: string | null = null
  let line = 0
  let started = 1
  let ended = false
  let blank = true
  const fault = (code: string, message: string): InputError =>
    new InputError(code, message, { place: { file, line: line || 1 } })

  const take = (text: string): void => {
    line++
    if (open === null) started = line
    if (text !== '') blank = false
    if (ended) {
      if (text.trim() !== '') throw fault('list-malformed', 'there is more after the mark of the end (Control-Z)')
      return
    }
    if (open === null && text.trim() === END) {
      ended = true
      return
    }
    if (open === null && text.trim() === '') return
    const record: string = open === null ? text : `${open}\n${text}`
    if (record.length > MAX_ROW) throw fault('list-oversized', `a row has more than ${MAX_ROW} characters`)
    if (turnsQuotes(text) === (open === null)) {
      open = record
      return
    }
    open = null
    row(splitRow(record), started)
  }

  return {
    push(text) {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      if (rest.length > MAX_ROW) throw fault('list-oversized', `a line has more than ${MAX_ROW} characters`)
      for (const l of lines) take(l.endsWith('\r') ? l.slice(0, -1) : l)
    },
    end() {
      if (rest !== '') take(rest)
      rest = ''
      if (blank) throw fault('list-empty', 'the source is empty')
      if (open !== null) throw fault('list-truncated', `the quotes opened on line ${started} never close`)
      if (!ended)
        throw fault('list-truncated', 'the last line is not the mark of the end (Control-Z): a part is missing')
    },
  }
}

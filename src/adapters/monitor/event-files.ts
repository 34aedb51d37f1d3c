import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { CsvError, parse as csvParser } from 'csv-parse'
import type { ReadLine } from '../../formats/events/event-lines.ts'
import { LineSplitter } from '../../formats/events/line-splitter.ts'
import { EventReader } from '../../formats/events/read-event.ts'
import { readSentCells, readSentLine } from '../../formats/events/sent-lines.ts'
import { InputError, SourceError } from '../../model/errors.ts'

/**
 * The events of a file, or of standard input for `-`, line by line: CSV for a name that ends in .csv, else NDJSON.
 * @throws SourceError `file-unreadable`; InputError `csv-quote`: where a row ends cannot be known
 */
export async function* eventsOfFile(path: string): AsyncIterable<ReadLine> {
  const bytes = path === '-' ? process.stdin : createReadStream(path)
  try {
    yield* /\.csv$/i.test(path) ? eventsOfTable(bytes) : eventsOfLines(bytes)
  } catch (cause) {
    if (cause instanceof CsvError) throw badQuotes(cause, path)
    const { code } = cause as NodeJS.ErrnoException
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw cause
    throw new SourceError('file-unreadable', `cannot read ${path} (${code})`, { place: { file: path }, cause })
  }
}

async function* eventsOfLines(bytes: Readable): AsyncIterable<ReadLine> {
  const reader = new EventReader()
  const splitter = new LineSplitter()
  let line = 0
  bytes.setEncoding('utf8')
  for await (const chunk of bytes as AsyncIterable<string>)
    for (const text of splitter.push(chunk)) {
      const read = readSentLine(text, ++line, reader)
      if (read !== null) yield read
    }
  for (const text of splitter.end()) {
    const read = readSentLine(text, ++line, reader)
    if (read !== null) yield read
  }
}

async function* eventsOfTable(bytes: Readable): AsyncIterable<ReadLine> {
  const reader = new EventReader()
  const rows = bytes.pipe(csvParser({ bom: true, relax_column_count: true, info: true, skip_empty_lines: true }))
  bytes.on('error', fault => rows.destroy(fault))
  let header: string[] | null = null
  for await (const { record, info } of rows as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    if (header === null) header = record
    else yield readSentCells(header, record, info.lines, reader)
  }
}

// All else that the parser refuses is allowed by how it is set.
function badQuotes(cause: CsvError, file: string): InputError {
  const line: unknown = cause['lines']
  return new InputError('csv-quote', `quotes that no CSV has: ${cause.message}`, {
    place: { file, ...(typeof line === 'number' ? { line } : {}) },
    cause,
  })
}

import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { parse as csvParser } from 'csv-parse'
import { type ReadLine, readEventCells, readEventLine } from '../../formats/events/event-lines.ts'
import { LineSplitter } from '../../formats/events/line-splitter.ts'
import { EventReader } from '../../formats/events/read-event.ts'
import { SourceError } from '../../model/errors.ts'

/**
 * The events of a file, or of standard input for `-`, line by line: CSV for a name that ends in .csv, else NDJSON.
 * @throws SourceError `file-unreadable`
 */
export async function* eventsOfFile(path: string): AsyncIterable<ReadLine> {
  const bytes = path === '-' ? process.stdin : createReadStream(path)
  try {
    yield* /\.csv$/i.test(path) ? eventsOfTable(bytes) : eventsOfLines(bytes)
  } catch (cause) {
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
      const read = readEventLine(text, ++line, reader)
      if (read !== null) yield read
    }
  for (const text of splitter.end()) {
    const read = readEventLine(text, ++line, reader)
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
    else yield readEventCells(header, record, info.lines, reader)
  }
}

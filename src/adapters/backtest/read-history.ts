import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type ReadLine, readEventCells, readEventLine } from '../../formats/events/event-lines.ts'
import { EventReader } from '../../formats/events/read-event.ts'
import { InputError } from '../../model/errors.ts'
import { openRows } from '../files/open-rows.ts'

const PIECE = 1 << 20
/** A line longer than this has no end: it is given up before it fills the memory. */
const LONGEST = 1 << 22

/**
 * Reads a file of events, NDJSON or (by its name, .csv) a table, plain or .gz, and hands on each line.
 * @param onBytes told of bytes of the file since it was told last; of a table only at its end
 * @throws InputError `file-missing`, `file-empty`, `file-not-text`, `csv-quote`
 */
export async function readHistory(
  path: string,
  hand: (line: ReadLine) => void,
  onBytes: (bytes: number) => void = () => {},
): Promise<void> {
  const reader = new EventReader()
  if (/\.csv(\.gz)?$/i.test(path)) {
    const table = await openRows(path)
    for await (const rows of table.rows())
      for (const { line, cells } of rows) hand(readEventCells(table.columns, cells as readonly string[], line, reader))
    onBytes((await stat(path)).size)
    return
  }
  let n = 0
  for await (const lines of linesOf(path, onBytes))
    for (const text of lines) {
      const read = readEventLine(text, ++n, reader)
      if (read !== null) hand(read)
    }
}

async function* linesOf(path: string, onBytes: (bytes: number) => void): AsyncIterable<readonly string[]> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw new InputError('file-missing', `there is no file ${path}`, { place: { file: path } })
  if (found.size === 0) throw new InputError('file-empty', `${path} is empty`, { place: { file: path } })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const file = createReadStream(path, { highWaterMark: PIECE })
  const bytes = /\.gz$/i.test(path) ? pipeline(file, createGunzip(), () => {}) : file
  let rest = ''
  let told = 0
  try {
    for await (const piece of bytes) {
      const lines = (rest + decoder.decode(piece as Uint8Array, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      if (rest.length > LONGEST) throw new InputError('line-too-long', 'a line has no end', { place: { file: path } })
      yield lines
      onBytes(file.bytesRead - told)
      told = file.bytesRead
    }
    yield [rest + decoder.decode()]
  } catch (cause) {
    if (cause instanceof InputError) throw cause
    const what = cause instanceof TypeError ? 'is not UTF-8 text' : `cannot be read: ${(cause as Error).message}`
    throw new InputError('file-not-text', `${path} ${what}`, { place: { file: path }, cause })
  } finally {
    file.destroy()
  }
}

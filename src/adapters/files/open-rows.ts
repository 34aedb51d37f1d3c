import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { InputError } from '../../model/errors.ts'
import { openParquet } from './open-parquet.ts'
import { type CsvRecord, RecordSplitter } from './split-records.ts'
import type { NumberedRow, TableRows } from './table-rows.ts'

/**
 * Opens a CSV (plain or .gz; UTF-8, with or without byte order mark, LF or CRLF) or a Parquet file.
 * @throws InputError `file-missing`, `file-empty`, `file-not-text`, `csv-quote`, `parquet-corrupt`
 */
export async function openRows(path: string): Promise<TableRows> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw new InputError('file-missing', `there is no file ${path}`, { place: { file: path } })
  if (found.size === 0) throw new InputError('file-empty', `${basename(path)} is empty`, { place: { file: path } })
  if (/\.(parquet|pq)$/i.test(path)) return openParquet(path, found.size)
  for await (const records of readRecords(path)) {
    const head = records[0]
    if (head) {
      const columns = head.cells.map(c => c.trim())
      return { columns, bytes: found.size, rows: () => afterHeader(path) }
    }
  }
  throw new InputError('file-empty', `${basename(path)} has no header`, { place: { file: path } })
}

async function* afterHeader(path: string): AsyncIterable<readonly NumberedRow[]> {
  let header = true
  for await (const records of readRecords(path)) {
    yield header ? records.slice(1) : records
    if (records.length > 0) header = false
  }
}

async function* readRecords(path: string): AsyncIterable<readonly CsvRecord[]> {
  const splitter = new RecordSplitter(path)
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const file = createReadStream(path, { highWaterMark: 1 << 18 })
  // A pipeline, not a pipe: only it tells the reader of the unpacked bytes that the file beneath could not be read.
  const bytes = /\.gz$/i.test(path) ? pipeline(file, createGunzip(), () => {}) : file
  try {
    for await (const piece of bytes) yield splitter.push(decoder.decode(piece as Uint8Array, { stream: true }))
    yield splitter.push(decoder.decode())
    yield splitter.end()
  } catch (cause) {
    if (cause instanceof InputError) throw cause
    const what = cause instanceof TypeError ? 'is not UTF-8 text' : `cannot be read: ${(cause as Error).message}`
    throw new InputError('file-not-text', `${basename(path)} ${what}`, { place: { file: path }, cause })
  } finally {
    file.destroy()
  }
}

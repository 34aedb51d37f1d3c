import { crc32 } from 'node:zlib'
import { isQuiet, quietJudgement } from '../../analysis/monitor/quiet-judgement.ts'
import { eventValues, keptEvent } from '../../formats/events/write-event.ts'
import type { JournalEntry } from '../../operations/monitor/monitor-port.ts'

/** Bytes before each record: mark, length, checksum, and how many bytes of the file were on the disk when it was written. */
export const HEAD = 20
const MARK = 0x4e52444a
const QUOTE = 0x22
const BACKSLASH = 0x5c

/** A record of the journal, ready to be written. @param synced bytes of the file that are known to be on the disk */
export function writeRecord({ place, given, judgements }: JournalEntry, synced: number): Buffer {
  const [own] = judgements
  // Most events are let pass by all rules: of those, two figures say all.
  const quiet = own !== undefined && judgements.length === 1 && isQuiet(own)
  const { event, profile } = given
  const said = quiet ? { quiet: [own.silent, own.ruleset] } : { judgements }
  const text = JSON.stringify({ n: place, event: eventValues(event), profile: profile ?? undefined, ...said })
  const size = Buffer.byteLength(text)
  const record = Buffer.allocUnsafe(HEAD + size)
  record.writeUInt32LE(MARK, 0)
  record.writeUInt32LE(size, 4)
  record.writeDoubleLE(synced, 12)
  record.write(text, HEAD)
  record.writeUInt32LE(crc32(record.subarray(12)), 8)
  return record
}

/** Where a record at a place ends; null: there is no whole one. */
export function recordEnd(bytes: Buffer, at: number): number | null {
  if (at + HEAD > bytes.length || bytes.readUInt32LE(at) !== MARK) return null
  const end = at + HEAD + bytes.readUInt32LE(at + 4)
  if (end > bytes.length) return null
  return crc32(bytes.subarray(at + 12, end)) === bytes.readUInt32LE(at + 8) ? end : null
}

/** How many bytes were on the disk when the record at a place was written. */
export function syncedBefore(bytes: Buffer, at: number): number {
  return bytes.readDoubleLE(at + 12)
}

/** The next whole record after a place; null: there is none. */
export function nextRecord(bytes: Buffer, from: number): number | null {
  const mark = Buffer.alloc(4)
  mark.writeUInt32LE(MARK)
  for (let at = bytes.indexOf(mark, from); at !== -1; at = bytes.indexOf(mark, at + 1))
    if (recordEnd(bytes, at) !== null) return at
  return null
}

/** The id of a record's event, as JSON: it is the first that a record names so. */
export function recordEvent(bytes: Buffer, at: number): string {
  const start = bytes.indexOf('"id":"', at + HEAD) + 5
  let end = start + 1
  while (end < bytes.length && bytes[end] !== QUOTE) end += bytes[end] === BACKSLASH ? 2 : 1
  return bytes.toString('utf8', start, end + 1)
}

/** A record's entry. */
export function readRecord(bytes: Buffer, at: number, end: number): JournalEntry {
  const { n, event, profile, quiet, judgements } = JSON.parse(bytes.toString('utf8', at + HEAD, end))
  const given = keptEvent(event, profile ?? null)
  return { place: n, given, judgements: judgements ?? [quietJudgement(given.event, quiet[0], quiet[1])] }
}

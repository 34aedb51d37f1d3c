import { closeSync, existsSync, ftruncateSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntegrityError } from '../../model/errors.ts'
import type { JournalEntry } from '../../operations/monitor/monitor-port.ts'
import { nextRecord, readRecord, recordEnd, syncedBefore } from './journal-record.ts'

/** A file of the journal. */
export interface Segment {
  readonly file: string
  /** Number of its first entry. */
  readonly first: number
}

const NAME = /^journal-(\d{12})\.log$/

/** The name of a file of the journal. */
export function segmentFile(folder: string, first: number): string {
  return join(folder, `journal-${String(first).padStart(12, '0')}.log`)
}

/** The files of a journal in order. */
export function segmentsIn(folder: string): Segment[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap(name => {
      const found = NAME.exec(name)
      return found === null ? [] : [{ file: join(folder, name), first: Number(found[1]) }]
    })
    .sort((a, b) => a.first - b.first)
}

/** A file in memory with the starts of its records. */
export class SegmentBytes {
  readonly bytes: Buffer
  readonly first: number
  readonly #starts: number[] = []
  /** Where the last whole record ends. */
  readonly end: number
  constructor({ file, first }: Segment) {
    this.bytes = readFileSync(file)
    this.first = first
    let at = 0
    for (let end = recordEnd(this.bytes, 0); end !== null; end = recordEnd(this.bytes, at)) {
      this.#starts.push(at)
      at = end
    }
    this.end = at
  }

  /** How many entries it holds. */
  get count(): number {
    return this.#starts.length
  }

  /** An entry by its number; null: it is not in it. */
  entry(place: number): JournalEntry | null {
    const n = place - this.first
    const at = this.#starts[n]
    if (at === undefined) return null
    return readRecord(this.bytes, at, this.#starts[n + 1] ?? this.end)
  }
}

/**
 * Cuts off what a crash left unfinished at the end of a file; nobody was told that it was safe. Gives how many bytes.
 * @throws IntegrityError `journal-damaged`: what was safe cannot be read
 */
export function mendTail(segment: SegmentBytes, file: string): number {
  const { bytes, end } = segment
  if (end === bytes.length) return 0
  if (wasSafe(bytes, end)) throw damaged(file, end)
  const handle = openSync(file, 'r+')
  try {
    ftruncateSync(handle, end)
  } finally {
    closeSync(handle)
  }
  return bytes.length - end
}

/** Whether a record behind a place says that what stands there was on the disk before. */
function wasSafe(bytes: Buffer, place: number): boolean {
  for (let at = nextRecord(bytes, place + 1); at !== null; at = nextRecord(bytes, recordEnd(bytes, at) ?? bytes.length))
    if (syncedBefore(bytes, at) > place) return true
  return false
}

/** Entries from a number on, file by file. @throws IntegrityError `journal-damaged` */
export function* entriesFrom(folder: string, from: number, until = Infinity): Iterable<JournalEntry> {
  const segments = segmentsIn(folder)
  for (const [n, segment] of segments.entries()) {
    const next = segments[n + 1]
    if (segment.first >= until || (next !== undefined && next.first <= from)) continue
    const held = new SegmentBytes(segment)
    const last = segment.first + held.count
    if (next !== undefined && (last !== next.first || held.end !== held.bytes.length))
      throw damaged(segment.file, held.end)
    for (let place = Math.max(from, segment.first); place < Math.min(last, until); place++)
      yield held.entry(place) as JournalEntry
  }
}

function damaged(file: string, at: number): IntegrityError {
  return new IntegrityError('journal-damaged', `the journal cannot be read from byte ${at} on; put back a copy`, {
    place: { file },
  })
}

import { closeSync, existsSync, ftruncateSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntegrityError } from '../../model/errors.ts'
import type { JournalEntry } from '../../operations/monitor/monitor-port.ts'
import { nextRecord, readRecord, recordEnd, recordEvent, syncedBefore } from './journal-record.ts'

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
  /** @param bytes of the file, where they were read already */
  constructor({ file, first }: Segment, bytes = readFileSync(file)) {
    this.bytes = bytes
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

  /** The id of an entry's event by the entry's number, as JSON; null: it is not in it. Much quicker than {@link entry}. */
  event(place: number): string | null {
    const at = this.#starts[place - this.first]
    return at === undefined ? null : recordEvent(this.bytes, at)
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
export function wasSafe(bytes: Buffer, place: number): boolean {
  for (let at = nextRecord(bytes, place + 1); at !== null; at = nextRecord(bytes, recordEnd(bytes, at) ?? bytes.length))
    if (syncedBefore(bytes, at) > place) return true
  return false
}

/** Entries from a number on, file by file. @throws IntegrityError `journal-damaged` */
export function* entriesFrom(folder: string, from: number, until = Infinity): Iterable<JournalEntry> {
  const segments = segmentsIn(folder)
  let reached = from
  for (const [n, segment] of segments.entries()) {
    const next = segments[n + 1]
    if (segment.first >= until || (next !== undefined && next.first <= from)) continue
    if (segment.first > reached) throw lacking(segment.file, reached, segment.first)
    const held = new SegmentBytes(segment)
    const last = segment.first + held.count
    if (next !== undefined && (last !== next.first || held.end !== held.bytes.length))
      throw damaged(segment.file, held.end)
    for (let place = Math.max(from, segment.first); place < Math.min(last, until); place++) {
      const entry = held.entry(place) as JournalEntry
      if (entry.place !== place) throw lacking(segment.file, place, entry.place)
      yield entry
    }
    reached = Math.max(reached, last)
  }
}

/** A journal that does not hold what was safe in it. @param file in which the first entry stands that is there, or would */
export function lacking(file: string, from: number, until: number): IntegrityError {
  return new IntegrityError(
    'journal-damaged',
    `the journal lacks what was judged as number ${from} and on, up to number ${until}; put back a copy`,
    { place: { file } },
  )
}

/** A file of the journal that cannot be read. @param at the byte from which on */
export function damaged(file: string, at: number): IntegrityError {
  return new IntegrityError('journal-damaged', `the journal cannot be read from byte ${at} on; put back a copy`, {
    place: { file },
  })
}

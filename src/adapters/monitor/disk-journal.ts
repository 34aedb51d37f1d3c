import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { RecentEvents, RememberedEvent } from '../../analysis/monitor/event-memory.ts'
import type { CustomerEvent, CustomerProfile } from '../../model/monitor/customer-event.ts'
import type { Judgement } from '../../model/monitor/judgement.ts'
import type { JournalEntry, MonitorJournal, ToldMark } from '../../operations/monitor/monitor-port.ts'
import { GroupCommit } from './group-commit.ts'
import { entriesFrom, type Segment, SegmentBytes, segmentFile, segmentsIn } from './journal-files.ts'
import { readRecord, writeRecord } from './journal-record.ts'
import { RecentRecords } from './recent-records.ts'
import { syncFolder } from './snapshot-file.ts'

/** When files of the journal end, and when snapshots are made. */
export interface JournalBounds {
  /** A file is closed when it is as long as this. */
  readonly segmentBytes: number
  /** Events after which another snapshot is made. */
  readonly snapshotEvery: number
}

/** † The usual bounds. */
export const JOURNAL_BOUNDS: JournalBounds = { segmentBytes: 64 << 20, snapshotEvery: 500_000 }
/** † Files of the journal that are kept in memory for those who ask for old events. */
const HELD = 3

/** Where a journal goes on. */
export interface JournalPlace {
  readonly folder: string
  readonly last: Segment
  /** Bytes of its last file. */
  readonly size: number
  readonly told: ToldMark
  /** Events in the latest snapshot. */
  readonly snapshotAt: number
  /** What was read of the journal when it was opened. */
  readonly recent: RecentEvents
  readonly bounds: JournalBounds
  /** Told of a snapshot that could not be made. */
  failed(fault: unknown): void
}

/** The journal as files that are only appended to, and snapshots that a thread makes of them beside the work. */
export class DiskJournal implements MonitorJournal {
  readonly told: ToldMark
  readonly #place: JournalPlace
  #commit: GroupCommit
  #first: number
  #snapshotAt: number
  #thread: Worker | null = null
  /** Files that are closed but not yet flushed. */
  #closing: Promise<void> = Promise.resolve()
  readonly #held: SegmentBytes[] = []
  readonly #records = new RecentRecords()
  /** The event that was judged last, until it is appended. */
  #judged: (RememberedEvent & { readonly place: number }) | null = null
  constructor(place: JournalPlace) {
    this.#place = place
    this.told = place.told
    this.#first = place.last.first
    this.#snapshotAt = place.snapshotAt
    this.#commit = new GroupCommit(place.last.file, place.size)
  }

  append(entry: JournalEntry): Promise<void> {
    if (this.#commit.size > this.#place.bounds.segmentBytes) this.#roll(entry.place)
    const record = writeRecord(entry, this.#commit.synced)
    this.#records.keep(entry.place, record)
    if (this.#judged?.place === entry.place) this.#judged = null
    return this.#commit.append(record)
  }

  async flushed(): Promise<void> {
    await this.#closing
    await this.#commit.flushed()
  }

  entries(from: number): Iterable<JournalEntry> {
    return entriesFrom(this.#place.folder, from)
  }

  keep(place: number, event: CustomerEvent, profile: CustomerProfile | null, judgement: Judgement): void {
    this.#judged = { place, event, profile, judgement }
  }

  recall(place: number): RememberedEvent | null {
    if (this.#judged?.place === place) return this.#judged
    const record = this.#records.find(place)
    const recent = record === null ? this.#place.recent.recall(place) : null
    if (recent !== null) return recent
    const entry = record === null ? this.#segmentOf(place)?.entry(place) : readRecord(record, 0, record.length)
    const [judgement] = entry?.judgements ?? []
    return entry === undefined || entry === null || judgement === undefined ? null : { ...entry.given, judgement }
  }

  snapshotIfDue(told: ToldMark): void {
    // Only closed files are read by the thread; what is older than what was told need not be told again.
    if (
      this.#thread !== null ||
      this.#first - this.#snapshotAt < this.#place.bounds.snapshotEvery ||
      told.place < this.#first
    )
      return
    const until = this.#first
    const work = { folder: this.#place.folder, until, told: { place: until, seq: told.seq } }
    const thread = new Worker(join(import.meta.dirname, 'snapshot-thread.ts'), { workerData: work })
    thread.unref()
    this.#thread = thread
    thread.on('error', fault => this.#place.failed(fault))
    thread.on('exit', code => {
      this.#thread = null
      // Whether it was made or not: not again before as many events more.
      this.#snapshotAt = until
      if (code !== 0) this.#place.failed(new Error(`the snapshot thread ended with ${code}`))
    })
  }

  async close(): Promise<void> {
    await this.#thread?.terminate()
    await this.#closing
    await this.#commit.close()
  }

  #roll(place: number): void {
    const before = this.#commit
    this.#closing = Promise.all([this.#closing, before.close()]).then(() => {})
    this.#first = place
    const { folder } = this.#place
    // A file is there only when the one before it is whole: else a crash would leave a hole between them.
    this.#commit = new GroupCommit(segmentFile(folder, place), 0, () => syncFolder(folder), this.#closing)
  }

  #segmentOf(place: number): SegmentBytes | null {
    const held = this.#held.find(s => place >= s.first && place < s.first + s.count)
    if (held !== undefined) return held
    const segment = segmentsIn(this.#place.folder).findLast(s => s.first <= place)
    if (segment === undefined) return null
    const read = new SegmentBytes(segment)
    // The open file grows: it is read anew each time it is asked for what is beyond.
    const known = this.#held.findIndex(s => s.first === read.first)
    if (known !== -1) this.#held.splice(known, 1)
    this.#held.push(read)
    if (this.#held.length > HELD) this.#held.shift()
    return read
  }
}

import type { EventMemory } from '../../analysis/monitor/event-memory.ts'
import type { MonitorEngine } from '../../analysis/monitor/monitor-engine.ts'
import type { GivenEvent } from '../../formats/events/read-event.ts'
import type { Judgement } from '../../model/monitor/judgement.ts'

/** One event as the journal keeps it, with what was said of it and of those judged again because of it. */
export interface JournalEntry {
  /** Its number in the order of coming. */
  readonly place: number
  readonly given: GivenEvent
  readonly judgements: readonly Judgement[]
}

/** How the state was built up. */
export interface BuiltUp {
  /** Events in the snapshot; 0: there was none. */
  readonly fromSnapshot: number
  /** Events taken from the journal after it. */
  readonly replayed: number
  /** Bytes at the end that were never acknowledged, and were cut off. */
  readonly cut: number
  /** Snapshots that could not be read, and why. */
  readonly unread: readonly string[]
}

/** What was told, by number of fact, when a snapshot was made: where to look for what is still to tell. */
export interface ToldMark {
  /** Judgements of entries before this number were told. */
  readonly place: number
  /** The last fact then. */
  readonly seq: number
}

/** Everything that the monitor must not forget. One process holds it at a time. */
export interface MonitorJournal extends EventMemory {
  /** Where telling may begin to look. */
  readonly told: ToldMark
  /** Fulfilled when the entry is on the disk, with all before it. @throws SourceError `journal-unwritable` */
  append(entry: JournalEntry): Promise<void>
  /** Fulfilled when all that was appended is on the disk. */
  flushed(): Promise<void>
  /** Entries from a number on. */
  entries(from: number): Iterable<JournalEntry>
  /** Lets a snapshot be made beside the work, if enough has come since the last. */
  snapshotIfDue(told: ToldMark): void
  close(): Promise<void>
}

/** A journal that is open, and the engine as it was when the journal ended. */
export interface OpenMonitor {
  readonly engine: MonitorEngine
  readonly journal: MonitorJournal
  readonly built: BuiltUp
}

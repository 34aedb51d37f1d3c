import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type EventMemory, RecentEvents } from '../../analysis/monitor/event-memory.ts'
import { type EngineOptions, MonitorEngine } from '../../analysis/monitor/monitor-engine.ts'
import type { Rule, Typology } from '../../model/monitor/rule.ts'
import type { OpenMonitor } from '../../operations/monitor/monitor-port.ts'
import { makeFolder } from '../files/make-folder.ts'
import { replay, startFrom } from './build-up.ts'
import { DiskJournal, JOURNAL_BOUNDS, type JournalBounds } from './disk-journal.ts'
import { entriesFrom, lacking, mendTail, SegmentBytes, segmentFile, segmentsIn } from './journal-files.ts'
import { lockMonitor } from './lock-monitor.ts'

/** What a monitor is opened with. */
export interface MonitorParts {
  readonly rules: readonly Rule[]
  readonly typologies: readonly Typology[]
  readonly options: Omit<EngineOptions, 'memory' | 'seed'>
  /** Seed of the hash tables of a state that begins here. */
  readonly seed: number
  /** Bounds of the journal; the usual ones unless said otherwise. */
  readonly bounds?: Partial<JournalBounds>
  /** Told of a snapshot that could not be made. */
  failed(fault: unknown): void
}

/**
 * Opens the journal of a folder and builds the state up: from the latest snapshot that can be read, then from the entries after it. What
 * a crash left unfinished at the end is cut off: nobody was told that it was safe.
 * @throws InputError `monitor-in-use`; IntegrityError `journal-damaged`; SourceError `folder-unwritable`
 */
export function openMonitor(folder: string, parts: MonitorParts): OpenMonitor & Disposable {
  makeFolder(folder, 0o700)
  const lock = lockMonitor(folder)
  try {
    for (const name of readdirSync(folder)) if (name.endsWith('.part')) rmSync(join(folder, name))
    const last = segmentsIn(folder).at(-1) ?? { file: segmentFile(folder, 0), first: 0 }
    const tail = segmentsIn(folder).length === 0 ? null : new SegmentBytes(last)
    const cut = tail === null ? 0 : mendTail(tail, last.file)
    const recent = new RecentEvents()
    const late: { journal: DiskJournal | null } = { journal: null }
    const memory: EventMemory = {
      recall: place => (late.journal ?? recent).recall(place),
      keep: (...kept) => (late.journal ?? recent).keep(...kept),
    }
    const make = (seed: number) => new MonitorEngine(parts.rules, parts.typologies, { ...parts.options, memory, seed })
    const { engine, told, unread } = startFrom(folder, make, parts.seed)
    const fromSnapshot = engine.next
    const end = last.first + (tail?.count ?? 0)
    // Of events that are known and do not stand in the journal nobody could tell what was said; those after them would get other numbers.
    if (fromSnapshot > end) throw lacking(last.file, end, fromSnapshot)
    const replayed = replay(engine, entriesFrom(folder, fromSnapshot))
    const journal = new DiskJournal({
      ...{ folder, last, size: tail?.end ?? 0, told, snapshotAt: fromSnapshot, recent },
      bounds: { ...JOURNAL_BOUNDS, ...parts.bounds },
      failed: fault => parts.failed(fault),
    })
    late.journal = journal
    return {
      ...{ engine, journal, built: { fromSnapshot, replayed, cut, unread } },
      [Symbol.dispose]: () => lock[Symbol.dispose](),
    }
  } catch (error) {
    lock[Symbol.dispose]()
    throw error
  }
}

import type { MonitorEngine } from '../../analysis/monitor/monitor-engine.ts'
import { IntegrityError } from '../../model/errors.ts'
import type { JournalEntry, ToldMark } from '../../operations/monitor/monitor-port.ts'
import { readSnapshot, snapshotsIn } from './snapshot-file.ts'

/** The start of a state: from the latest snapshot that can be read, or from nothing. */
export interface Start {
  readonly engine: MonitorEngine
  readonly seed: number
  readonly told: ToldMark
  readonly unread: readonly string[]
}

/**
 * An engine as the latest readable snapshot holds it.
 * @param make an empty engine with a seed for its tables
 * @param fresh seed of a state that begins here
 */
export function startFrom(folder: string, make: (seed: number) => MonitorEngine, fresh: number): Start {
  const unread: string[] = []
  for (const { file } of snapshotsIn(folder))
    try {
      return readSnapshot(file, (head, source) => {
        const engine = make(head.seed)
        engine.load(source)
        return { engine, seed: head.seed, told: head.told, unread }
      })
    } catch (error) {
      // A snapshot only saves time: the journal has it all.
      if (!(error instanceof IntegrityError)) throw error
      unread.push(`${file}: ${error.message}`)
    }
  return { engine: make(fresh), seed: fresh, told: { place: 0, seq: 0 }, unread }
}

/** Takes entries in that were judged before; gives how many. */
export function replay(engine: MonitorEngine, entries: Iterable<JournalEntry>): number {
  let count = 0
  for (const { given, judgements } of entries) {
    engine.restore(given.event, given.profile, judgements)
    count++
  }
  return count
}

import { isMainThread, workerData } from 'node:worker_threads'
import { MonitorEngine } from '../../analysis/monitor/monitor-engine.ts'
import type { ToldMark } from '../../operations/monitor/monitor-port.ts'
import { replay, startFrom } from './build-up.ts'
import { entriesFrom } from './journal-files.ts'
import { LAYOUT, writeSnapshot } from './snapshot-file.ts'

/** What the thread is to do: a snapshot of all entries before a number. */
export interface SnapshotWork {
  readonly folder: string
  readonly until: number
  readonly told: ToldMark
}

/** Makes a snapshot out of the one before and the journal since; the process that judges need not stop for it. */
export function makeSnapshot({ folder, until, told }: SnapshotWork): void {
  // What was judged stands in the journal: no rule is needed to take it in.
  const { engine, seed } = startFrom(folder, s => new MonitorEngine([], [], { seed: s }), until)
  replay(engine, entriesFrom(folder, engine.next, until))
  writeSnapshot(folder, { layout: LAYOUT, seed, next: engine.next, told }, sink => engine.save(sink))
}

if (!isMainThread) makeSnapshot(workerData as SnapshotWork)

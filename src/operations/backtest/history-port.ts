import type { HistoryFault } from '../../analysis/tuning/backtest-answer.ts'
import type { RunFigures, RunOptions } from '../../analysis/tuning/history-count.ts'
import type { TruthLabel } from '../../analysis/tuning/truth-labels.ts'

/** History to be judged, and by what. Plain data, so that it passes between threads. */
export interface HistoryJob {
  /** Files of events, read one after the other. */
  readonly files: readonly string[]
  /** Overlays as parsed from their files, one a version; null: the rules as they come. */
  readonly overlays: readonly unknown[]
  readonly labels: readonly TruthLabel[] | null
  readonly cutMs: number | null
  readonly software: string
}

/** What came of a job. */
export interface HistoryResult {
  /** One a thread: each judged its share of the customers. */
  readonly parts: readonly RunFigures[]
  readonly faults: number
  /** The first of them. */
  readonly firstFaults: readonly HistoryFault[]
  readonly threads: number
}

/** Told how far the reading of all files is, in bytes. */
export type ReadSoFar = (done: number, total: number) => void

/** Reads history and judges it, on as many threads as are asked for. */
export type RunHistory = (job: HistoryJob, threads: number, told?: ReadSoFar) => Promise<HistoryResult>

/** Judges history on one thread and shows every event that was judged, with what rules saw. */
export type EachOfHistory = (job: HistoryJob, onJudged: NonNullable<RunOptions['onJudged']>) => Promise<void>

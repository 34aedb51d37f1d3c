import type { HistoryFault } from '../../analysis/tuning/backtest-answer.ts'
import type { ReadSoFar } from './history-port.ts'

/** What came of packing history. */
export interface PackedSummary {
  readonly events: number
  readonly customers: number
  /** Of the file that was written. */
  readonly bytes: number
  /** Lines that are no event, and the first of them. */
  readonly faults: number
  readonly firstFaults: readonly HistoryFault[]
  /** Events that came too late to be put in their place. */
  readonly outOfOrder: number
  /** Events that came again, and were left out. */
  readonly repeated: number
}

/** Reads files of events and keeps them packed in one. */
export type PackHistory = (
  job: { readonly files: readonly string[]; readonly out: string },
  told?: ReadSoFar,
) => Promise<PackedSummary>

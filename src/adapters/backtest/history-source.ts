import type { HistoryFault } from '../../analysis/tuning/backtest-answer.ts'
import type { PackedBlock } from '../../analysis/tuning/packed/packed-block.ts'

/** What there is to say of history once all of it was read. */
export interface HistoryEnd {
  /** Lines that are no event, and the first of them. */
  readonly faults: number
  readonly firstFaults: readonly HistoryFault[]
  /** Events that came too late to be put in their place. */
  readonly outOfOrder: number
  /** Events that came again, and were left out. */
  readonly repeated: number
}

/** History in the order of time, packed. */
export interface HistorySource {
  /** @throws InputError `file-missing`, `file-empty`, `file-not-text`, `line-too-long`, `csv-quote`, `history-damaged`, `history-torn` */
  blocks(): AsyncIterable<PackedBlock>
  /** After the last block. */
  end(): HistoryEnd
}

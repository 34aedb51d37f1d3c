import type { RunFigures } from '../../analysis/tuning/history-count.ts'
import type { PackedBlock } from '../../analysis/tuning/packed/packed-block.ts'
import type { Share } from '../../analysis/tuning/share-run.ts'
import type { CordonError } from '../../model/errors.ts'
import type { HistoryJob } from '../../operations/backtest/history-port.ts'

/** What a thread is started with. */
export interface ShareWork {
  readonly job: HistoryJob
  readonly share: Share
}

/** What a thread is told: the next block, or that there is no more. */
export type ShareTold = { readonly block: PackedBlock } | { readonly outOfOrder: number; readonly repeated: number }

/** What a thread says: that it has judged one more block, and what came of it all. */
export type ShareSaid =
  | { readonly judged: number }
  | { readonly figures: RunFigures }
  | { readonly code: string | null; readonly message: string; readonly place: CordonError['place'] }

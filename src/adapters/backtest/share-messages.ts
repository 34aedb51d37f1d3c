import type { MessagePort } from 'node:worker_threads'
import type { RunFigures } from '../../analysis/tuning/history-count.ts'
import type { CordonError } from '../../model/errors.ts'
import type { HistoryJob } from '../../operations/backtest/history-port.ts'
import type { PlacedFault } from './first-faults.ts'
import type { LineBlock } from './line-block.ts'

/** What a thread is started with. */
export interface ShareWork {
  readonly job: HistoryJob
  readonly share: number
  /** Ways to the threads of the other shares, by share; null at its own place. */
  readonly ports: readonly (MessagePort | null)[]
}

/** What a thread is told: the next block, or that there is no more. */
export type ShareTold = { readonly block: LineBlock } | { readonly outOfOrder: number }

/** What a thread says: that it has judged one more block, and what came of it all. */
export type ShareSaid =
  | { readonly judged: number }
  | { readonly figures: RunFigures; readonly faults: number; readonly firstFaults: readonly PlacedFault[] }
  | { readonly code: string | null; readonly message: string; readonly place: CordonError['place'] }

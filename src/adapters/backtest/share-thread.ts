import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { CordonError } from '../../model/errors.ts'
import type { HistoryJob } from '../../operations/backtest/history-port.ts'
import { judgeShare, type ShareResult } from './judge-share.ts'

/** What a thread is started with. */
export interface ShareWork {
  readonly job: HistoryJob
  readonly share: number
  readonly shares: number
}

/** What a thread says: bytes that it read since it said so last, and what came of it. */
export type ShareSaid =
  | { readonly result: ShareResult }
  | { readonly read: number }
  | { readonly code: string | null; readonly message: string; readonly place: CordonError['place'] }

if (!isMainThread && parentPort) {
  const { job, share, shares } = workerData as ShareWork
  // Every share reads everything: one tells how far it is.
  const onBytes = share === 0 ? (read: number) => parentPort?.postMessage({ read } satisfies ShareSaid) : undefined
  const done: ShareSaid = await judgeShare(job, share, shares, undefined, onBytes).then(
    result => ({ result }),
    (fault: Error) =>
      fault instanceof CordonError
        ? { code: fault.code, message: fault.message, place: fault.place }
        : { code: null, message: fault.message, place: {} },
  )
  parentPort.postMessage(done)
}

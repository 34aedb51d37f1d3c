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

/** What a thread says when it is done. */
export type ShareDone =
  | { readonly result: ShareResult }
  | { readonly code: string | null; readonly message: string; readonly place: CordonError['place'] }

if (!isMainThread && parentPort) {
  const { job, share, shares } = workerData as ShareWork
  const done: ShareDone = await judgeShare(job, share, shares).then(
    result => ({ result }),
    (fault: Error) =>
      fault instanceof CordonError
        ? { code: fault.code, message: fault.message, place: fault.place }
        : { code: null, message: fault.message, place: {} },
  )
  parentPort.postMessage(done)
}

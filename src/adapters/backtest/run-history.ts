import { statSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { InputError, SourceError } from '../../model/errors.ts'
import type { HistoryJob, HistoryResult, ReadSoFar } from '../../operations/backtest/history-port.ts'
import { judgeShare, type ShareResult } from './judge-share.ts'
import type { ShareSaid, ShareWork } from './share-thread.ts'

/**
 * Judges history on threads, each its share of the customers; on one, in this thread.
 * @throws InputError as for reading history; SourceError `backtest-thread-failed`
 */
export async function runHistory(job: HistoryJob, threads: number, told?: ReadSoFar): Promise<HistoryResult> {
  const onBytes = told === undefined ? () => {} : soFar(job.files, told)
  const shares =
    threads === 1
      ? [await judgeShare(job, 0, 1, undefined, onBytes)]
      : await allOrNone(
          Array.from({ length: threads }, (_, share) => startShare({ job, share, shares: threads }, onBytes)),
        )
  const [first] = shares
  // Every share reads all lines and meets the same faults.
  return {
    parts: shares.map(share => share.figures),
    ...{ faults: first?.faults ?? 0, firstFaults: first?.firstFaults ?? [], threads },
  }
}

/** Adds bytes up. What cannot be looked at is refused where it is read. */
function soFar(files: readonly string[], told: ReadSoFar): (bytes: number) => void {
  const total = files.reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0)
  let done = 0
  return bytes => {
    done += bytes
    told(done, total)
  }
}

interface Share {
  readonly thread: Worker
  readonly done: Promise<ShareResult>
}

function startShare(work: ShareWork, onBytes: (bytes: number) => void): Share {
  const thread = new Worker(join(import.meta.dirname, 'share-thread.ts'), { workerData: work })
  const done = new Promise<ShareResult>((resolve, reject) => {
    thread.on('message', (said: ShareSaid) => {
      if ('read' in said) onBytes(said.read)
      else if ('result' in said) resolve(said.result)
      else if (said.code === null) reject(new SourceError('backtest-thread-failed', said.message))
      else reject(new InputError(said.code, said.message, { place: said.place }))
    })
    thread.once('error', cause =>
      reject(new SourceError('backtest-thread-failed', 'a thread that judges history ended', { cause })),
    )
    thread.once('exit', () => reject(new SourceError('backtest-thread-failed', 'a thread ended before it was done')))
  })
  return { thread, done }
}

async function allOrNone(shares: readonly Share[]): Promise<ShareResult[]> {
  try {
    return await Promise.all(shares.map(share => share.done))
  } finally {
    await Promise.all(shares.map(share => share.thread.terminate()))
  }
}

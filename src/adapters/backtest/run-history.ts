import { statSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { RunFigures } from '../../analysis/tuning/history-count.ts'
import type { PackedBlock } from '../../analysis/tuning/packed/packed-block.ts'
import { InputError, SourceError } from '../../model/errors.ts'
import type { HistoryJob, HistoryResult, ReadSoFar } from '../../operations/backtest/history-port.ts'
import { judgeAlone } from './judge-alone.ts'
import { openHistory } from './open-history.ts'
import type { ShareSaid, ShareTold, ShareWork } from './share-messages.ts'

/** † Blocks that a thread may be behind before reading waits for it. */
const MOST_WAITING = 4
/** † Threads; more than so many take in each other's events longer than they judge. */
const MOST_THREADS = 64
/** † Of a judging thread, for what rules leave behind. */
const YOUNG_MIB = 192

/**
 * Judges history on threads, each its share of the customers; on one, in this thread. The files are read once, by this thread, which packs
 * events in the order of time for all others.
 * @throws InputError as for reading history; SourceError `backtest-thread-failed`
 */
export async function runHistory(job: HistoryJob, threads: number, told?: ReadSoFar): Promise<HistoryResult> {
  const onBytes = told === undefined ? () => {} : soFar(job.files, told)
  const shares = Math.min(threads, MOST_THREADS)
  if (shares > 1) return runShares(job, shares, onBytes)
  const { figures, end } = await judgeAlone(job, undefined, onBytes)
  return { parts: [figures], faults: end.faults, firstFaults: end.firstFaults, threads: 1 }
}

async function runShares(job: HistoryJob, shares: number, onBytes: (bytes: number) => void): Promise<HistoryResult> {
  const history = await openHistory(job.files, job.software, onBytes)
  const started = Array.from({ length: shares }, (_, share) => new RunningShare({ job, share: { share, of: shares } }))
  try {
    for await (const block of history.blocks()) {
      for (const share of started) share.take(block)
      await Promise.all(started.map(share => share.room()))
    }
    const { faults, firstFaults, outOfOrder, repeated } = history.end()
    // Each counts the events of its own customers; those that came again are nobody's, and told once.
    const parts = await Promise.all(started.map((share, n) => share.end(outOfOrder, n === 0 ? repeated : 0)))
    return { parts, faults, firstFaults, threads: shares }
  } finally {
    await Promise.all(started.map(share => share.stop()))
  }
}

/** Adds bytes up. What cannot be looked at is refused where it is read. */
export function soFar(files: readonly string[], told: ReadSoFar): (bytes: number) => void {
  const total = files.reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0)
  let done = 0
  return bytes => {
    done += bytes
    told(done, total)
  }
}

/** A thread that judges a share. */
class RunningShare {
  readonly #thread: Worker
  readonly #done = Promise.withResolvers<RunFigures>()
  #waiting = 0
  #room = Promise.withResolvers<void>()
  constructor(work: ShareWork) {
    this.#thread = new Worker(join(import.meta.dirname, 'share-thread.ts'), {
      workerData: work,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
    })
    // Whoever waits for room or for the end is told; nobody else has to hear of it.
    this.#done.promise.catch(() => {})
    this.#thread.on('message', (said: ShareSaid) => this.#hear(said))
    this.#thread.once('error', cause =>
      this.#fail(new SourceError('backtest-thread-failed', 'a thread that judges history ended', { cause })),
    )
    this.#thread.once('exit', () =>
      this.#fail(new SourceError('backtest-thread-failed', 'a thread ended before it was done')),
    )
  }

  /** Hands it the next block. */
  take(block: PackedBlock): void {
    this.#waiting++
    this.#tell({ block })
  }

  /** Waits until it is not far behind. */
  async room(): Promise<void> {
    while (this.#waiting > MOST_WAITING) await Promise.race([this.#room.promise, this.#done.promise])
  }

  /** Says that there is no more, and waits for what came of it. */
  end(outOfOrder: number, repeated: number): Promise<RunFigures> {
    this.#tell({ outOfOrder, repeated })
    return this.#done.promise
  }

  /** Ends the thread, wherever it is. */
  async stop(): Promise<void> {
    await this.#thread.terminate()
  }

  #tell(told: ShareTold): void {
    this.#thread.postMessage(told)
  }

  #hear(said: ShareSaid): void {
    if ('judged' in said) {
      this.#waiting -= said.judged
      this.#room.resolve()
      this.#room = Promise.withResolvers()
    } else if ('figures' in said) this.#done.resolve(said.figures)
    else if (said.code === null) this.#fail(new SourceError('backtest-thread-failed', said.message))
    else this.#fail(new InputError(said.code, said.message, { place: said.place }))
  }

  #fail(fault: Error): void {
    this.#done.reject(fault)
  }
}

import { statSync } from 'node:fs'
import { join } from 'node:path'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import type { RunFigures } from '../../analysis/tuning/history-count.ts'
import { InputError, SourceError } from '../../model/errors.ts'
import type { HistoryJob, HistoryResult, ReadSoFar } from '../../operations/backtest/history-port.ts'
import type { FirstFaults } from './first-faults.ts'
import { judgeAlone } from './judge-alone.ts'
import type { LineBlock } from './line-block.ts'
import { OrderedLines } from './ordered-lines.ts'
import type { ShareSaid, ShareTold, ShareWork } from './share-messages.ts'

/** † Blocks that a thread may be behind before reading waits for it. */
const MOST_WAITING = 4
/** † Threads; more than so many read each other's footprints longer than they judge. */
const MOST_THREADS = 64
/** Events live as long as their block: with a young generation of this size hardly any outlives it. */
const YOUNG_MIB = 192

/**
 * Judges history on threads, each its share of the customers; on one, in this thread. The files are read once, by this thread, which puts
 * lines in order; each thread reads its own lines whole.
 * @throws InputError as for reading history; SourceError `backtest-thread-failed`
 */
export async function runHistory(job: HistoryJob, threads: number, told?: ReadSoFar): Promise<HistoryResult> {
  const onBytes = told === undefined ? () => {} : soFar(job.files, told)
  const shares = Math.min(threads, MOST_THREADS)
  if (shares > 1) return runShares(job, shares, onBytes)
  const { figures, faults } = await judgeAlone(job, undefined, onBytes)
  return resultOf(job, [figures], faults, 1)
}

async function runShares(job: HistoryJob, shares: number, onBytes: (bytes: number) => void): Promise<HistoryResult> {
  const started = startShares(job, shares)
  try {
    const lines = new OrderedLines(job.files, shares, onBytes)
    for await (const block of lines.blocks()) {
      for (const share of started) share.take(block)
      await Promise.all(started.map(share => share.room()))
    }
    const done = await Promise.all(started.map(share => share.end(lines.tooLate)))
    const { faults } = lines
    for (const part of done) faults.join(part.faults, part.firstFaults)
    return resultOf(
      job,
      done.map(part => part.figures),
      faults,
      shares,
    )
  } finally {
    await Promise.all(started.map(share => share.stop()))
  }
}

function resultOf(job: HistoryJob, parts: readonly RunFigures[], faults: FirstFaults, threads: number): HistoryResult {
  const firstFaults = faults.first.map(({ file, ...fault }) => ({ file: job.files[file] ?? '', ...fault }))
  return { parts, faults: faults.count, firstFaults, threads }
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

/** A thread for each share, and a way from each to each. */
function startShares(job: HistoryJob, shares: number): RunningShare[] {
  const ports: (MessagePort | null)[][] = Array.from({ length: shares }, () => new Array(shares).fill(null))
  for (let a = 0; a < shares; a++)
    for (let b = a + 1; b < shares; b++) {
      const { port1, port2 } = new MessageChannel()
      ;(ports[a] as (MessagePort | null)[])[b] = port1
      ;(ports[b] as (MessagePort | null)[])[a] = port2
    }
  return ports.map((of, share) => new RunningShare({ job, share, ports: of }))
}

type ShareDone = Extract<ShareSaid, { figures: RunFigures }>

/** A thread that judges a share. */
class RunningShare {
  readonly #thread: Worker
  readonly #done = Promise.withResolvers<ShareDone>()
  #waiting = 0
  #room = Promise.withResolvers<void>()
  constructor(work: ShareWork) {
    this.#thread = new Worker(join(import.meta.dirname, 'share-thread.ts'), {
      workerData: work,
      transferList: work.ports.filter(port => port !== null),
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
  take(block: LineBlock): void {
    this.#waiting++
    this.#tell({ block })
  }

  /** Waits until it is not far behind. */
  async room(): Promise<void> {
    while (this.#waiting > MOST_WAITING) await Promise.race([this.#room.promise, this.#done.promise])
  }

  /** Says that there is no more, and waits for what came of it. */
  end(outOfOrder: number): Promise<ShareDone> {
    this.#tell({ outOfOrder })
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
    } else if ('figures' in said) this.#done.resolve(said)
    else if (said.code === null) this.#fail(new SourceError('backtest-thread-failed', said.message))
    else this.#fail(new InputError(said.code, said.message, { place: said.place }))
  }

  #fail(fault: Error): void {
    this.#done.reject(fault)
  }
}

import { on } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { InputError, IntegrityError, NotFoundError, PermissionError, SourceError } from '../../model/errors.ts'
import type { TimeBatch } from '../transfers/embedded/scan-in-time.ts'
import {
  batchIn,
  batchMemory,
  type FeedEnd,
  type FeedOrder,
  type FromFeed,
  type NamedAccount,
  type ToFeed,
} from './feed-messages.ts'

/** Batches that the reader may be ahead: 38 MB. */
const AHEAD = 96
/** How long an exit waits for the reader, which stops between two files or batches. */
const MOST_WAIT_MS = 5_000
const FAULTS = { InputError, IntegrityError, NotFoundError, PermissionError, SourceError }

/**
 * The transfers of a store in the order of time, with accounts and assets as numbers, read and numbered by a thread of its own, so that the
 * pass over them has this thread to itself.
 */
export class LedgerFeed implements AsyncDisposable {
  readonly #worker: Worker
  readonly #gone: Promise<unknown>
  readonly #messages: AsyncIterator<[FromFeed]>
  readonly #batches: readonly TimeBatch[]
  readonly #take: (account: NamedAccount) => void
  readonly #atExit: () => void
  #end: FeedEnd | null = null

  /** Starts the reader; the accounts that were numbered before are told when this returns. @param take is told of wanted accounts and burn addresses */
  static async start(
    order: Omit<FeedOrder, 'memory' | 'ended'>,
    take: (account: NamedAccount) => void,
  ): Promise<LedgerFeed> {
    const memory = batchMemory(AHEAD)
    const feed = new LedgerFeed({ ...order, memory, ended: new SharedArrayBuffer(4) }, take)
    try {
      await feed.#next()
      return feed
    } catch (error) {
      await feed[Symbol.asyncDispose]()
      throw error
    }
  }

  private constructor(order: FeedOrder, take: (account: NamedAccount) => void) {
    const { kept } = order
    this.#worker = new Worker(join(import.meta.dirname, 'feed-thread.ts'), {
      workerData: order,
      transferList: kept === null ? [] : [kept.rows.buffer, kept.texts.buffer, kept.textStarts.buffer],
    })
    // A process that exits ends its threads at once, and DuckDB must not be at work in one then: it would abort the process.
    const ended = new Int32Array(order.ended)
    this.#atExit = () => {
      this.#tell({ kind: 'stop' })
      Atomics.wait(ended, 0, 0, MOST_WAIT_MS)
    }
    process.on('exit', this.#atExit)
    this.#gone = new Promise<void>(gone => {
      this.#worker.once('exit', () => {
        process.off('exit', this.#atExit)
        gone()
      })
    })
    this.#messages = on(this.#worker, 'message', { close: ['exit'] }) as AsyncIterator<[FromFeed]>
    this.#batches = order.memory.map(batchIn)
    this.#take = take
  }

  /** The batches; each holds only until the next one is asked for. */
  async *batches(): AsyncGenerator<TimeBatch> {
    for (let batch = 0; batch < this.#batches.length; batch++) this.#tell({ kind: 'room', batch })
    for (;;) {
      const message = await this.#next()
      if (message.kind === 'end') return
      if (message.kind !== 'rows') continue
      const batch = this.#batches[message.batch] as TimeBatch
      batch.rows = message.rows
      yield batch
      this.#tell({ kind: 'room', batch: message.batch })
    }
  }

  /** Stops the reader where it is, if it has not come to the end, and gives what it numbered. */
  async end(): Promise<FeedEnd> {
    if (this.#end === null) this.#tell({ kind: 'stop' })
    while (this.#end === null) await this.#next()
    return this.#end
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#end === null) this.#tell({ kind: 'stop' })
    await this.#gone
  }

  async #next(): Promise<FromFeed> {
    const { value, done } = await this.#messages.next()
    if (done) throw new IntegrityError('exposure-reader-gone', 'the thread that reads the store ended before its time')
    const [message] = value
    if (message.kind === 'named') for (const account of message.accounts) this.#take(account)
    else if (message.kind === 'end') this.#end = message
    else if (message.kind === 'failed') {
      const Fault = FAULTS[message.error as keyof typeof FAULTS] ?? SourceError
      throw new Fault(message.code, message.message, { place: message.place })
    }
    return message
  }

  #tell(message: ToFeed): void {
    this.#worker.postMessage(message)
  }
}

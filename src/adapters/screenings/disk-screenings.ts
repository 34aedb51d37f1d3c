import { once } from 'node:events'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { CordonError, InputError, SourceError } from '../../model/errors.ts'
import type { Instant } from '../../model/instant.ts'
import type {
  FoundScreen,
  LatestScreens,
  LatestWanted,
  PartyKey,
  PastParties,
  PastScreen,
} from '../../operations/screen/past-parties.ts'
import type { SoughtNames } from '../../operations/screen/sought-names.ts'
import { makeFolder } from '../files/make-folder.ts'
import type { IndexOrder } from './index-thread.ts'
import { folderSecret, KeyHasher } from './key-hasher.ts'
import { latestScreens } from './latest-screens.ts'
import { lockFile } from './lock-file.ts'
import { LogReader, ReadRooms, type SoughtKeys, soughtKeys } from './log-reader.ts'
import { type HeldLog, LogWriter, logsIn } from './log-writer.ts'
import { BlockBuilder } from './screen-block.ts'

/** Longest time between a screen and its being on the disk, in milliseconds: what a crash can cost. */
export const COMMIT_MS = 100
/** A log of this length is closed and gets its index. */
const FULL_BYTES = 32 << 20
/** Screens are refused when this much waits for a disk that takes nothing. */
const MOST_WAITING = 64 << 20

/** The memory of screens in a folder. Several processes may write to one folder, each to a log of its own. */
export class DiskScreenings implements PastParties {
  readonly #folder: string
  readonly #fullBytes: number
  readonly #mostWaiting: number
  readonly #builder = new BlockBuilder()
  /** Blocks that the disk has not taken yet. */
  #waiting: Buffer[] = []
  #waitingBytes = 0
  #writer: LogWriter | null = null
  #hasher: { readonly secret: Buffer; readonly hasher: KeyHasher } | null = null
  #timer: NodeJS.Timeout | null = null
  #writing: Promise<void> = Promise.resolve()
  #indexing: Promise<void> = Promise.resolve()
  #fault: unknown = null

  /** @param folder made when the first screen comes; the options are for tests */
  constructor(folder: string, options: { readonly fullBytes?: number; readonly mostWaiting?: number } = {}) {
    this.#folder = folder
    this.#fullBytes = options.fullBytes ?? FULL_BYTES
    this.#mostWaiting = options.mostWaiting ?? MOST_WAITING
  }

  /** Why screens do not reach the disk at present; null while they do. */
  get fault(): unknown {
    return this.#fault
  }

  remember(screen: PastScreen, also: readonly PartyKey[] = []): void {
    if (this.#fault !== null && this.#builder.bytes + this.#waitingBytes > this.#mostWaiting)
      throw this.#unwritable(this.#fault)
    this.#builder.add(screen, also)
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      // Told by the next flush, and by `fault`.
      this.flush().catch(() => this.#again())
    }, COMMIT_MS)
  }

  flush(): Promise<void> {
    const turn = this.#writing.then(() => this.#write())
    this.#writing = turn.catch(() => undefined)
    return turn
  }

  async find(keys: readonly PartyKey[], sinceAt: Instant): Promise<FoundScreen[]> {
    const found: FoundScreen[] = []
    let sought: SoughtKeys | null = null
    await this.#eachLog(async log => {
      sought ??= soughtKeys(keys, this.#secret().hasher)
      for (const screen of await log.find(sought, sinceAt)) found.push(screen)
    })
    return found
  }

  async findNames(
    sought: SoughtNames,
    like: (name: string) => boolean,
    sinceAt: Instant,
  ): Promise<ReadonlySet<string>> {
    const names = new Set<string>()
    let keys: SoughtKeys | null = null
    await this.#eachLog(log => {
      keys ??= soughtKeys(sought.keys, this.#secret().hasher)
      return log.findNames(sought, keys, like, sinceAt, names)
    })
    return names
  }

  async latest(wanted: LatestWanted): Promise<LatestScreens> {
    await this.flush()
    try {
      return await latestScreens(logsIn(this.#folder), wanted)
    } catch (cause) {
      if (cause instanceof CordonError) throw cause
      throw new SourceError('screenings-unreadable', `${this.#folder} cannot be read: ${(cause as Error).message}`, {
        cause,
      })
    }
  }

  async giveWay(): Promise<void> {
    await setImmediate()
  }

  async alone<T>(work: () => Promise<T>): Promise<T> {
    makeFolder(this.#folder, 0o700)
    const lock = lockFile(join(this.#folder, 'rescreen.lock'))
    if (!lock)
      throw new InputError('rescreen-busy', 'another process is rescreening this data folder; wait for its end')
    try {
      return await work()
    } finally {
      lock[Symbol.dispose]()
    }
  }

  /** Writes what is left and waits for indexes that are being made. */
  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    try {
      await this.flush()
    } finally {
      await this.#indexing
      await this.#writer?.close()
      this.#writer?.lock[Symbol.dispose]()
      this.#writer = null
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  /** Writes the index of the log at work, however short, and begins a new one at the next screen. */
  async seal(): Promise<void> {
    await this.flush()
    if (this.#writer) await this.#setAside(this.#writer)
    await this.#indexing
  }

  async #write(): Promise<void> {
    for (const block of this.#builder.take()) {
      this.#waiting.push(block)
      this.#waitingBytes += block.length
    }
    if (this.#waiting.length === 0) return
    try {
      const writer = this.#writer ?? (await this.#openWriter())
      await writer.append(this.#waiting)
      this.#waiting = []
      this.#waitingBytes = 0
      this.#fault = null
      if (writer.bytes >= this.#fullBytes) await this.#setAside(writer)
    } catch (cause) {
      this.#fault = cause
      throw this.#unwritable(cause)
    }
  }

  async #openWriter(): Promise<LogWriter> {
    makeFolder(this.#folder, 0o700)
    this.#secret()
    const { writer, full } = await LogWriter.open(this.#folder, this.#fullBytes)
    this.#writer = writer
    for (const log of full) this.#index(log)
    return writer
  }

  async #setAside(writer: LogWriter): Promise<void> {
    this.#writer = null
    await writer.close()
    this.#index(writer)
  }

  // In a thread of its own: a server answers meanwhile. Without its index a log is read from end to end, so a failure loses nothing.
  #index({ path, lock }: HeldLog): void {
    const order: IndexOrder = { log: path, secret: this.#secret().secret }
    this.#indexing = this.#indexing
      .then(async () => {
        await once(new Worker(join(import.meta.dirname, 'index-thread.ts'), { workerData: order }), 'exit')
      })
      .catch(() => undefined)
      .then(() => lock[Symbol.dispose]())
  }

  async #eachLog(work: (log: LogReader) => Promise<void>): Promise<void> {
    await this.flush()
    const rooms = new ReadRooms()
    for (const path of logsIn(this.#folder)) {
      const log = new LogReader(path, rooms)
      try {
        await work(log)
      } catch (cause) {
        if (cause instanceof CordonError) throw cause
        throw new SourceError('screenings-unreadable', `${path} cannot be read: ${(cause as Error).message}`, { cause })
      } finally {
        await log.close()
      }
    }
  }

  #secret(): { readonly secret: Buffer; readonly hasher: KeyHasher } {
    if (this.#hasher) return this.#hasher
    const secret = folderSecret(this.#folder)
    this.#hasher = { secret, hasher: new KeyHasher(secret) }
    return this.#hasher
  }

  #again(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      this.flush().catch(() => this.#again())
    }, 10 * COMMIT_MS)
  }

  #unwritable(cause: unknown): SourceError {
    const why = cause instanceof Error ? cause.message : String(cause)
    return new SourceError('screenings-unwritable', `screens cannot be remembered in ${this.#folder}: ${why}`, {
      place: { file: this.#folder },
      cause,
    })
  }
}

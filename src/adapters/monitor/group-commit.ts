import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { SourceError } from '../../model/errors.ts'

/** Each write is on the disk when it is done (POSIX: synchronized I/O data integrity): writing and flushing are one call, not two. */
const SAFELY = constants.O_WRONLY | constants.O_CREAT | constants.O_DSYNC

/**
 * Appends to a file; whoever appends is told when it is on the disk, and all before it. What comes while the disk is busy goes out together:
 * two writes may be under way at once, each at its place in the file, so that an event waits neither for all of the flush before its own
 * nor for many behind it. A crash may so leave a hole before what came later; nobody was told that what stands behind it is safe.
 */
export class GroupCommit {
  readonly #file: string
  #handle: Promise<FileHandle> | null = null
  #queue: Buffer[] = []
  /** Fulfilled when what waits to be taken is on the disk; null: nothing waits. */
  #waiting: Promise<void> | null = null
  /** The same of the two batches that were taken last. */
  #oldest: Promise<void>
  #latest: Promise<void>
  /** Where the next batch goes. */
  #end: number
  /** Bytes that are on the disk, with all before them. */
  synced: number
  /** Bytes that are, or will be. */
  size: number
  readonly #onNew: () => void
  /**
   * @param onNew called when the file has been made, to make its name safe
   * @param after nothing is written before it is fulfilled
   */
  constructor(file: string, size: number, onNew: () => void = () => {}, after: Promise<void> = Promise.resolve()) {
    this.#file = file
    this.#onNew = onNew
    this.#oldest = after
    this.#latest = after
    this.#end = size
    this.synced = size
    this.size = size
  }

  /** @throws SourceError `journal-unwritable`; after that nothing more can be appended */
  append(bytes: Buffer): Promise<void> {
    this.#queue.push(bytes)
    this.size += bytes.length
    return this.flushed()
  }

  /** Fulfilled when all that was appended is on the disk. */
  flushed(): Promise<void> {
    if (this.#queue.length === 0) return this.#latest
    if (this.#waiting !== null) return this.#waiting
    const batch = this.#flush(this.#oldest, this.#latest)
    // Who appended is told of a failure; that nobody asks for the last one is none.
    batch.catch(() => {})
    this.#oldest = this.#latest
    this.#latest = batch
    this.#waiting = batch
    return batch
  }

  /** Flushes and closes. */
  async close(): Promise<void> {
    try {
      await this.flushed()
    } finally {
      // One that could not be opened was told to who appended.
      const handle = await this.#handle?.catch(() => null)
      await handle?.close()
    }
  }

  /** Takes what waits when the batch before the last is on the disk; done when the last one is, too. */
  async #flush(oldest: Promise<void>, latest: Promise<void>): Promise<void> {
    // What comes in this turn of the loop goes along.
    await Promise.all([oldest, new Promise<void>(done => setImmediate(done))])
    const batch = this.#queue
    this.#queue = []
    this.#waiting = null
    const bytes = batch.reduce((sum, b) => sum + b.length, 0)
    const at = this.#end
    this.#end += bytes
    await Promise.all([this.#write(batch, bytes, at), latest])
    this.synced = at + bytes
  }

  async #write(batch: Buffer[], bytes: number, at: number): Promise<void> {
    try {
      this.#handle ??= this.#open()
      const { bytesWritten } = await (await this.#handle).writev(batch, at)
      if (bytesWritten !== bytes) throw new Error(`${bytesWritten} of ${bytes} bytes were written`)
    } catch (cause) {
      throw new SourceError('journal-unwritable', `the journal cannot be written: ${(cause as Error).message}`, {
        place: { file: this.#file },
        cause,
      })
    }
  }

  async #open(): Promise<FileHandle> {
    const handle = await open(this.#file, SAFELY, 0o600)
    this.#onNew()
    return handle
  }
}

import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { SourceError } from '../../model/errors.ts'

/** Each write is on the disk when it is done (POSIX: synchronized I/O data integrity): writing and flushing are one call, not two. */
const APPEND_SAFELY = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | constants.O_DSYNC

/**
 * Appends to a file; whoever appends is told when it is on the disk. What comes while the disk is busy goes out together with the next
 * flush, so that a single event waits for one flush and a thousand wait for two.
 */
export class GroupCommit {
  readonly #file: string
  #handle: FileHandle | null = null
  #queue: Buffer[] = []
  #going: Promise<void> | null = null
  /** The flush under way has not yet taken what it writes. */
  #collecting = false
  #next: Promise<void> | null = null
  /** Bytes that are on the disk. */
  synced: number
  /** Bytes that are, or will be. */
  size: number
  readonly #onNew: () => void
  readonly #after: Promise<void>
  /**
   * @param onNew called when the file has been made, to make its name safe
   * @param after nothing is written before it is fulfilled
   */
  constructor(file: string, size: number, onNew: () => void = () => {}, after: Promise<void> = Promise.resolve()) {
    this.#file = file
    this.#onNew = onNew
    this.#after = after
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
    if (this.#queue.length === 0) return this.#going ?? Promise.resolve()
    this.#going ??= this.#flush()
    if (this.#collecting) return this.#going
    // One promise for all who wait for the flush after this one.
    this.#next ??= this.#going.then(() => {
      this.#next = null
      this.#going = this.#flush()
      return this.#going
    })
    return this.#next
  }

  /** Flushes and closes. */
  async close(): Promise<void> {
    try {
      await this.flushed()
    } finally {
      await this.#handle?.close()
    }
  }

  async #flush(): Promise<void> {
    // What comes in this turn of the loop goes along.
    this.#collecting = true
    await Promise.all([this.#after, new Promise<void>(done => setImmediate(done))])
    this.#collecting = false
    const batch = this.#queue
    this.#queue = []
    if (batch.length === 0) {
      this.#going = null
      return
    }
    const bytes = batch.reduce((sum, b) => sum + b.length, 0)
    try {
      if (this.#handle === null) {
        this.#handle = await open(this.#file, APPEND_SAFELY, 0o600)
        this.#onNew()
      }
      const { bytesWritten } = await this.#handle.writev(batch)
      if (bytesWritten !== bytes) throw new Error(`${bytesWritten} of ${bytes} bytes were written`)
    } catch (cause) {
      throw new SourceError('journal-unwritable', `the journal cannot be written: ${(cause as Error).message}`, {
        place: { file: this.#file },
        cause,
      })
    }
    this.synced += bytes
    this.#going = null
  }
}

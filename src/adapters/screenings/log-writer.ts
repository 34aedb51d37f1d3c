import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { type HeldLock, lockFile } from './lock-file.ts'
import { logBlocks } from './log-blocks.ts'
import { indexPath, syncFolder } from './write-index.ts'

/** A log that this process alone appends to. */
export class LogWriter {
  readonly path: string
  readonly lock: HeldLock
  readonly #file: FileHandle
  #bytes: number

  private constructor(path: string, lock: HeldLock, file: FileHandle, bytes: number) {
    this.path = path
    this.lock = lock
    this.#file = file
    this.#bytes = bytes
  }

  get bytes(): number {
    return this.#bytes
  }

  /**
   * Goes on with a log that nobody has at work and that is not yet full, else begins one. What a dead process wrote half is cut off.
   * @param fullBytes from which a log counts as full
   * @returns the writer, and full logs without index that were found, locked
   */
  static async open(folder: string, fullBytes: number): Promise<{ writer: LogWriter; full: HeldLog[] }> {
    const full: HeldLog[] = []
    let writer: LogWriter | null = null
    for (const path of logsIn(folder)) {
      if (existsSync(indexPath(path))) continue
      const lock = lockFile(lockPath(path))
      if (!lock) continue
      const bytes = soundBytes(path)
      if (bytes >= fullBytes) full.push({ path, lock })
      else if (writer) lock[Symbol.dispose]()
      else {
        const file = await open(path, 'r+')
        await file.truncate(bytes)
        writer = new LogWriter(path, lock, file, bytes)
      }
    }
    return { writer: writer ?? (await LogWriter.#begin(folder)), full }
  }

  static async #begin(folder: string): Promise<LogWriter> {
    const path = join(folder, `${Date.now().toString(36)}-${randomBytes(4).toString('hex')}.log`)
    const lock = lockFile(lockPath(path))
    if (!lock) throw new Error(`${path} is new and yet locked`)
    const file = await open(path, 'wx', 0o600)
    syncFolder(folder)
    return new LogWriter(path, lock, file, 0)
  }

  /** Appends blocks and brings them to the disk. When that fails, nothing of them is left in the log. */
  async append(blocks: readonly Buffer[]): Promise<void> {
    try {
      let at = this.#bytes
      // The system takes at most 1,024 pieces in one call.
      for (let n = 0; n < blocks.length; n += 256) {
        const some = blocks.slice(n, n + 256)
        const length = some.reduce((sum, block) => sum + block.length, 0)
        const { bytesWritten } = await this.#file.writev(some, at)
        if (bytesWritten !== length) throw new Error(`ENOSPC: only ${bytesWritten} of ${length} bytes were written`)
        at += length
      }
      await this.#file.datasync()
      this.#bytes = at
    } catch (fault) {
      await this.#file.truncate(this.#bytes).catch(() => undefined)
      throw fault
    }
  }

  /** Ends writing; the lock stays held. */
  async close(): Promise<void> {
    await this.#file.close()
  }
}

/** A log and the lock on it. */
export interface HeldLog {
  readonly path: string
  readonly lock: HeldLock
}

/** The logs of a folder, the earliest begun first. */
export function logsIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter(name => name.endsWith('.log'))
    .sort()
    .map(name => join(folder, name))
}

function lockPath(log: string): string {
  return log.replace(/\.log$/, '.lock')
}

function soundBytes(path: string): number {
  const blocks = logBlocks(path)
  let step = blocks.next()
  while (!step.done) step = blocks.next()
  return step.value
}

import { createHash, type Hash } from 'node:crypto'
import { constants, createReadStream, existsSync, renameSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { CordonError, InputError, SourceError } from '../../../model/errors.ts'
import type {
  BatchFiles,
  BatchLayout,
  BatchMark,
  BatchRequest,
  BatchRow,
  OpenBatch,
} from '../../../operations/screen/batch-files.ts'
import { makeFolder } from '../../files/make-folder.ts'
import { RecordSplitter } from '../../files/split-records.ts'
import { writeWhole } from '../../files/write-whole.ts'
import { type HeldLock, lockFile } from '../lock-file.ts'
import { syncFolder } from '../write-index.ts'
import { type BatchState, checkBinding, readState } from './batch-state.ts'
import { type BatchPaths, batchPaths, checkPaths } from './check-paths.ts'
import { type GuardedBytes, GZIP_BOUNDS, type GzipBounds, guardedBytes } from './guarded-bytes.ts'
import { LineSplitter } from './split-lines.ts'

/** Batches over files. @param bounds of gzipped inputs */
export function diskBatches(bounds: GzipBounds = GZIP_BOUNDS): BatchFiles {
  return { open: request => DiskBatch.open(request, bounds) }
}

/** One input and its output. */
class DiskBatch<T> implements OpenBatch<T> {
  readonly before: BatchMark<T> | null
  readonly firstLine: string
  readonly #paths: BatchPaths
  readonly #bound: Pick<BatchState<T>, 'input' | 'binding'>
  readonly #bounds: GzipBounds
  readonly #lock: HeldLock
  readonly #mtimeMs: number
  #part: FileHandle | null
  #hash: Hash
  #bytes: number
  #input: GuardedBytes | null = null

  private constructor(made: {
    paths: BatchPaths
    before: BatchState<T> | null
    firstLine: string
    bound: Pick<BatchState<T>, 'input' | 'binding'>
    bounds: GzipBounds
    lock: HeldLock
    mtimeMs: number
    part: FileHandle | null
    hash: Hash
  }) {
    this.before = made.before?.mark ?? null
    this.firstLine = made.firstLine
    this.#paths = made.paths
    this.#bound = made.bound
    this.#bounds = made.bounds
    this.#lock = made.lock
    this.#mtimeMs = made.mtimeMs
    this.#part = made.part
    this.#hash = made.hash
    this.#bytes = made.before?.output.bytes ?? 0
  }

  static async open<T>(request: BatchRequest, bounds: GzipBounds): Promise<DiskBatch<T>> {
    const paths = batchPaths(request.file, request.out)
    makeFolder(dirname(paths.out))
    const { size, mtimeMs } = checkPaths(paths)
    const lock = lockFile(paths.lock)
    if (!lock)
      throw new InputError('batch-busy', `another process is writing ${paths.out}`, { place: { file: paths.out } })
    let part: FileHandle | null = null
    try {
      const firstLine = await readFirstLine(paths.file, bounds)
      const input = { sha256: (await hashOf(createReadStream(paths.file))).digest('hex'), bytes: size }
      const bound = { input, binding: request.binding }
      if (request.restart) for (const path of [paths.state, paths.part, paths.out]) rmSync(path, { force: true })
      const before = readState<T>(paths.state)
      if (before) checkBinding(before, bound)
      else if (existsSync(paths.out))
        throw new InputError('out-exists', `${paths.out} is there already; --restart writes over it`, {
          place: { file: paths.out, field: '--out' },
        })
      if (before?.mark.finished) giveName(paths)
      else part = await openPart(paths.part)
      const written = before?.mark.finished ? paths.out : paths.part
      const hash = await checkedOutput(written, before)
      if (part) await part.truncate(before?.output.bytes ?? 0)
      return new DiskBatch<T>({ paths, before, firstLine, bound, bounds, lock, mtimeMs, part, hash })
    } catch (error) {
      await part?.close()
      lock[Symbol.dispose]()
      throw error
    }
  }

  share(): number {
    return this.#input === null ? 0 : this.#input.consumed() / this.#bound.input.bytes
  }

  async *rows(layout: BatchLayout): AsyncGenerator<readonly BatchRow[]> {
    const { file } = this.#paths
    this.#input = guardedBytes(file, this.#bounds)
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    const records = layout === 'csv' ? csvRows(file) : new LineSplitter()
    try {
      for await (const piece of this.#input.stream) {
        yield records.push(decoder.decode(piece, { stream: true }))
      }
      yield [...records.push(decoder.decode()), ...records.end()]
    } catch (cause) {
      if (cause instanceof CordonError) throw cause
      const why = (cause as Error).message
      throw new InputError('file-unreadable', `${file} cannot be read to its end: ${why}`, { place: { file }, cause })
    } finally {
      this.#input.stop()
    }
  }

  async write(text: string): Promise<void> {
    const bytes = Buffer.from(text)
    this.#hash.update(bytes)
    await this.#told(async () => {
      for (let done = 0; done < bytes.length; ) {
        const { bytesWritten } = await this.#open().write(bytes, done, bytes.length - done, this.#bytes + done)
        done += bytesWritten
      }
    })
    this.#bytes += bytes.length
  }

  async commit(mark: BatchMark<T>): Promise<void> {
    const now = mark.finished ? checkPaths(this.#paths) : null
    if (now && (now.size !== this.#bound.input.bytes || now.mtimeMs !== this.#mtimeMs))
      throw new InputError('batch-changed', `${this.#paths.file} changed while it was read; --restart begins anew`)
    await this.#told(() => this.#open().datasync())
    const output = { bytes: this.#bytes, sha256: this.#hash.copy().digest('hex') }
    const state: BatchState<T> = { cordonBatch: 1, ...this.#bound, output, mark }
    await writeWhole(this.#paths.state, `${JSON.stringify(state)}\n`)
    if (mark.finished) giveName(this.#paths)
  }

  async close(): Promise<void> {
    this.#input?.stop()
    await this.#part?.close()
    this.#part = null
    this.#lock[Symbol.dispose]()
    rmSync(this.#paths.lock, { force: true })
  }

  #open(): FileHandle {
    if (this.#part) return this.#part
    throw new InputError('batch-finished', `${this.#paths.out} is finished`)
  }

  async #told(work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
    } catch (cause) {
      if (cause instanceof CordonError) throw cause
      const { part } = this.#paths
      throw new SourceError('file-unwritable', `${part} cannot be written: ${(cause as Error).message}`, {
        place: { file: part },
        cause,
      })
    }
  }
}

/** CSV records as rows. */
function csvRows(file: string) {
  const splitter = new RecordSplitter(file)
  const rows = (records: ReturnType<RecordSplitter['push']>): BatchRow[] =>
    records.map(({ line, cells }) => ({ line, cells, fault: null }))
  return { push: (text: string) => rows(splitter.push(text)), end: () => rows(splitter.end()) }
}

async function readFirstLine(file: string, bounds: GzipBounds): Promise<string> {
  const input = guardedBytes(file, bounds)
  const decoder = new TextDecoder('utf-8')
  let text = ''
  try {
    for await (const piece of input.stream) {
      text = (text + decoder.decode(piece, { stream: true })).trimStart()
      if (text.includes('\n') || text.length > 1 << 16) break
    }
  } catch (cause) {
    if (cause instanceof CordonError) throw cause
    const why = (cause as Error).message
    throw new InputError('file-unreadable', `${file} cannot be read: ${why}`, { place: { file }, cause })
  } finally {
    input.stop()
  }
  if (text === '') throw new InputError('file-empty', `${file} holds blank lines only`, { place: { file } })
  const end = text.indexOf('\n')
  return (end < 0 ? text : text.slice(0, end)).replace(/\r$/, '')
}

async function openPart(path: string): Promise<FileHandle> {
  const { O_RDWR, O_CREAT, O_NOFOLLOW } = constants
  return open(path, O_RDWR | O_CREAT | O_NOFOLLOW, 0o600)
}

// A crash may fall between the last state and the rename.
function giveName({ part, out }: BatchPaths): void {
  if (!existsSync(part)) return
  renameSync(part, out)
  syncFolder(dirname(out))
}

async function checkedOutput(path: string, before: BatchState<unknown> | null): Promise<Hash> {
  if (before === null) return createHash('sha256')
  const { bytes, sha256 } = before.output
  const hash = bytes === 0 ? createHash('sha256') : await hashOf(createReadStream(path, { end: bytes - 1 }))
  if (hash.copy().digest('hex') === sha256) return hash
  throw new InputError('batch-output-changed', `${path} is not what was written; --restart begins anew`, {
    place: { file: path },
  })
}

async function hashOf(stream: AsyncIterable<Uint8Array>): Promise<Hash> {
  const hash = createHash('sha256')
  for await (const piece of stream) hash.update(piece)
  return hash
}

import { createHash, type Hash, webcrypto } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { IntegrityError } from '../../model/errors.ts'

/** The arrays that a file can hold. */
export type Column =
  | Float64Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>

/** Where an array lies in a file of arrays. */
export interface ColumnPlace {
  readonly type: 'f64' | 'i32' | 'u32' | 'u8'
  readonly length: number
}

/** What tells a file of arrays, kept beside it. */
export interface ArrayFile {
  readonly name: string
  readonly columns: Readonly<Record<string, ColumnPlace>>
  readonly bytes: number
  /** Over the digests of an array's pieces of this size, array by array; over the bytes themselves where there is none. */
  readonly piece?: number
  readonly sha256: string
}

/** Bytes read or written at once. */
const BLOCK = 1 << 24
/** Bytes of a digest of its own: those of a block are made side by side, on other threads. */
const PIECE = 1 << 20

/** Writes arrays one behind the other, in the machine's byte order (little-endian wherever Node runs), and flushes them to the disk. */
export async function writeArrays(
  path: string,
  name: string,
  arrays: Readonly<Record<string, Column>>,
): Promise<ArrayFile> {
  const hash = createHash('sha256')
  const file = await open(path, 'wx')
  let bytes = 0
  try {
    for (const array of Object.values(arrays)) {
      const view = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
      for (let done = 0; done < view.length; done += BLOCK) {
        const block = view.subarray(done, Math.min(view.length, done + BLOCK))
        await Promise.all([file.writeFile(block), updatePieces(hash, block, PIECE)])
      }
      bytes += view.length
    }
    await file.sync()
  } finally {
    await file.close()
  }
  const columns = Object.fromEntries(
    Object.entries(arrays).map(([key, array]) => [key, { type: typeOf(array), length: array.length }]),
  )
  return { name, columns, bytes, piece: PIECE, sha256: hash.digest('hex') }
}

/**
 * Reads all arrays of a file back, each in memory of its own.
 * @throws IntegrityError `exposure-damaged` when a byte differs from what was written
 */
export async function readArrays(path: string, about: ArrayFile): Promise<Record<string, Column>> {
  const hash = createHash('sha256')
  const found: Record<string, Column> = {}
  const file = await open(path, 'r').catch(cause => {
    throw damaged(path, 'cannot be opened', cause)
  })
  try {
    if ((await file.stat()).size !== about.bytes) throw damaged(path, `is not ${about.bytes} bytes long`)
    for (const [key, { type, length }] of Object.entries(about.columns)) {
      const array = make(type, length)
      const view = new Uint8Array(array.buffer)
      for (let done = 0; done < view.length; done += BLOCK) {
        const block = view.subarray(done, Math.min(view.length, done + BLOCK))
        await readBlock(file, block, path)
        if (about.piece === undefined) hash.update(block)
        else await updatePieces(hash, block, about.piece)
      }
      found[key] = array
    }
  } finally {
    await file.close()
  }
  if (hash.digest('hex') !== about.sha256) throw damaged(path, 'is not what was written')
  return found
}

async function readBlock(file: FileHandle, block: Uint8Array, path: string): Promise<void> {
  for (let done = 0; done < block.length; ) {
    const { bytesRead } = await file.read(block, done, block.length - done)
    if (bytesRead === 0) throw damaged(path, 'ends too early')
    done += bytesRead
  }
}

async function updatePieces(hash: Hash, block: Uint8Array<ArrayBuffer>, size: number): Promise<void> {
  const digests: Promise<ArrayBuffer>[] = []
  for (let at = 0; at < block.length; at += size)
    digests.push(webcrypto.subtle.digest('SHA-256', block.subarray(at, at + size)))
  for (const digest of await Promise.all(digests)) hash.update(new Uint8Array(digest))
}

function damaged(path: string, what: string, cause?: unknown): IntegrityError {
  return new IntegrityError(
    'exposure-damaged',
    `the exposure index ${what}; make it again: cordon index-exposure --rebuild`,
    {
      place: { file: path },
      cause,
    },
  )
}

function typeOf(array: Column): ColumnPlace['type'] {
  if (array instanceof Float64Array) return 'f64'
  if (array instanceof Int32Array) return 'i32'
  return array instanceof Uint32Array ? 'u32' : 'u8'
}

function make(type: ColumnPlace['type'], length: number): Column {
  if (type === 'f64') return new Float64Array(length)
  if (type === 'i32') return new Int32Array(length)
  return type === 'u32' ? new Uint32Array(length) : new Uint8Array(length)
}

import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { createGunzip } from 'node:zlib'
import yauzl from 'yauzl'
import { InputError } from '../../model/errors.ts'

/** Bytes that one packed file may unpack to, and how many times its own size: more is a bomb. Lists shrink to a tenth or twentieth. */
const MOST_UNPACKED = 1 << 30
const MOST_RATIO = 200
/** A small file may have any ratio up to this many bytes. */
const SMALL = 16 << 20

/** A file opened to be read once: its bytes, unpacked where it was packed. */
export interface Unpacked {
  readonly bytes: AsyncIterable<Uint8Array>
  /** Bytes on disk. */
  readonly size: number
}

/**
 * Opens a file that may be gzipped or zipped (told by its first bytes, never by its name). Of an archive only the single file of data is
 * read, straight from the archive: nothing is written, so names in it lead nowhere.
 * @param plain true: a zip is the format itself (a workbook)
 * @throws InputError `file-unreadable`, `archive-unclear`, `archive-bomb`
 */
export async function unpack(path: string, plain: boolean): Promise<Unpacked> {
  const head = await firstBytes(path)
  const { size } = await stat(path)
  if (!plain && head[0] === 0x50 && head[1] === 0x4b) return { bytes: bounded(await zipped(path), size, path), size }
  const file = createReadStream(path, { highWaterMark: 1 << 18 })
  if (head[0] === 0x1f && head[1] === 0x8b) {
    const gunzip = createGunzip()
    file.on('error', error => gunzip.destroy(error))
    return { bytes: bounded(file.pipe(gunzip), size, path), size }
  }
  return { bytes: readable(file, path), size }
}

async function firstBytes(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r')
    try {
      if (!(await file.stat()).isFile()) throw new Error('it is no file')
      return (await file.read(new Uint8Array(4), 0, 4, 0)).buffer
    } finally {
      await file.close()
    }
  } catch (cause) {
    throw unreadable(path, cause)
  }
}

async function zipped(path: string): Promise<AsyncIterable<Uint8Array>> {
  try {
    const archive = await promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open)(path, {
      lazyEntries: true,
      autoClose: true,
    })
    const files: yauzl.Entry[] = []
    await new Promise<void>((resolve, reject) => {
      archive.on('error', reject)
      archive.on('entry', (entry: yauzl.Entry) => {
        if (!entry.fileName.endsWith('/')) files.push(entry)
        if (files.length > 1)
          reject(new InputError('archive-unclear', `${path} holds several files: unpack it and name the one`))
        else archive.readEntry()
      })
      archive.on('end', resolve)
      archive.readEntry()
    })
    const [only] = files
    if (!only) throw new InputError('archive-unclear', `${path} is an archive without a file`)
    const again = await promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open)(path, {
      lazyEntries: true,
      autoClose: true,
    })
    return await new Promise((resolve, reject) => {
      again.on('entry', (entry: yauzl.Entry) => {
        if (entry.fileName !== only.fileName) return again.readEntry()
        again.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)))
      })
      again.on('error', reject)
      again.readEntry()
    })
  } catch (cause) {
    if (cause instanceof InputError) throw cause
    throw unreadable(path, cause)
  }
}

async function* bounded(bytes: AsyncIterable<Uint8Array>, size: number, path: string): AsyncIterable<Uint8Array> {
  let sum = 0
  for await (const chunk of readable(bytes, path)) {
    sum += chunk.length
    if (sum > MOST_UNPACKED || (sum > SMALL && sum > size * MOST_RATIO))
      throw new InputError('archive-bomb', `${path} unpacks to more than ${MOST_RATIO} times its size: refused`)
    yield chunk
  }
}

async function* readable(bytes: AsyncIterable<Uint8Array>, path: string): AsyncIterable<Uint8Array> {
  try {
    yield* bytes
  } catch (cause) {
    throw unreadable(path, cause)
  }
}

function unreadable(path: string, cause: unknown): InputError {
  const why = cause instanceof Error ? cause.message : String(cause)
  return new InputError('file-unreadable', `${path} cannot be read: ${why}`, { place: { file: path }, cause })
}

import { createHash, type Hash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import { IntegrityError, NotFoundError } from '../../model/errors.ts'
import type { ListShelf } from '../../operations/lists/list-shelf.ts'
import { writeWhole } from '../files/write-whole.ts'

/** Characters of text that are packed at once. */
const PIECE = 1 << 16

/** Largest text that a kept file may unpack to, in bytes: more was not written by Cordon. */
const MOST_BYTES = 2 ** 33

/** List versions as files of a folder, gzipped, each named by the SHA-256 of its text. */
export class ListFiles implements ListShelf {
  readonly #folder: string

  /** @param folder made when something is kept first */
  constructor(folder: string) {
    this.#folder = folder
  }

  async keep(lines: Iterable<string>): Promise<string> {
    const { digest, packed } = await pack(lines)
    // What stands there already may have been damaged: then this mends it.
    if (!(await this.#holds(digest))) await writeWhole(this.#path(digest), packed)
    return digest
  }

  async *read(digest: string): AsyncGenerator<string> {
    const path = this.#path(digest)
    if (!existsSync(path))
      throw new NotFoundError(
        'list-version-missing',
        `the list version ${digest.slice(0, 12)} is not kept here: import it again`,
      )
    const hash = createHash('sha256')
    try {
      yield* wholeLines(path, hash)
    } catch (cause) {
      throw changed(digest, cause)
    }
    if (hash.digest('hex') !== digest) throw changed(digest)
  }

  async keepAside(name: string, lines: Iterable<string>): Promise<void> {
    await writeWhole(this.#aside(name), (await pack(lines)).packed)
  }

  aside(name: string): AsyncIterable<string> {
    return wholeLines(this.#aside(name))
  }

  async #holds(digest: string): Promise<boolean> {
    try {
      for await (const _ of this.read(digest));
      return true
    } catch {
      return false
    }
  }

  #aside(name: string): string {
    return join(this.#folder, `${name}.ndjson.gz`)
  }

  #path(digest: string): string {
    return join(this.#folder, `${digest}.ndjson.gz`)
  }
}

/** Lines as gzip, and the SHA-256 of their text. Packed bytes are a tenth of the text: those alone are held until it is known. */
async function pack(lines: Iterable<string>): Promise<{ digest: string; packed: Buffer }> {
  const hash = createHash('sha256')
  const take = (text: string): Buffer => {
    const bytes = Buffer.from(text)
    hash.update(bytes)
    return bytes
  }
  function* pieces(): Generator<Buffer> {
    let piece = ''
    for (const line of lines) {
      piece += `${line}\n`
      if (piece.length < PIECE) continue
      yield take(piece)
      piece = ''
    }
    if (piece !== '') yield take(piece)
  }
  const packed: Buffer[] = []
  for await (const chunk of Readable.from(pieces()).pipe(createGzip({ level: 6 }))) packed.push(chunk as Buffer)
  return { digest: hash.digest('hex'), packed: Buffer.concat(packed) }
}

/** The text of a gzipped file, in pieces that end with a line. */
async function* wholeLines(path: string, hash?: Hash): AsyncGenerator<string> {
  const file = createReadStream(path)
  const bytes = file.pipe(createGunzip({ chunkSize: PIECE }))
  file.on('error', error => bytes.destroy(error))
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let sum = 0
  let rest = ''
  try {
    for await (const chunk of bytes) {
      hash?.update(chunk as Buffer)
      sum += (chunk as Buffer).length
      if (sum > MOST_BYTES) throw new Error(`it unpacks to more than ${MOST_BYTES / 2 ** 30} GiB`)
      const text = rest + utf8.decode(chunk as Buffer, { stream: true })
      const end = text.lastIndexOf('\n') + 1
      rest = text.slice(end)
      if (end > 0) yield text.slice(0, end)
    }
    rest += utf8.decode()
    if (rest !== '') yield rest
  } finally {
    file.destroy()
  }
}

function changed(digest: string, cause?: unknown): IntegrityError {
  return new IntegrityError(
    'list-version-changed',
    `the kept list version ${digest.slice(0, 12)} is no longer what was kept: import it again`,
    { cause },
  )
}

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { createGzip, gunzip, gzip } from 'node:zlib'
import { IntegrityError, NotFoundError } from '../../model/errors.ts'
import type { ListShelf } from '../../operations/lists/list-shelf.ts'
import { writeWhole } from '../files/write-whole.ts'

const inflate = promisify(gunzip)
const deflate = promisify(gzip)

/** Characters of text that are packed at once. */
const PIECE = 1 << 16

/** Largest text that a kept file may unpack to, in bytes: more was not written by Cordon. */
const MOST_BYTES = 1 << 30

/** List versions as files of a folder, gzipped, each named by the SHA-256 of its text. */
export class ListFiles implements ListShelf {
  readonly #folder: string

  /** @param folder made when something is kept first */
  constructor(folder: string) {
    this.#folder = folder
  }

  async keep(lines: Iterable<string>): Promise<string> {
    const hash = createHash('sha256')
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
    const take = (text: string): Buffer => {
      const bytes = Buffer.from(text)
      hash.update(bytes)
      return bytes
    }
    // Packed bytes are a tenth of the text: those alone are held until the digest, and so the name, is known.
    const packed: Buffer[] = []
    for await (const chunk of Readable.from(pieces()).pipe(createGzip({ level: 6 }))) packed.push(chunk as Buffer)
    const digest = hash.digest('hex')
    const path = this.#path(digest)
    if (!existsSync(path)) await writeWhole(path, Buffer.concat(packed))
    return digest
  }

  async text(digest: string): Promise<string> {
    const path = this.#path(digest)
    if (!existsSync(path))
      throw new NotFoundError(
        'list-version-missing',
        `the list version ${digest.slice(0, 12)} is not kept here: import it again`,
      )
    let text: Buffer
    try {
      text = await inflate(await readFile(path), { maxOutputLength: MOST_BYTES })
    } catch (cause) {
      throw changed(digest, cause)
    }
    if (createHash('sha256').update(text).digest('hex') !== digest) throw changed(digest)
    return text.toString('utf8')
  }

  async keepAside(name: string, text: string): Promise<void> {
    await writeWhole(join(this.#folder, `${name}.json.gz`), await deflate(text, { level: 6 }))
  }

  async aside(name: string): Promise<string | null> {
    try {
      const text = await inflate(await readFile(join(this.#folder, `${name}.json.gz`)), { maxOutputLength: MOST_BYTES })
      JSON.parse(text.toString('utf8'))
      return text.toString('utf8')
    } catch {
      return null
    }
  }

  #path(digest: string): string {
    return join(this.#folder, `${digest}.ndjson.gz`)
  }
}

function changed(digest: string, cause?: unknown): IntegrityError {
  return new IntegrityError(
    'list-version-changed',
    `the kept list version ${digest.slice(0, 12)} is no longer what was kept: import it again`,
    { cause },
  )
}

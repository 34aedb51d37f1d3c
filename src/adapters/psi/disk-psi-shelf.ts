import { randomUUID } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { OUTPUT_BYTES, POINT_BYTES } from '../../analysis/psi/psi-suite.ts'
import { IntegrityError, SourceError } from '../../model/errors.ts'
import type { KeptList, PsiShelf } from '../../operations/psi/psi-world.ts'
import { makeFolder } from '../files/make-folder.ts'

const head = z.object({
  format: z.literal('cordon.psi-list/1'),
  list: z.string(),
  epoch: z.string().regex(/^[0-9a-f]{32}$/),
  rows: z.number().int().positive(),
})

/** Raised lists in a folder that only its owner can read: a line of JSON, the key, the outputs, and the addresses one a line. */
export class DiskPsiShelf implements PsiShelf {
  readonly #folder: string

  /** @param data the data folder */
  constructor(data: string) {
    this.#folder = join(data, 'psi')
  }

  async keep({ list, epoch, key, outputs, addresses }: KeptList): Promise<void> {
    const line = `${JSON.stringify({ format: 'cordon.psi-list/1', list, epoch, rows: addresses.length })}\n`
    await this.#write(
      this.#path('lists', list),
      Buffer.concat([Buffer.from(line), key, outputs, Buffer.from(addresses.join('\n'))]),
    )
  }

  async kept(list: string): Promise<KeptList | null> {
    const path = this.#path('lists', list)
    const bytes = await read(path)
    if (bytes === null) return null
    const end = bytes.indexOf(10)
    const told = head.safeParse(jsonOf(bytes.subarray(0, Math.max(0, end)).toString()))
    if (!told.success || told.data.list !== list) throw damaged(path)
    const { epoch, rows } = told.data
    const from = end + 1 + POINT_BYTES
    const outputs = new Uint8Array(bytes.subarray(from, from + rows * OUTPUT_BYTES))
    const addresses = bytes
      .subarray(from + rows * OUTPUT_BYTES)
      .toString()
      .split('\n')
    if (outputs.length !== rows * OUTPUT_BYTES || addresses.length !== rows) throw damaged(path)
    return { list, epoch, key: new Uint8Array(bytes.subarray(end + 1, from)), outputs, addresses }
  }

  async forget(list: string): Promise<void> {
    await rm(this.#path('lists', list), { force: true })
  }

  async keepTold(session: string, addresses: readonly string[]): Promise<void> {
    await this.#write(this.#path('told', session), Buffer.from(JSON.stringify(addresses)))
  }

  async told(session: string): Promise<readonly string[] | null> {
    const path = this.#path('told', session)
    const bytes = await read(path)
    if (bytes === null) return null
    const told = z.array(z.string()).safeParse(jsonOf(bytes.toString()))
    if (!told.success) throw damaged(path)
    return told.data
  }

  /** Names are letters, digits and hyphens: what else comes here from outside has no file. */
  #path(kind: 'lists' | 'told', name: string): string {
    return join(this.#folder, kind, /^[a-z0-9-]{1,64}$/.test(name) ? name : '-')
  }

  async #write(path: string, bytes: Uint8Array): Promise<void> {
    const draft = `${path}.${randomUUID()}.part`
    try {
      makeFolder(join(path, '..'), 0o700)
      const file = await open(draft, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(draft, path)
    } catch (cause) {
      await rm(draft, { force: true })
      if (cause instanceof SourceError) throw cause
      const { code } = cause as NodeJS.ErrnoException
      throw new SourceError('file-unwritable', `cannot write ${path} (${code})`, { place: { file: path }, cause })
    }
  }
}

async function read(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT') return null
    throw new SourceError('file-unreadable', `cannot read ${path} (${code})`, { place: { file: path }, cause })
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function damaged(path: string): IntegrityError {
  return new IntegrityError('psi-list-damaged', `${path} is not what was written there`, { place: { file: path } })
}

import { randomBytes } from 'node:crypto'
import { chmod, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { NotFoundError, PermissionError } from '../../../model/errors.ts'
import type { SecretShelf } from '../../../operations/taxii-sync/secret-shelf.ts'
import { makeFolder } from '../../files/make-folder.ts'

const MOST_BYTES = 65_536

/** Secrets as files of a folder, one each, that only the owner can read. */
export class SecretFiles implements SecretShelf {
  readonly #folder: string

  /** @param folder made when the first secret is written */
  constructor(folder: string) {
    this.#folder = folder
  }

  async read(name: string): Promise<string> {
    const path = this.#path(name)
    let file: Awaited<ReturnType<typeof open>>
    try {
      file = await open(path, 'r')
    } catch (cause) {
      throw new NotFoundError(
        'secret-unknown',
        `${path} is not there, or cannot be read: remove ${name} and add it anew`,
        { cause },
      )
    }
    try {
      const { mode, size } = await file.stat()
      if ((mode & 0o077) !== 0)
        throw new PermissionError(
          'secret-exposed',
          `${path} can be read by others: chmod 600 it, and take another secret`,
        )
      if (size > MOST_BYTES) throw new NotFoundError('secret-unknown', `${path} holds no secret`)
      return await file.readFile('utf8')
    } finally {
      await file.close()
    }
  }

  async write(name: string, secret: string): Promise<void> {
    const path = this.#path(name)
    makeFolder(this.#folder, 0o700)
    if (((await stat(this.#folder)).mode & 0o077) !== 0) await chmod(this.#folder, 0o700)
    const fresh = `${path}.${randomBytes(4).toString('hex')}`
    const file = await open(fresh, 'wx', 0o600)
    try {
      await file.writeFile(secret)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(fresh, path)
    const folder = await open(this.#folder, 'r')
    await folder.sync().finally(() => folder.close())
  }

  async remove(name: string): Promise<void> {
    await rm(this.#path(name), { force: true })
  }

  #path(name: string): string {
    if (!/^[a-z0-9][a-z0-9.-]{0,99}$/.test(name)) throw new NotFoundError('secret-unknown', 'no secret has such a name')
    return join(this.#folder, name)
  }
}

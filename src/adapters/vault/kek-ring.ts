import { createHmac, randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { PermissionError, SourceError } from '../../model/errors.ts'
import { makeFolder } from '../files/make-folder.ts'
import { KEY_BYTES } from '../files/seal.ts'

/** Keys under which the records' keys are wrapped, as files of a folder that only the owner can read. Never in a database, so that a copy of the databases opens nothing. */
export class KekRing {
  readonly #folder: string
  readonly #vault: string

  /** @param vault the id of the vault: several may keep their keys in one folder */
  constructor(folder: string, vault: string) {
    this.#folder = folder
    this.#vault = vault
  }

  /** Makes a key; when this returns it survives a power cut. Gives its public id. */
  make(): string {
    makeFolder(this.#folder, 0o700)
    const key = randomBytes(KEY_BYTES)
    const id = idOf(key)
    const path = this.#path(id)
    const draft = `${path}.part`
    const file = openSync(draft, 'wx', 0o600)
    try {
      writeSync(file, `${key.toString('hex')}\n`)
      fsyncSync(file)
    } finally {
      closeSync(file)
      key.fill(0)
    }
    renameSync(draft, path)
    this.#sync()
    return id
  }

  /** @throws SourceError `travel-key-missing`, `travel-key-wrong`; PermissionError `secret-exposed` */
  read(id: string): Buffer {
    const path = this.#path(id)
    let text: string
    try {
      if ((statSync(path).mode & 0o077) !== 0)
        throw new PermissionError('secret-exposed', `${path} can be read by others: chmod 600 it, and rotate`)
      text = readFileSync(path, 'latin1')
    } catch (cause) {
      if (cause instanceof PermissionError) throw cause
      const { code } = cause as NodeJS.ErrnoException
      throw new SourceError(
        'travel-key-missing',
        `the key ${id} is not at ${path} (${code}): what it wraps cannot be read without it`,
        { cause, place: { file: path } },
      )
    }
    const key = Buffer.from(text.trim(), 'hex')
    if (key.length !== KEY_BYTES || idOf(key) !== id)
      throw new SourceError('travel-key-wrong', `${path} holds another key than ${id}`, { place: { file: path } })
    return key
  }

  /** Public ids of the keys of this vault that are there. */
  ids(): readonly string[] {
    const head = `${this.#vault}-`
    try {
      return readdirSync(this.#folder)
        .filter(name => name.startsWith(head) && name.endsWith('.key'))
        .map(name => name.slice(head.length, -4))
        .sort()
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return []
      throw new SourceError('travel-key-missing', `the folder of keys ${this.#folder} cannot be read`, { cause })
    }
  }

  /** Writes over a key and removes it; drafts that a killed process left are removed too. */
  destroy(id: string): void {
    const path = this.#path(id)
    const file = openSync(path, 'r+')
    try {
      writeSync(file, Buffer.alloc(KEY_BYTES * 2 + 1), 0, KEY_BYTES * 2 + 1, 0)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    rmSync(path)
    this.#sync()
  }

  /** Removes drafts of keys that a killed process left; none was ever used. */
  sweep(): void {
    const head = `${this.#vault}-`
    for (const name of readdirSync(this.#folder))
      if (name.startsWith(head) && name.endsWith('.key.part')) rmSync(join(this.#folder, name), { force: true })
  }

  #path(id: string): string {
    return join(this.#folder, `${this.#vault}-${/^[0-9a-f]{16}$/.test(id) ? id : 'none'}.key`)
  }

  #sync(): void {
    const folder = openSync(this.#folder, 'r')
    try {
      fsyncSync(folder)
    } finally {
      closeSync(folder)
    }
  }
}

/** Names a key without telling anything of it. */
function idOf(key: Uint8Array): string {
  return createHmac('sha256', key).update('cordon.travel-kek/1').digest('hex').slice(0, 16)
}

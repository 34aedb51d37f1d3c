import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { PermissionError, SourceError } from '../../model/errors.ts'
import { makeFolder } from '../files/make-folder.ts'
import { KEY_BYTES } from '../files/seal.ts'

/**
 * The key under which secrets of sign-in lie in the database: a file beside it that only its owner can read, made when it is first needed.
 * A copy of the database alone opens nothing.
 * @throws SourceError `sign-in-key-unreadable`; PermissionError `secret-exposed`
 */
export function sealingKey(folder: string): Buffer {
  makeFolder(folder, 0o700)
  const path = join(folder, 'key')
  let text = read(path)
  if (text === null) {
    make(folder, path)
    text = read(path)
  }
  const key = Buffer.from((text ?? '').trim(), 'hex')
  if (key.length === KEY_BYTES) return key
  throw new SourceError('sign-in-key-unreadable', `${path} holds no key`, { place: { file: path } })
}

function read(path: string): string | null {
  try {
    if ((statSync(path).mode & 0o077) !== 0)
      throw new PermissionError(
        'secret-exposed',
        `${path} can be read by others: chmod 600 it, and reset second factors`,
      )
    return readFileSync(path, 'latin1')
  } catch (cause) {
    if (cause instanceof PermissionError) throw cause
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new SourceError('sign-in-key-unreadable', `${path} cannot be read`, { cause, place: { file: path } })
  }
}

// Of several processes that make one at the same time, one wins, and all use its.
function make(folder: string, path: string): void {
  const draft = `${path}.${randomBytes(4).toString('hex')}`
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeSync(file, `${randomBytes(KEY_BYTES).toString('hex')}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  try {
    linkSync(draft, path)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new SourceError('sign-in-key-unreadable', `${path} cannot be made`, { cause, place: { file: path } })
  } finally {
    rmSync(draft, { force: true })
  }
  const at = openSync(folder, 'r')
  fsyncSync(at)
  closeSync(at)
}

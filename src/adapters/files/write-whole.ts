import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { CordonError, SourceError } from '../../model/errors.ts'
import { makeFolder } from './make-folder.ts'

/**
 * Writes a file whole or not at all: beside it first, then renamed over it. Folders are made.
 * @throws SourceError `file-unwritable`, `folder-unwritable`
 */
export async function writeWhole(path: string, text: string | Uint8Array): Promise<void> {
  const draft = `${path}.${randomUUID()}.part`
  try {
    makeFolder(dirname(path))
    const file = await open(draft, 'wx')
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (cause) {
    if (cause instanceof CordonError) throw cause
    await rm(draft, { force: true })
    const { code } = cause as NodeJS.ErrnoException
    throw new SourceError('file-unwritable', `cannot write ${path}${code ? ` (${code})` : ''}`, {
      place: { file: path },
      cause,
    })
  }
}

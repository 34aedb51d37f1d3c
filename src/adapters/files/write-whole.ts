import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { CordonError, SourceError } from '../../model/errors.ts'
import { makeFolder } from './make-folder.ts'

/**
 * Writes a file whole or not at all: beside it first, then renamed over it. Folders are made.
 * @param mode who may read and write it, less what the process's mask takes
 * @throws SourceError `file-unwritable`, `folder-unwritable`
 */
export async function writeWhole(path: string, text: string | Uint8Array, mode = 0o666): Promise<void> {
  await fillWhole(path, file => file.writeFile(text), mode)
}

/**
 * The same of a file that is written piece by piece; where `fill` fails, nothing is left of it.
 * @throws SourceError as {@link writeWhole}, and what `fill` throws if that is one of ours
 */
export async function fillWhole<T>(path: string, fill: (file: FileHandle) => Promise<T>, mode = 0o666): Promise<T> {
  const draft = `${path}.${randomUUID()}.part`
  try {
    makeFolder(dirname(path))
    const file = await open(draft, 'wx', mode)
    let filled: T
    try {
      filled = await fill(file)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
    return filled
  } catch (cause) {
    // Where even the folder is none, there is nothing to take away.
    await rm(draft, { force: true }).catch(() => {})
    if (cause instanceof CordonError) throw cause
    const { code } = cause as NodeJS.ErrnoException
    throw new SourceError('file-unwritable', `cannot write ${path}${code ? ` (${code})` : ''}`, {
      place: { file: path },
      cause,
    })
  }
}

import { mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { SourceError } from '../../model/errors.ts'

/**
 * Makes a folder and those above it. Node's own recursive making never comes back on file systems that hold no folders, such as
 * /proc.
 * @param mode of the folders that are made
 * @throws SourceError `folder-unwritable`
 */
export function makeFolder(path: string, mode = 0o777): void {
  const folder = resolve(path)
  try {
    make(folder, mode)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new SourceError('folder-unwritable', `the folder ${folder} cannot be made (${code})`, {
      place: { file: folder },
      cause,
    })
  }
}

function make(folder: string, mode: number): void {
  try {
    mkdirSync(folder, { mode })
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException
    if (code === 'EEXIST' && statSync(folder).isDirectory()) return
    if (code !== 'ENOENT' || dirname(folder) === folder) throw fault
    make(dirname(folder), mode)
    mkdirSync(folder, { mode })
  }
}

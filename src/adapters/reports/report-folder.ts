import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { CordonError, InputError, SourceError } from '../../model/errors.ts'
import type { FoundFile, ReportShelf } from '../../operations/reports/report-shelf.ts'
import { makeFolder } from '../files/make-folder.ts'

/** Folders of reports on this machine's disk. */
export const reportFolders: ReportShelf = {
  async writeFolder(folder, files) {
    const target = resolve(folder)
    // Beside its place first: who looks finds all of it or nothing, whenever the work is cut off.
    const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}.part`)
    try {
      if ((await readdir(target).catch(() => [])).length > 0 || (await isFile(target)))
        throw new InputError('report-folder-taken', `${folder} is there already and not empty`, {
          place: { field: 'out' },
        })
      makeFolder(dirname(draft), 0o700)
      await mkdir(draft, { mode: 0o700 })
      for (const { path, bytes } of files) await writeFlushed(join(draft, path), bytes)
      await flushFolder(draft)
      await rename(draft, target)
      await flushFolder(dirname(target))
    } catch (cause) {
      // Where even the folder is none, there is nothing to take away.
      await rm(draft, { recursive: true, force: true }).catch(() => {})
      if (cause instanceof CordonError) throw cause
      const { code } = cause as NodeJS.ErrnoException
      // Somebody else came first between the look and the rename.
      if (code === 'ENOTEMPTY' || code === 'EEXIST')
        throw new InputError('report-folder-taken', `${folder} is there already`, { place: { field: 'out' } })
      throw new SourceError('file-unwritable', `cannot write ${folder}${code ? ` (${code})` : ''}`, {
        place: { file: folder },
        cause,
      })
    }
  },

  async readFolder(folder) {
    const found = await stat(folder).catch(() => null)
    if (found === null || !found.isDirectory()) return null
    const entries = await readdir(folder, { withFileTypes: true })
    const files: FoundFile[] = []
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (!entry.isFile())
        throw new InputError(
          'report-folder-strange',
          `${JSON.stringify(entry.name)} is no file: a report's folder holds files alone`,
          {
            place: { file: folder },
          },
        )
      files.push({ path: entry.name, ...(await digestOf(join(folder, entry.name))) })
    }
    return files
  },
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() === true
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function digestOf(path: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk)
      bytes += chunk.length
    }
  } catch (cause) {
    throw new SourceError('file-unreadable', `cannot read ${path}`, { place: { file: path }, cause })
  }
  return { bytes, sha256: hash.digest('hex') }
}

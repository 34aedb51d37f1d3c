import { lstatSync, type Stats, statSync } from 'node:fs'
import { InputError } from '../../../model/errors.ts'

/** Where a batch writes: verdicts under way, how far they are, and the right to write them. */
export interface BatchPaths {
  readonly file: string
  readonly out: string
  readonly part: string
  readonly state: string
  readonly lock: string
}

/** The paths of a batch. */
export function batchPaths(file: string, out: string): BatchPaths {
  return { file, out, part: `${out}.part`, state: `${out}.state.json`, lock: `${out}.lock` }
}

/**
 * Refuses an input that is no plain file, and an output that would be written over it, through a link, or into what is no file.
 * @throws InputError `file-missing`, `file-empty`, `out-is-input`, `out-not-a-file`
 */
export function checkPaths(paths: BatchPaths): Stats {
  const { file, out } = paths
  const input = statSync(file, { throwIfNoEntry: false })
  if (!input?.isFile()) throw new InputError('file-missing', `there is no file ${file}`, { place: { file } })
  if (input.size === 0) throw new InputError('file-empty', `${file} is empty`, { place: { file } })
  for (const path of [out, paths.part, paths.state, paths.lock]) {
    const place = { file: path, field: '--out' }
    const there = lstatSync(path, { throwIfNoEntry: false })
    if (!there) continue
    if (!there.isFile() || there.isSymbolicLink())
      throw new InputError('out-not-a-file', `${path} is a folder, a link or a device: name a file`, { place })
    if (there.ino === input.ino && there.dev === input.dev)
      throw new InputError('out-is-input', `${out} would be written over the input`, { place })
    if (there.nlink > 1)
      throw new InputError('out-not-a-file', `${path} has a second name, whose content would change too`, { place })
  }
  return input
}

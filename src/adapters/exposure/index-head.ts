import { randomUUID } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExposureOrigin } from '../../analysis/exposure/exposure-origin.ts'
import type { AssetId } from '../../model/asset.ts'
import { IntegrityError } from '../../model/errors.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { ExposureState } from '../../operations/exposure/exposure-port.ts'
import { makeFolder } from '../files/make-folder.ts'
import { writeWhole } from '../files/write-whole.ts'
import { type ArrayFile, type Column, writeArrays } from './array-file.ts'

/** Another layout gets another number, and an index of a number not read here is made again. 2: digests over whole files. */
const FORMAT = 3
const READ: readonly number[] = [2, FORMAT]

/** `current` is what screens ask. `next` is one that is made anew and was interrupted; it becomes the current one when it is finished. */
export type Slot = 'current' | 'next'

/** Everything about an index but its arrays. Replacing it is the one commit point. */
export interface IndexHead {
  readonly format: number
  readonly state: ExposureState
  readonly origins: readonly ExposureOrigin[]
  readonly assets: readonly AssetId[]
  readonly ledgers: readonly LedgerId[]
  /** Digest of how the accounts in the index take part. */
  readonly parts: string
  /** Digest of the transfers up to the last one taken, to see whether late ones came. */
  readonly through: string
  /** What of each theft was still to come: account number, place in its rules, base units. */
  readonly left: readonly (readonly [number, number, number])[]
  readonly index: ArrayFile
  readonly lookup: ArrayFile
}

/** The head in a slot; null where there is none, or one of another format. @throws IntegrityError `exposure-damaged` */
export async function readHead(folder: string, slot: Slot): Promise<IndexHead | null> {
  const path = join(folder, `${slot}.json`)
  const text = await readFile(path, 'utf8').catch(error => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  try {
    const head = JSON.parse(text) as IndexHead
    return READ.includes(head.format) ? head : null
  } catch (cause) {
    throw new IntegrityError('exposure-damaged', 'the exposure index cannot be read; make it again with --rebuild', {
      place: { file: path },
      cause,
    })
  }
}

/** Puts an index in a slot, whole or not at all, and takes away what no slot names any more. */
export async function writeIndex(
  folder: string,
  slot: Slot,
  head: Omit<IndexHead, 'format' | 'index' | 'lookup'>,
  arrays: { readonly index: Readonly<Record<string, Column>>; readonly lookup: Readonly<Record<string, Column>> },
): Promise<void> {
  makeFolder(folder)
  const named = async (kind: 'index' | 'lookup') => {
    const name = `${kind}-${randomUUID()}.bin`
    return writeArrays(join(folder, name), name, arrays[kind])
  }
  const [index, lookup] = [await named('index'), await named('lookup')]
  await writeWhole(join(folder, `${slot}.json`), JSON.stringify({ format: FORMAT, ...head, index, lookup }))
  if (slot === 'current') await rm(join(folder, 'next.json'), { force: true })
  await removeUnnamed(folder)
}

/** Takes away what a killed process left, and what was replaced: files that neither slot names. The caller holds the lock. */
export async function removeUnnamed(folder: string): Promise<void> {
  const heads = [await readHead(folder, 'current').catch(() => null), await readHead(folder, 'next').catch(() => null)]
  const named = new Set(heads.flatMap(head => (head === null ? [] : [head.index.name, head.lookup.name])))
  for (const name of await readdir(folder))
    if ((/^(index|lookup)-.*\.bin$/.test(name) && !named.has(name)) || /\.json\..*\.part$/.test(name))
      await rm(join(folder, name), { force: true })
}

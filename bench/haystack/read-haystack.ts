import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { noRows, readTable } from '../../src/adapters/files/read-table.ts'
import { sniffTagFormat, sniffTransferFormat } from '../../src/adapters/files/sniff-format.ts'
import { MemoryTransferBuilder, type MemoryTransfers } from '../../src/adapters/transfers/memory/memory-transfers.ts'
import { readTagFile } from '../../src/adapters/worlds/read-tags.ts'
import { type AccountId, parseAccount } from '../../src/model/account.ts'
import { IntegrityError } from '../../src/model/errors.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import type { Tag } from '../../src/model/tag.ts'
import type { Truth } from './score.ts'

/** What whoever traces is given: the ledger, the theft's sources, and what somebody has tagged. */
export interface Haystack {
  readonly transfers: MemoryTransfers
  readonly sources: readonly AccountId[]
  readonly tags: readonly Tag[]
}

/** Reads a haystack as the product reads a user's files. @throws IntegrityError `haystack-refused` when a row is left out */
export async function readHaystack(folder: string): Promise<Haystack> {
  const table = new MemoryTransferBuilder()
  const path = join(folder, 'transfers.csv')
  const counts = noRows()
  const context = { ledger: ETHEREUM, file: basename(path) }
  for await (const batch of readTable(path, await sniffTransferFormat(path), context, counts)) table.add(batch)
  const tagFile = join(folder, 'tags.csv')
  const { tags, refused } = await readTagFile(tagFile, await sniffTagFormat(tagFile), ETHEREUM)
  const lost = counts.refused + refused + table.known + table.conflicts.length
  if (lost > 0) throw new IntegrityError('haystack-refused', `${lost} rows of the haystack were not taken`)
  const lines = (await readFile(join(folder, 'sources.csv'), 'utf8')).split('\n').filter(line => line !== '')
  return { transfers: table.build(), sources: lines.map(line => parseAccount(line, ETHEREUM)), tags }
}

/** What the scorer alone may see. */
export async function readTruth(folder: string): Promise<Truth> {
  return JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')) as Truth
}

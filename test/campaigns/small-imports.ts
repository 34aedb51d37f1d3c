import { openEmbeddedStore } from '../../src/adapters/transfers/embedded/embedded-store.ts'
import { TransferFeed } from '../../src/adapters/transfers/embedded/row-feed.ts'
import type { Transfer } from '../../src/model/transfer.ts'
import { seededTransfers } from './seeded-import.ts'

/** Files of one run, and transfers of one file. */
export const FILES = 14
export const FILE_ROWS = 250
/** Room for all of them, and no more: the store's own takes longer to make than a small file to import. */
export const ROOM = { chunkRows: 20_000 }

/** The transfers of the small files of a seed, one list a file. */
export async function smallFiles(seed: number, files = FILES): Promise<Transfer[][]> {
  const lists: Transfer[][] = []
  for await (const batch of seededTransfers(seed))
    for (let at = 0; at < batch.length && lists.length < files; at += FILE_ROWS)
      lists.push(batch.slice(at, at + FILE_ROWS))
  return lists
}

/** Imports the files one after another, as a node does that takes in a day's file every day; small segments are merged on the way. */
export async function importSmall(folder: string, seed: number): Promise<void> {
  await using store = await openEmbeddedStore(folder, ROOM)
  async function* one(list: readonly Transfer[]) {
    yield list
  }
  for (const [i, list] of (await smallFiles(seed)).entries())
    await store.importTransfers({
      key: `small ${seed} ${i}`,
      open: async (_, skip) => new TransferFeed(one(list), skip),
    })
}

if (import.meta.main) await importSmall(process.argv[2] ?? '', Number(process.argv[3]))

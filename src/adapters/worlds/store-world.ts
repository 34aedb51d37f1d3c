import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { LedgerId } from '../../model/ledger.ts'
import type { World } from '../../operations/world.ts'
import { memoryTags } from '../tags/memory-tags.ts'
import { openEmbeddedStore } from '../transfers/embedded/embedded-store.ts'
import { MemoryTransfers } from '../transfers/memory/memory-transfers.ts'
import { MemoryUtxo } from '../transfers/memory-utxo.ts'
import { joinTags, readTagFiles } from './files-world.ts'
import type { Surroundings } from './surroundings.ts'

/** Where in the data folder ledger data lies. */
export function storeFolder(data: string): string {
  return join(data, 'store')
}

/** The world of a data folder, for reading: its store (empty when nothing was imported yet), with tags of files beside. */
export async function storeWorld(
  data: string,
  extra: { readonly tags: readonly string[]; readonly ledger: LedgerId | null },
  around: Surroundings,
): Promise<{ world: World; close(): Promise<void> }> {
  const { tags, missing, version } = await readTagFiles(extra.tags, extra.ledger)
  const beside = extra.tags.length > 0 ? { 'tag files': version } : {}
  const folder = storeFolder(data)
  if (!existsSync(join(folder, 'store.lmdb'))) {
    const versions = async () => ({ cordon: around.software, data: 'none', ...beside })
    const world = {
      ...around,
      transfers: new MemoryTransfers([]),
      utxo: new MemoryUtxo([]),
      tags: memoryTags(tags),
      missing,
      versions,
    }
    return { world, close: async () => {} }
  }
  const store = await openEmbeddedStore(folder, { readOnly: true })
  const world: World = {
    ...around,
    transfers: store,
    utxo: store,
    tags: tags.length > 0 ? joinTags(store, memoryTags(tags)) : store,
    missing,
    versions: async () => ({ cordon: around.software, ...(await store.versions()), ...beside }),
  }
  return { world, close: () => store.close() }
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { LedgerId } from '../../model/ledger.ts'
import { screenedExposure } from '../../operations/screen/exposure-of-screens.ts'
import type { World } from '../../operations/world.ts'
import { ExposureFolder, exposureFolder } from '../exposure/exposure-folder.ts'
import { joinTags } from '../tags/join-tags.ts'
import { memoryTags } from '../tags/memory-tags.ts'
import { MemoryTransfers } from '../transfers/memory/memory-transfers.ts'
import { MemoryUtxo } from '../transfers/memory-utxo.ts'
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
  const given =
    extra.tags.length > 0 ? await (await import('./files-world.ts')).readTagFiles(extra.tags, extra.ledger) : null
  const { tags, missing } = given ?? { tags: [], missing: [] }
  const beside = given === null ? {} : { 'tag files': given.version }
  const folder = storeFolder(data)
  if (!existsSync(join(folder, 'store.lmdb'))) {
    const versions = async () => ({ cordon: around.software, data: 'none', ...beside })
    const world: World = {
      ...around,
      exposure: new ExposureFolder(exposureFolder(data), null),
      transfers: new MemoryTransfers([]),
      utxo: new MemoryUtxo([]),
      tags: memoryTags(tags),
      missing,
      versions,
    }
    world.screening.desk.showExposure(screenedExposure(world, false))
    return { world, close: async () => {} }
  }
  // The store's engines are large: a folder without ledger data does not load them.
  const { openEmbeddedStore } = await import('../transfers/embedded/embedded-store.ts')
  const store = await openEmbeddedStore(folder, { readOnly: true })
  const world: World = {
    ...around,
    exposure: new ExposureFolder(exposureFolder(data), store),
    transfers: store,
    utxo: store,
    tags: tags.length > 0 ? joinTags(store, memoryTags(tags)) : store,
    missing,
    versions: async () => ({ cordon: around.software, ...(await store.versions()), ...beside }),
  }
  world.screening.desk.showExposure(screenedExposure(world, true))
  return { world, close: () => store.close() }
}

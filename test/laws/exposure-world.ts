import { memoryTags } from '../../src/adapters/tags/memory-tags.ts'
import { MemoryTransfers } from '../../src/adapters/transfers/memory/memory-transfers.ts'
import { MemoryUtxo } from '../../src/adapters/transfers/memory-utxo.ts'
import type { ExposureOrigin } from '../../src/analysis/exposure/exposure-origin.ts'
import type { AccountId } from '../../src/model/account.ts'
import type { AssetId } from '../../src/model/asset.ts'
import type { Tag } from '../../src/model/tag.ts'
import { compareTransfers, type Transfer } from '../../src/model/transfer.ts'
import type { ExposureWorld } from '../../src/operations/exposure/exposure-world.ts'
import type { LabelSource } from '../../src/operations/exposure/labels.ts'

/** Labels of a table. */
export function tableLabels(labels: ReadonlyMap<AccountId, ExposureOrigin>): LabelSource {
  return {
    labels: async accounts => accounts.map(a => (labels.has(a) ? [labels.get(a) as ExposureOrigin] : [])),
    every: () => [],
    version: async () => 'table',
  }
}

/** A world of some transfers in memory, with labels and tags, in which every token is what it says. */
export function exposureWorld(
  transfers: readonly Transfer[],
  given: { labels?: ReadonlyMap<AccountId, ExposureOrigin>; tags?: readonly Tag[]; interrupted?: () => boolean } = {},
): ExposureWorld {
  const sorted = [...transfers].sort(compareTransfers)
  return {
    transfers: new MemoryTransfers(sorted),
    utxo: new MemoryUtxo([]),
    tags: memoryTags([...(given.tags ?? [])]),
    labels: tableLabels(given.labels ?? new Map()),
    exposure: null,
    facts: {
      read: async () => [],
      append: async () => [],
      document: async () => '',
      verify: async () => ({ facts: 0, digest: '' }),
    },
    assets: new Map(
      sorted.map(
        t => [t.asset, { asset: t.asset, symbol: 'X', name: 'X', decimals: 0, issuer: null }] as [AssetId, never],
      ),
    ),
    missing: [],
    clock: { now: () => 1_800_000_000, monotonic: () => 0 },
    progress: { at() {}, end() {} },
    by: 'tester',
    versions: async () => ({ cordon: 'test' }),
    interrupted: given.interrupted ?? (() => false),
  } as unknown as ExposureWorld
}

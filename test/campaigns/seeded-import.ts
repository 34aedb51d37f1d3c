import { openEmbeddedStore } from '../../src/adapters/transfers/embedded/embedded-store.ts'
import { TransferFeed } from '../../src/adapters/transfers/embedded/row-feed.ts'
import type { Address } from '../../src/model/address.ts'
import { nativeAsset } from '../../src/model/asset.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import type { Transfer } from '../../src/model/transfer.ts'

/** Transfers of one seeded import. */
export const ROWS = 24_000
const CHUNK_ROWS = 8_000

/** The same transfers for the same seed, in batches. */
export async function* seededTransfers(seed: number): AsyncGenerator<Transfer[]> {
  const address = (n: number) => `0x${(n >>> 0).toString(16).padStart(40, '0')}` as Address
  let state = seed >>> 0
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state
  }
  for (let base = 0; base < ROWS; base += 1000)
    yield Array.from({ length: 1000 }, (_, i) => ({
      ledger: ETHEREUM,
      tx: `0x${(base + i).toString(16).padStart(64, '0')}`,
      index: next() % 50,
      block: 1000 + base,
      at: 1700000000 + base + i,
      from: address(next() % 3000),
      to: address(next() % 3000),
      asset: nativeAsset(ETHEREUM),
      amount: BigInt(next()) ** 3n,
    }))
}

/** Imports them into `folder`, going on where a killed import left off. */
export async function importSeeded(folder: string, seed: number): Promise<void> {
  await using store = await openEmbeddedStore(folder, { chunkRows: CHUNK_ROWS })
  await store.importTransfers({
    key: `seed ${seed}`,
    open: async (_duck, skip) => new TransferFeed(seededTransfers(seed), skip),
  })
}

if (import.meta.main) await importSeeded(process.argv[2] ?? '', Number(process.argv[3]))

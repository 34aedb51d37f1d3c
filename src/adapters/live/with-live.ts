import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { GapRow } from '../../analysis/flow/trace-result.ts'
import type { CrossingDesk } from '../../operations/crossings/crossings-over.ts'
import type { DeclaredPlace } from '../../operations/crossings/parse-place.ts'
import { declaredPlaces } from '../../operations/crossings/place-operations.ts'
import { joinTransfers } from '../../operations/live/join-transfers.ts'
import { joinUtxo } from '../../operations/live/join-utxo.ts'
import type { LiveShelf } from '../../operations/live/live-shelf.ts'
import type { World } from '../../operations/world.ts'
import { lateCrossings } from './late-crossings.ts'

/** Where in a data folder followed blocks lie. */
export function liveFile(data: string): string {
  return join(data, 'live.sqlite')
}

/** A world in which followed blocks are seen too, where the data folder has any; what a node could not show is among what is missing. */
export async function withLive(
  data: string,
  opened: { readonly world: World; close(): Promise<void> },
): Promise<{ world: World; close(): Promise<void> }> {
  if (!existsSync(liveFile(data)))
    return { ...opened, world: { ...opened.world, crossingDesk: declared => deskOver(null, opened.world, declared) } }
  const { SqliteLiveShelf } = await import('./sqlite-live-shelf.ts')
  const shelf = new SqliteLiveShelf(liveFile(data))
  const { world } = opened
  return {
    world: {
      ...world,
      transfers: joinTransfers(world.transfers, shelf),
      utxo: joinUtxo(world.utxo, shelf.utxo),
      crossings: world.crossings ?? lateCrossings(shelf, world),
      crossingDesk: declared => deskOver(shelf, world, declared),
      missing: [...world.missing, ...(await gapRows(shelf))],
      versions: async () => ({ ...(await world.versions()), ...(await tips(shelf)) }),
    },
    async close() {
      await shelf.close()
      await opened.close()
    },
  }
}

/** A desk with the places that stand in the records, and these beside them. */
async function deskOver(
  shelf: LiveShelf | null,
  world: World,
  declared: readonly DeclaredPlace[],
): Promise<CrossingDesk> {
  const { crossingDesk } = await import('./crossing-desk.ts')
  return crossingDesk(shelf, world, [...(await declaredPlaces(world)), ...declared])
}

async function gapRows(shelf: LiveShelf): Promise<GapRow[]> {
  const rows: GapRow[] = []
  for (const ledger of await shelf.ledgers())
    for (const { kind, from, until, because } of await shelf.gaps(ledger)) {
      const blocks = from === until ? `block ${from}` : `blocks ${from} to ${until}`
      rows.push({ kind, account: null, asset: null, amount: 0n, because: `${ledger}, ${blocks}: ${because}` })
    }
  return rows
}

async function tips(shelf: LiveShelf): Promise<Record<string, string>> {
  const told: Record<string, string> = {}
  for (const ledger of await shelf.ledgers()) {
    const tip = await shelf.tip(ledger)
    if (tip !== null) told[`followed ${ledger}`] = `${tip.height} ${tip.hash}`
  }
  return told
}

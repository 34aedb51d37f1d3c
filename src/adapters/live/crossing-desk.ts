import { loadCrossings } from '../../catalog/index.ts'
import { type CrossingGround, groundOfShelf, groundOfTables } from '../../operations/crossings/crossing-ground.ts'
import { type CrossingDesk, crossingsOver } from '../../operations/crossings/crossings-over.ts'
import { type DeclaredPlace, withPlaces } from '../../operations/crossings/parse-place.ts'
import type { LiveShelf } from '../../operations/live/live-shelf.ts'
import type { World } from '../../operations/world.ts'

/** A desk over followed blocks, or where there are none over imported tables, with places declared beside those of the catalog. */
export async function crossingDesk(
  shelf: LiveShelf | null,
  { transfers, utxo }: Pick<World, 'transfers' | 'utxo'>,
  declared: readonly DeclaredPlace[],
): Promise<CrossingDesk> {
  const ground: CrossingGround = shelf === null ? groundOfTables(transfers, utxo) : groundOfShelf(shelf)
  return crossingsOver(ground, withPlaces(await loadCrossings(), declared))
}

import type { CrossingSource } from '../../operations/crossings/crossing-source.ts'
import { declaredPlaces } from '../../operations/crossings/place-operations.ts'
import type { LiveShelf } from '../../operations/live/live-shelf.ts'
import type { World } from '../../operations/world.ts'

/**
 * Crossings that followed blocks tell of, at the places of the catalog and those that people declared. The catalog is loaded when somebody
 * asks what came out of a service; the desk is made anew when places were declared or withdrawn.
 */
export function lateCrossings(shelf: LiveShelf, world: Pick<World, 'facts' | 'transfers' | 'utxo'>): CrossingSource {
  let desk: { readonly places: string; readonly source: Promise<CrossingSource> } | null = null
  return {
    async outOf(ins) {
      if (ins.length === 0) return []
      const declared = await declaredPlaces(world)
      const places = JSON.stringify(declared)
      if (desk?.places !== places) {
        const source = import('./crossing-desk.ts').then(({ crossingDesk }) => crossingDesk(shelf, world, declared))
        desk = { places, source }
      }
      return (await desk.source).outOf(ins)
    },
  }
}

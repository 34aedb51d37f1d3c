import type { CrossingSource } from '../../operations/crossings/crossing-source.ts'
import type { LiveShelf } from '../../operations/live/live-shelf.ts'

/** Crossings that followed blocks tell of. The catalog of services is loaded when somebody asks what came out of one. */
export function lateCrossings(shelf: LiveShelf): CrossingSource {
  let desk: Promise<CrossingSource> | null = null
  const open = async (): Promise<CrossingSource> => {
    const [{ crossingsOver }, { groundOfShelf }, { CROSSINGS }] = await Promise.all([
      import('../../operations/crossings/crossings-over.ts'),
      import('../../operations/crossings/crossing-ground.ts'),
      import('../../catalog/crossings/all-crossings.ts'),
    ])
    return crossingsOver(groundOfShelf(shelf), CROSSINGS)
  }
  return {
    async outOf(ins) {
      if (ins.length === 0) return []
      desk ??= open()
      return (await desk).outOf(ins)
    },
  }
}

import type { World } from '../world.ts'
import { COLLECTION_KINDS, foldCollections } from './fold-collections.ts'

/** Ids of the collections that take whatever this node shares and is given, for who adds to the log by another way than TAXII. */
export async function feedCollections(world: Pick<World, 'facts'>): Promise<readonly string[]> {
  const all = foldCollections(await world.facts.read({ kinds: COLLECTION_KINDS }))
  return [...all.values()].filter(({ feed }) => feed).map(({ id }) => id)
}

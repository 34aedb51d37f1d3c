import { InputError } from '../../model/errors.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import { feedCollections } from '../collections/feed-collections.ts'
import type { World } from '../world.ts'
import { admitObject } from './admit-object.ts'
import type { Added, NewObject } from './intel-store.ts'
import { sharingOrder } from './sharing-order.ts'

/**
 * Puts objects of this node's own into the log, where every peer gets what is released to it, and into the collections that are fed.
 * What others refer to is stored first. Results are in that order.
 * @throws InputError `object-refused` with the first fault, when one of them breaks a rule; then none is stored
 */
export async function publishObjects(
  objects: readonly IntelObject[],
  world: Pick<World, 'sharing' | 'sha256' | 'facts'>,
): Promise<readonly Added[]> {
  const admitted: NewObject[] = []
  for (const object of sharingOrder(objects)) {
    const result = admitObject(object, 'self', 'write', world.sha256)
    if ('new' in result) {
      admitted.push(result.new)
      continue
    }
    const [fault] = result.faults
    const where = fault?.path ? `${fault.path}: ` : ''
    throw new InputError('object-refused', `${object.id}: ${where}${fault?.message ?? ''} [${fault?.code ?? ''}]`, {
      place: { field: fault?.path ?? '' },
    })
  }
  return world.sharing.store.add(admitted, await feedCollections(world))
}

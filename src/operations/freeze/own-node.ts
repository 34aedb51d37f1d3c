import { InputError } from '../../model/errors.ts'
import type { NodeSelf } from '../share/sharing.ts'
import type { World } from '../world.ts'

/**
 * This node.
 * @throws InputError `node-missing`: the data folder is none yet
 */
export async function ownNode(world: Pick<World, 'sharing'>): Promise<NodeSelf> {
  const self = await world.sharing.self()
  if (self) return self
  throw new InputError('node-missing', 'the data folder is no node yet: run cordon node init')
}

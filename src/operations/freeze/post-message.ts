import { InputError, IntegrityError } from '../../model/errors.ts'
import type { Freeze } from '../../model/freeze.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import { findFreeze } from './find-freeze.ts'
import type { FreezePost, FreezeWorld } from './freeze-parties.ts'
import { ingestFreezes } from './ingest-freezes.ts'

/**
 * Publishes one message, makes its fact and gives the freeze as it is then.
 * @param kept whether the message is part of it
 * @throws InputError `freeze-overtaken`: somebody else said something else at the same moment, and that stands
 * @throws IntegrityError `freeze-not-kept`: another object has its id
 */
export async function postMessage(
  object: IntelObject,
  request: string,
  kept: (freeze: Freeze) => boolean,
  world: FreezeWorld,
  post: FreezePost,
): Promise<Freeze> {
  const [added] = await post.publish([object], world)
  if (added === 'conflict') throw new IntegrityError('freeze-not-kept', `another object has the id ${object.id}`)
  await ingestFreezes(world, post)
  const freeze = await findFreeze(world, request)
  if (kept(freeze)) return freeze
  throw new InputError('freeze-overtaken', 'somebody changed this freeze at the same moment: look at it and try again')
}

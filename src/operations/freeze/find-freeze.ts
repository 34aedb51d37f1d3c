import { InputError, NotFoundError } from '../../model/errors.ts'
import type { Freeze } from '../../model/freeze.ts'
import type { World } from '../world.ts'
import { FREEZE_KINDS, foldFreezes } from './fold-freezes.ts'

/** All freezes that the facts tell of, in the order in which they were made or came. */
export async function allFreezes(world: Pick<World, 'facts'>): Promise<ReadonlyMap<string, Freeze>> {
  return foldFreezes(await world.facts.read({ kinds: FREEZE_KINDS }))
}

/**
 * One freeze by its id, or by the first hex digits of its UUID, at least four.
 * @throws NotFoundError `freeze-unknown`
 * @throws InputError `freeze-ambiguous`, `freeze-id-short`
 */
export async function findFreeze(world: Pick<World, 'facts'>, text: string): Promise<Freeze> {
  const freezes = await allFreezes(world)
  const id = text.startsWith('freeze-request--') ? text : `freeze-request--${text.toLowerCase()}`
  const exact = freezes.get(id)
  if (exact) return exact
  const place = { field: 'id' }
  if (text.length < 4)
    throw new InputError('freeze-id-short', 'a freeze is named by its id or at least four digits of it', { place })
  const fitting = [...freezes.values()].filter(f => f.request.id.startsWith(id))
  const [found, ...others] = fitting
  if (!found)
    throw new NotFoundError('freeze-unknown', `there is no freeze "${text.slice(0, 80)}": see cordon freeze list`, {
      place,
    })
  if (others.length > 0)
    throw new InputError('freeze-ambiguous', `${fitting.length} freezes begin with "${text.slice(0, 80)}"`, { place })
  return found
}

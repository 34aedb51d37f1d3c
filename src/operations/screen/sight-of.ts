import { mayAs } from '../../model/casework/person.ts'
import { CaseworkDesk } from '../casework/casework-desk.ts'
import type { CaseworkWorld } from '../casework/casework-world.ts'
import { LOOKING } from '../casework/take-seat.ts'

/** Whose doings an asker may see. */
export interface Sight {
  /** True: nothing but what the asker did. */
  readonly own: boolean
  /** @param by who did it, as facts and the memory of screens name them */
  sees(by: string): boolean
}

/** A person who looks at alerts sees what was done in the own tenant; a key of a machine, and a person without such a role, their own. */
export async function sightOf(world: CaseworkWorld): Promise<Sight> {
  const { asker, by: me } = world
  // At a terminal, and at a server that asks nobody who they are.
  if (asker === undefined || (asker.key === null && asker.user === null)) return { own: false, sees: () => true }
  const { people } = await (world.casework?.desk ?? new CaseworkDesk(world.sha256, world.breathe)).state(world.facts)
  const person = asker.user === null ? null : people.person(asker.user, asker.key, world.clock.now())
  if (person === null || 'code' in person || !mayAs(person, LOOKING)) return { own: true, sees: by => by === me }
  return { own: false, sees: by => people.tenantOf(by) === person.tenant }
}

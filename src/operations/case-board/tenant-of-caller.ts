import { MAIN_TENANT, type Tenant } from '../../model/casework/tenant.ts'
import type { CaseworkWorld } from '../casework/casework-world.ts'
import { People } from '../casework/people.ts'
import { KEY_KINDS } from '../keys/fold-keys.ts'
import { USER_KINDS } from '../users/fold-users.ts'

/** The house of whoever asks: their user's, or the main one where no user stands behind them. */
export async function tenantOfCaller(world: Pick<CaseworkWorld, 'facts' | 'by' | 'asker'>): Promise<Tenant> {
  const people = new People()
  for (const fact of await world.facts.read({ kinds: [...USER_KINDS, ...KEY_KINDS] })) people.take(fact)
  const user = world.asker?.user ?? null
  return user === null ? people.tenantOf(world.by) : (people.user(user)?.tenant ?? MAIN_TENANT)
}

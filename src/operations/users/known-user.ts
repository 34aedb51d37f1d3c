import { NotFoundError } from '../../model/errors.ts'
import type { World } from '../world.ts'
import { foldUsers, USER_KINDS } from './fold-users.ts'
import type { User } from './user.ts'

/** A user by name. @throws NotFoundError `user-unknown` */
export async function knownUser(name: string, world: Pick<World, 'facts'>): Promise<User> {
  const user = foldUsers(await world.facts.read({ kinds: USER_KINDS })).get(name)
  if (user) return user
  throw new NotFoundError('user-unknown', `there is no user ${name}: users list shows them`, {
    place: { field: 'name' },
  })
}

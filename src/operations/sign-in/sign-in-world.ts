import { NotFoundError, SourceError } from '../../model/errors.ts'
import type { Asker } from '../casework/casework-world.ts'
import { USER_KINDS } from '../users/fold-users.ts'
import type { World } from '../world.ts'
import { foldRoster, type RosterUser } from './roster.ts'
import type { SignInShelf } from './sign-in-shelf.ts'

/** What of the world signing in needs. */
export interface SignInWorld extends World {
  /** Undefined: nothing is kept of signing in here. */
  readonly signIn?: SignInShelf | undefined
  readonly asker?: Asker | undefined
}

/** @throws SourceError `sign-in-unavailable` */
export function signInShelf({ signIn }: Pick<SignInWorld, 'signIn'>): SignInShelf {
  if (signIn !== undefined) return signIn
  throw new SourceError('sign-in-unavailable', 'nothing is kept of signing in here: this needs a data folder')
}

/** A user of the roster by name. @throws NotFoundError `user-unknown` */
export async function rosterUser(name: string, { facts }: Pick<World, 'facts'>): Promise<RosterUser> {
  const found = foldRoster(await facts.read({ kinds: USER_KINDS })).get(name)
  if (found !== undefined) return found
  throw new NotFoundError('user-unknown', `there is no user ${name}: users list shows them`, {
    place: { field: 'name' },
  })
}

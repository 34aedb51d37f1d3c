import { textDigest } from '../../model/fact.ts'
import type { Instant } from '../../model/instant.ts'
import type { RosterUser } from './roster.ts'
import { type SignInWorld, signInShelf } from './sign-in-world.ts'

/** How long a link of invitation is good, in seconds: three days. */
export const INVITATION_S = 72 * 3600

/** The kind of ticket that a link of invitation holds. */
export const INVITATION = 'invitation'

/** A link as it is handed on, once: it stands behind the `#`, which browsers send to no server. */
export interface Invitation {
  /** Under the server's address. */
  readonly path: string
  readonly until: Instant
}

/** Makes a link by which a user gives a password and a second factor. Links of that user before open nothing from then on. */
export async function invite(
  { owner, user }: Pick<RosterUser, 'owner' | 'user'>,
  world: Pick<SignInWorld, 'signIn' | 'sharing' | 'clock' | 'sha256'>,
): Promise<Invitation> {
  const shelf = signInShelf(world)
  const token = Array.from(world.sharing.chance(32), byte => byte.toString(16).padStart(2, '0')).join('')
  const until = world.clock.now() + INVITATION_S
  await shelf.drop(owner, INVITATION)
  const digest = (world.sha256 ?? textDigest)(token)
  await shelf.put({ digest, kind: INVITATION, owner, body: user.name, endsAt: until })
  return { path: `/desk/#enrol=${token}`, until }
}

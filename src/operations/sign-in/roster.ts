import type { Fact } from '../../model/fact.ts'
import { foldUsers } from '../users/fold-users.ts'
import type { OidcLink, User } from '../users/user.ts'

/** A user with what tells whether something that was given to them still counts. */
export interface RosterUser {
  readonly user: User
  /** `NAME#SEQ` with the fact that added the user: whoever has the name later is somebody else. */
  readonly owner: string
  /** The last fact about the user: roles, password and links are as they were as long as it is the same. */
  readonly stamp: number
}

/** Users by name. */
export type Roster = ReadonlyMap<string, RosterUser>

/** Goes on with a roster over further facts, in the order of the log. @throws IntegrityError `user-malformed` */
export function foldRoster(facts: readonly Fact[], before: Roster = new Map()): Roster {
  const users = foldUsers(facts, new Map([...before].map(([name, { user }]) => [name, user])))
  const owners = new Map([...before].map(([name, { owner }]) => [name, owner]))
  const stamps = new Map([...before].map(([name, { stamp }]) => [name, stamp]))
  for (const { kind, seq, body } of facts) {
    const name = String(body['name'])
    if (kind === 'user-added') owners.set(name, `${name}#${seq}`)
    stamps.set(name, seq)
  }
  return new Map(
    [...users].map(([name, user]) => [
      name,
      { user, owner: owners.get(name) ?? `${name}#0`, stamp: stamps.get(name) ?? 0 },
    ]),
  )
}

/** The user to whom an account of the OpenID provider is linked; null: none. */
export function linkedUser(roster: Roster, shown: readonly OidcLink[]): RosterUser | null {
  for (const one of roster.values()) {
    const { oidc } = one.user
    if (oidc !== null && shown.some(s => s.claim === oidc.claim && s.value === oidc.value)) return one
  }
  return null
}

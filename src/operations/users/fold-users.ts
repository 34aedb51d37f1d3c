import { isTenant, MAIN_TENANT } from '../../model/casework/tenant.ts'
import { IntegrityError } from '../../model/errors.ts'
import type { Fact } from '../../model/fact.ts'
import { PEER_STANDINGS, readOrganisation } from '../node/read-organisation.ts'
import type { OidcLink, PasswordHash, User } from './user.ts'

/** The kinds of facts that make, change and end users. */
export const USER_KINDS = ['user-added', 'user-removed', 'user-password', 'user-roles', 'user-linked'] as const

export { SECTORS } from '../node/read-organisation.ts'

/** How the organisation of a user may stand to this node. */
export const STANDINGS = ['own', ...PEER_STANDINGS] as const

const HEX = /^(?:[0-9a-f]{2})+$/

/**
 * Goes on with `users` over further facts, in the order of the log; by name. Facts of other kinds are passed over.
 * @throws IntegrityError `user-malformed`: a fact that cannot be read could hide that somebody was removed, so it stops everything
 */
export function foldUsers(
  facts: readonly Fact[],
  users: ReadonlyMap<string, User> = new Map(),
): ReadonlyMap<string, User> {
  const all = new Map(users)
  for (const fact of facts) {
    const name = String(fact.body['name'])
    if (fact.kind === 'user-added') all.set(name, readUser(fact, name))
    if (fact.kind === 'user-removed' && !all.delete(name)) throw malformed(fact, 'removes a user that is not there')
    if (fact.kind === 'user-password') {
      const user = all.get(name)
      if (!user) throw malformed(fact, 'gives a password to a user that is not there')
      all.set(name, { ...user, password: readPassword(fact), letInBy: letInBy(user, fact) })
    }
    if (fact.kind === 'user-roles') {
      const user = all.get(name)
      if (!user) throw malformed(fact, 'gives roles to a user that is not there')
      all.set(name, { ...user, roles: readRoles(fact), letInBy: letInBy(user, fact) })
    }
    if (fact.kind === 'user-linked') {
      const user = all.get(name)
      if (!user) throw malformed(fact, 'links a user that is not there')
      all.set(name, { ...user, oidc: readLink(fact), letInBy: letInBy(user, fact) })
    }
  }
  return all
}

// Who gives somebody another way in may come by it.
function letInBy({ name, letInBy: before }: User, { by }: Fact): readonly string[] {
  return by === name ? before : [...new Set([...before, by])]
}

function readUser(fact: Fact, name: string): User {
  const { certificate, tenant = MAIN_TENANT } = fact.body
  const organisation = readOrganisation(Object(fact.body['organisation']))
  if (organisation === null) throw malformed(fact, 'holds no organisation')
  if (fact.body['name'] !== name) throw malformed(fact, 'names no user with roles')
  if (!isTenant(tenant)) throw malformed(fact, 'names no tenant')
  if (certificate !== null && !(typeof certificate === 'string' && /^[0-9a-f]{64}$/.test(certificate)))
    throw malformed(fact, 'holds no certificate')
  return {
    name,
    roles: readRoles(fact),
    tenant,
    organisation,
    certificate,
    password: readPassword(fact),
    oidc: null,
    addedAt: fact.at,
    addedBy: fact.by,
    letInBy: [fact.by],
  }
}

function readRoles(fact: Fact): readonly string[] {
  const { roles } = fact.body
  if (Array.isArray(roles) && roles.every(role => typeof role === 'string')) return roles as string[]
  throw malformed(fact, 'names no user with roles')
}

function readLink(fact: Fact): OidcLink | null {
  const value = fact.body['oidc']
  if (value === null) return null
  const { claim, value: text } = Object(value) as Readonly<Record<string, unknown>>
  if ((claim !== 'sub' && claim !== 'email') || typeof text !== 'string') throw malformed(fact, 'names no account')
  return { claim, value: text }
}

function readPassword(fact: Fact): PasswordHash | null {
  const value = fact.body['password']
  if (value === null) return null
  const { salt, hash, n, r, p } = Object(value) as Readonly<Record<string, unknown>>
  if (typeof salt !== 'string' || typeof hash !== 'string' || !HEX.test(salt) || !HEX.test(hash))
    throw malformed(fact, 'holds no password')
  if (typeof n !== 'number' || typeof r !== 'number' || typeof p !== 'number')
    throw malformed(fact, 'does not say how its password was hashed')
  return { salt, hash, n, r, p }
}

function malformed(fact: Fact, why: string): IntegrityError {
  return new IntegrityError('user-malformed', `fact ${fact.seq} (${fact.kind}) ${why}`)
}

import { IntegrityError } from '../../model/errors.ts'
import type { Fact } from '../../model/fact.ts'
import type { Instant } from '../../model/instant.ts'
import { SCOPES, type Scope } from './scope.ts'

/** A key to the server as the facts tell it. The key itself is nowhere: only its SHA-256 is kept. */
export interface ApiKey {
  /** The part between the underscores, ten hex digits. */
  readonly id: string
  readonly name: string
  readonly scopes: readonly Scope[]
  /** SHA-256 of the whole key, lower-case hex. */
  readonly digest: string
  /** The user for whom it acts in cases; null: for nobody. */
  readonly user: string | null
  /** Requests a second on average; null: the server's default. */
  readonly rate: number | null
  readonly addedAt: Instant
  readonly addedBy: string
  readonly expiresAt: Instant | null
  readonly revokedAt: Instant | null
}

/** The kinds of facts that make and end keys: a key ends with the user for whom it acts. */
export const KEY_KINDS = ['key-added', 'key-revoked', 'user-removed'] as const

/**
 * Goes on with `keys` over further facts, in the order of the log. Facts of other kinds are passed over.
 * @throws IntegrityError `key-malformed`: a fact that cannot be read could hide a revocation, so it stops everything
 */
export function foldKeys(
  facts: readonly Fact[],
  keys: ReadonlyMap<string, ApiKey> = new Map(),
): ReadonlyMap<string, ApiKey> {
  const all = new Map(keys)
  for (const fact of facts) {
    const id = String(fact.body['id'])
    if (fact.kind === 'key-added') all.set(id, readKey(fact, id))
    if (fact.kind === 'key-revoked') {
      const key = all.get(id)
      if (!key) throw malformed(fact, 'revokes a key that was never added')
      all.set(id, { ...key, revokedAt: key.revokedAt ?? fact.at })
    }
    if (fact.kind === 'user-removed')
      for (const key of all.values())
        if (actsFor(key, fact.body['name'])) all.set(key.id, { ...key, revokedAt: key.revokedAt ?? fact.at })
  }
  return all
}

// By TAXII a key comes as the user of its own name.
function actsFor({ user, name, scopes }: ApiKey, whom: unknown): boolean {
  return user === whom || (name === whom && scopes.includes('taxii'))
}

/** Whether a key opens anything at this moment. */
export function keyLives(key: ApiKey, now: Instant): boolean {
  return key.revokedAt === null && (key.expiresAt === null || now < key.expiresAt)
}

function readKey(fact: Fact, id: string): ApiKey {
  const { name, digest, scopes, rate, expiresAt, user = null } = fact.body
  if (typeof name !== 'string' || typeof digest !== 'string' || !/^[0-9a-f]{64}$/.test(digest))
    throw malformed(fact, 'holds no key')
  if (!Array.isArray(scopes) || !scopes.every(s => SCOPES.some(known => known === s)))
    throw malformed(fact, 'names a scope that this version does not know')
  if (user !== null && typeof user !== 'string') throw malformed(fact, 'acts for nobody who could be named')
  return {
    id,
    name,
    digest,
    user,
    scopes: scopes as Scope[],
    rate: typeof rate === 'number' ? rate : null,
    addedAt: fact.at,
    addedBy: fact.by,
    expiresAt: typeof expiresAt === 'number' ? expiresAt : null,
    revokedAt: null,
  }
}

function malformed(fact: Fact, why: string): IntegrityError {
  return new IntegrityError('key-malformed', `fact ${fact.seq} (${fact.kind}) ${why}`)
}

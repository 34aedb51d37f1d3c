import type { Refusal } from '../../analysis/casework/four-eyes.ts'
import type { Person } from '../../model/casework/person.ts'
import { MAIN_TENANT, type Tenant } from '../../model/casework/tenant.ts'
import type { Fact } from '../../model/fact.ts'
import type { Instant } from '../../model/instant.ts'
import { type ApiKey, foldKeys, KEY_KINDS, keyLives } from '../keys/fold-keys.ts'
import { foldUsers, USER_KINDS } from '../users/fold-users.ts'
import type { User } from '../users/user.ts'
import { BY_SESSION } from './door-of.ts'

/** Users and keys as the log tells them up to one place. */
export class People {
  #users: ReadonlyMap<string, User> = new Map()
  #keys: ReadonlyMap<string, ApiKey> = new Map()
  /** Users by what facts say of whoever came with a key: `key NAME (ID)`. */
  readonly #byLabel = new Map<string, string>()
  /** Who ever let somebody in, by that somebody's name: of those who were removed, too. */
  readonly #letIn = new Map<string, Set<string>>()
  /** Keys whose user was removed: whoever has the name later is somebody else. */
  readonly #orphans = new Set<string>()

  /** Goes on over one fact; those of other kinds are passed over. */
  take(fact: Fact): void {
    if (USER_KINDS.some(kind => kind === fact.kind)) {
      this.#users = foldUsers([fact], this.#users)
      this.#noteLetIn(String(fact.body['name']))
    }
    if (fact.kind === 'user-removed')
      for (const key of this.#keys.values()) if (key.user === fact.body['name']) this.#orphans.add(key.id)
    if (!KEY_KINDS.some(kind => kind === fact.kind)) return
    this.#keys = foldKeys([fact], this.#keys)
    const key = this.#keys.get(String(fact.body['id']))
    if (key !== undefined && key.user !== null) this.#byLabel.set(`key ${key.name} (${key.id})`, key.user)
  }

  /** The user of this name. */
  user(name: string): User | undefined {
    return this.#users.get(name)
  }

  /** The users of a tenant. */
  of(tenant: Tenant): readonly User[] {
    return [...this.#users.values()].filter(user => user.tenant === tenant)
  }

  /** The tenant of whoever facts name so; the main one, unless a user is known. */
  tenantOf(by: string): Tenant {
    return this.#users.get(this.#byLabel.get(by) ?? by)?.tenant ?? MAIN_TENANT
  }

  /** @param key the id of the key by which the person comes, or the session, which was weighed when it was shown; null: neither */
  person(name: string, key: string | null, at: Instant): Person | Refusal {
    const user = this.#users.get(name)
    if (user === undefined)
      return no(
        'person-unknown',
        `there is no user ${name}: cordon users add gives one roles such as analyst, and at a terminal CORDON_USER names who acts`,
      )
    const held = key === null || key.startsWith(BY_SESSION) ? null : this.#keys.get(key)
    if (
      held === undefined ||
      (held !== null && (held.user !== name || !keyLives(held, at) || this.#orphans.has(held.id)))
    )
      return no('person-unknown', `the key does not act for ${name}`)
    const letIn = held === null || held.addedBy === name ? user.letInBy : [...user.letInBy, held.addedBy]
    return {
      name,
      tenant: user.tenant,
      roles: user.roles,
      country: user.organisation.country,
      letInBy: this.#letInBy(letIn),
    }
  }

  #noteLetIn(name: string): void {
    const known = this.#letIn.get(name) ?? new Set()
    for (const by of this.#users.get(name)?.letInBy ?? []) known.add(by)
    this.#letIn.set(name, known)
  }

  /** Whoever let in one who let in another has let in that other: nobody approves the own report by two steps instead of one. */
  #letInBy(first: readonly string[]): readonly string[] {
    const all = new Set(first.map(by => this.#byLabel.get(by) ?? by))
    for (const name of all) for (const by of this.#letIn.get(name) ?? []) all.add(this.#byLabel.get(by) ?? by)
    return [...all]
  }
}

function no(code: string, message: string): Refusal {
  return { code, message, forbidden: true }
}

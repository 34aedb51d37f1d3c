import type { FactLog } from '../../../operations/fact-log.ts'
import type { Clock } from '../../../operations/ports.ts'
import { foldRoster, linkedUser, type Roster, type RosterUser } from '../../../operations/sign-in/roster.ts'
import { USER_KINDS } from '../../../operations/users/fold-users.ts'
import type { OidcLink } from '../../../operations/users/user.ts'
import { HttpFault } from '../http-fault.ts'

/** The users in the facts of a data folder. It is read on before each request of a session, so that who was removed is out at once. */
export class DeskRoster {
  readonly #facts: FactLog
  #users: Roster = new Map()
  #after = 0
  #guarded = false
  #reading: Promise<void> | null = null

  constructor({ facts }: { readonly facts: FactLog; readonly clock: Clock }) {
    this.#facts = facts
  }

  /** Whether a user ever had a password or a link to an account: from then on callers must say who they are. */
  get guarded(): boolean {
    return this.#guarded
  }

  /** Whether anybody could sign in now. */
  get some(): boolean {
    return [...this.#users.values()].some(({ user }) => user.password !== null || user.oidc !== null)
  }

  user(name: string): RosterUser | null {
    return this.#users.get(name) ?? null
  }

  /** The user who was meant when something was given to `owner`; null: gone, or somebody else has the name. */
  owner(owner: string): RosterUser | null {
    const found = this.user(owner.slice(0, owner.lastIndexOf('#')))
    return found?.owner === owner ? found : null
  }

  linked(shown: readonly OidcLink[]): RosterUser | null {
    return linkedUser(this.#users, shown)
  }

  /** Reads what was written since. @throws HttpFault `users-unreadable` (503): who cannot be looked up is not let in */
  async refresh(): Promise<void> {
    // Whoever comes while it is read waits for a reading that begins after.
    await this.#reading?.catch(() => {})
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null
    })
    try {
      await this.#reading
    } catch {
      throw new HttpFault(503, 'users-unreadable', 'the users cannot be read, so nobody is let in', 5)
    }
  }

  async #read(): Promise<void> {
    // The end of the log is noted before, so that what is passed over now is not passed over again each time.
    const [head] = await this.#facts.read({ last: 1 })
    if (head === undefined || head.seq <= this.#after) return
    const facts = await this.#facts.read({ kinds: USER_KINDS, after: this.#after })
    if (facts.length > 0) {
      this.#users = foldRoster(facts, this.#users)
      this.#guarded ||= facts.some(({ body }) => Boolean(body['password'] ?? body['oidc']))
    }
    this.#after = Math.max(head.seq, facts.at(-1)?.seq ?? 0)
  }
}

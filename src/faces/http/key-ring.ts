import { hash, timingSafeEqual } from 'node:crypto'
import { MAIN_TENANT } from '../../model/casework/tenant.ts'
import type { CaseworkWorld } from '../../operations/casework/casework-world.ts'
import type { FactLog } from '../../operations/fact-log.ts'
import { type ApiKey, foldKeys, KEY_KINDS, keyLives } from '../../operations/keys/fold-keys.ts'
import { KEY_LENGTH, keyId } from '../../operations/keys/key-text.ts'
import type { Scope } from '../../operations/keys/scope.ts'
import { type DeskRights, deskRights, narrowedTo } from '../../operations/sign-in/desk-rights.ts'
import { foldUsers, USER_KINDS } from '../../operations/users/fold-users.ts'
import type { User } from '../../operations/users/user.ts'
import type { World } from '../../operations/world.ts'
import type { Caller } from './caller.ts'
import { TokenBucket } from './token-bucket.ts'

/** A key in use: with what it may do, how often, and its holder, whom facts name as the one who did it. */
export interface HeldKey {
  readonly key: ApiKey
  readonly digest: Buffer
  /** The key itself once it was shown and found right, so that it need not be hashed each time; null before. */
  shown: Buffer | null
  readonly scopes: ReadonlySet<Scope>
  /** What the roles of the user for whom it acts allow; null: it acts for nobody, and its scopes alone count. */
  readonly rights: DeskRights | null
  readonly bucket: TokenBucket
  readonly caller: Caller
}

/** Compared with where no key has the name, so that the time of a refusal does not tell whether one has. */
const NOBODY = Buffer.alloc(32)
/** Whoever was removed may do nothing. */
const NOBODY_AT_ALL = { roles: [], tenant: MAIN_TENANT }
const KINDS = [...new Set<string>([...KEY_KINDS, ...USER_KINDS])]
/** How long keys may go without being read anew before nobody is let in, in milliseconds. */
export const MOST_KEY_AGE_MS = 30_000

/** The keys in the facts of a data folder, as far as they were last read. */
export class KeyRing {
  readonly #facts: FactLog
  readonly #world: World
  readonly #rate: number
  #keys: ReadonlyMap<string, ApiKey> = new Map()
  #users: ReadonlyMap<string, User> = new Map()
  #held = new Map<string, HeldKey>()
  #after = 0
  #readAt: number
  #broken: unknown = null
  readonly #given = Buffer.alloc(KEY_LENGTH)

  /** @param rate requests a second for keys that name none */
  constructor(world: World, rate: number) {
    this.#facts = world.facts
    this.#world = world
    this.#rate = rate
    this.#readAt = world.clock.monotonic()
  }

  /** Whether a key is asked for: as soon as one was ever added, and for good, so that revoking the last one opens nothing. */
  get guarded(): boolean {
    return this.#keys.size > 0 || this.#broken !== null
  }

  /** Every key that was added, live or not. */
  get keys(): Iterable<ApiKey> {
    return this.#keys.values()
  }

  /** What hindered the last reading; null: it went well. */
  get broken(): unknown {
    return this.#broken
  }

  /** Whether the keys were read too long ago to be relied on. */
  tooOld(now: number): boolean {
    return now - this.#readAt > MOST_KEY_AGE_MS
  }

  /** Reads what was added and revoked since. After a failure the keys stay as they were and {@link broken} tells it. */
  async refresh(): Promise<void> {
    try {
      const facts = await this.#facts.read({ kinds: KINDS, after: this.#after })
      const last = facts[facts.length - 1]
      if (last !== undefined) {
        const users = foldUsers(facts, this.#users)
        this.#keys = foldKeys(facts, this.#keys)
        this.#users = users
        this.#held = this.#hold()
        this.#after = last.seq
      }
      this.#readAt = this.#world.clock.monotonic()
      this.#broken = null
    } catch (error) {
      this.#broken = error
    }
  }

  /** The key with this text, live or not; null for any other text. What it takes tells nothing of how much of a wrong key is right. */
  find(text: string): HeldKey | null {
    const id = keyId(text)
    if (id === null) return null
    const held = this.#held.get(id)
    const given = this.#given
    given.write(text, 'latin1')
    if (held !== undefined && held.shown !== null && timingSafeEqual(given, held.shown)) return held
    const same = timingSafeEqual(hash('sha256', text, 'buffer'), held?.digest ?? NOBODY)
    if (!same || held === undefined) return null
    held.shown = Buffer.from(given)
    return held
  }

  /** Whether the key of this id opens something now, as far as the keys were last read. */
  lives(id: string): boolean {
    const key = this.#keys.get(id)
    return key !== undefined && keyLives(key, this.#world.clock.now()) && !this.tooOld(this.#world.clock.monotonic())
  }

  /** What each key was let through here since this was last asked, for those that were at all. */
  spent(): [id: string, count: number][] {
    const spent: [string, number][] = []
    for (const [id, { bucket }] of this.#held) {
      const count = bucket.takenSince()
      if (count > 0) spent.push([id, count])
    }
    return spent
  }

  /** Takes from a key's rate what it was let through by another process. */
  spend(id: string, count: number): void {
    this.#held.get(id)?.bucket.spend(count)
  }

  #hold(): Map<string, HeldKey> {
    const now = this.#world.clock.monotonic()
    const held = new Map<string, HeldKey>()
    for (const key of this.#keys.values()) {
      const before = this.#held.get(key.id)
      const rate = key.rate ?? this.#rate
      const rights = key.user === null ? null : deskRights(this.#users.get(key.user) ?? NOBODY_AT_ALL)
      held.set(key.id, {
        key,
        digest: Buffer.from(key.digest, 'hex'),
        shown: before?.shown ?? null,
        scopes: new Set(key.scopes),
        rights,
        bucket: before?.bucket ?? new TokenBucket(rate, Math.max(1, 2 * rate), now),
        caller: { key: key.id, world: this.#worldOf(key, rights) },
      })
    }
    return held
  }

  #worldOf({ id, name, user, scopes: given }: ApiKey, rights: DeskRights | null): CaseworkWorld {
    const scopes = rights === null ? given : narrowedTo(rights, given)
    return { ...this.#world, by: `key ${name} (${id})`, asker: { key: id, user, scopes } }
  }
}

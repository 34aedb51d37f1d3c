import type { Collection } from '../../operations/collections/collection.ts'
import { COLLECTION_KINDS, foldCollections } from '../../operations/collections/fold-collections.ts'
import { foldPeers, PEER_KINDS } from '../../operations/node/fold-peers.ts'
import type { Peer } from '../../operations/node/peer.ts'
import { foldUsers, USER_KINDS } from '../../operations/users/fold-users.ts'
import type { User } from '../../operations/users/user.ts'
import type { World } from '../../operations/world.ts'
import { MOST_KEY_AGE_MS } from '../http/key-ring.ts'

/** How old a reading may be where a name is not known, in milliseconds: guesses must not read the facts without end. */
const RENEW_MS = 100

/** The users, collections and peers in the facts, as far as they were last read. */
export class TaxiiRoster {
  readonly #world: Pick<World, 'facts' | 'clock'>
  #users: ReadonlyMap<string, User> = new Map()
  #collections: ReadonlyMap<string, Collection> = new Map()
  #byAlias: ReadonlyMap<string, Collection> = new Map()
  #byCertificate: ReadonlyMap<string, User> = new Map()
  #peers: ReadonlyMap<string, Peer> = new Map()
  #identities: ReadonlySet<string> = new Set()
  #after = 0
  #readAt: number
  #broken: unknown = null

  constructor(world: Pick<World, 'facts' | 'clock'>) {
    this.#world = world
    this.#readAt = world.clock.monotonic()
  }

  /** What hindered the last reading; null: it went well. */
  get broken(): unknown {
    return this.#broken
  }

  /** In the order of adding. */
  get collections(): Iterable<Collection> {
    return this.#collections.values()
  }

  /** Whether they were read too long ago to be relied on. */
  tooOld(now: number): boolean {
    return now - this.#readAt > MOST_KEY_AGE_MS
  }

  /** The STIX identities of this node's peers. */
  get peers(): ReadonlySet<string> {
    return this.#identities
  }

  user(name: string): User | null {
    return this.#users.get(name) ?? null
  }

  /** @param digest SHA-256 of a client certificate, lower-case hex */
  userOfCertificate(digest: string): User | null {
    return this.#byCertificate.get(digest) ?? null
  }

  /** @param named its id or alias */
  collection(named: string): Collection | null {
    return this.#collections.get(named.toLowerCase()) ?? this.#byAlias.get(named.toLowerCase()) ?? null
  }

  /** {@link refresh}, where the last reading is not of just now: for a name that is not known, and may have been added since. */
  async renew(): Promise<void> {
    if (this.#world.clock.monotonic() - this.#readAt >= RENEW_MS) await this.refresh()
  }

  /** Reads what was added and removed since. After a failure all stays as it was and {@link broken} tells it. */
  async refresh(): Promise<void> {
    try {
      const kinds = [...USER_KINDS, ...COLLECTION_KINDS, ...PEER_KINDS]
      const facts = await this.#world.facts.read({ kinds, after: this.#after })
      const last = facts.at(-1)
      if (last !== undefined) {
        const users = foldUsers(facts, this.#users)
        const collections = foldCollections(facts, this.#collections)
        const peers = foldPeers(facts, this.#peers)
        this.#users = users
        this.#collections = collections
        this.#peers = peers
        this.#identities = new Set([...peers.values()].map(({ id }) => id))
        this.#byAlias = new Map([...collections.values()].flatMap(c => (c.alias ? [[c.alias.toLowerCase(), c]] : [])))
        this.#byCertificate = new Map(
          [...users.values()].flatMap(u => (u.certificate === null ? [] : [[u.certificate, u]])),
        )
        this.#after = last.seq
      }
      this.#readAt = this.#world.clock.monotonic()
      this.#broken = null
    } catch (error) {
      this.#broken = error
    }
  }
}

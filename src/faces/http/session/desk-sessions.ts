import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Scope } from '../../../operations/keys/scope.ts'
import { type DeskRights, deskRights, shownScopes } from '../../../operations/sign-in/desk-rights.ts'
import type { RosterUser } from '../../../operations/sign-in/roster.ts'
import type { DeskSession, SignInShelf, SignInWay } from '../../../operations/sign-in/sign-in-shelf.ts'
import type { SignInWorld } from '../../../operations/sign-in/sign-in-world.ts'
import type { Caller } from '../caller.ts'
import { TokenBucket } from '../token-bucket.ts'
import type { DeskRoster } from './desk-roster.ts'
import { UNASKED_HEADER } from './from-desk.ts'
import { readCookie, setCookie } from './session-cookie.ts'
import { newToken, tokenDigest } from './token.ts'

/** How long a session lasts unused, and at most, in seconds: NIST SP 800-63B-4, 2.2.3 (AAL2). */
export const IDLE_S = 30 * 60
/** See {@link IDLE_S}. */
export const LONGEST_S = 12 * 3600
/** A session in which nothing can be done but set up a second factor. */
const LIMITED_S = 15 * 60
/** How often the use of a session is written down, in seconds. */
const SEEN_EVERY_S = 60
/** How often a long answer looks whether its session is over, in milliseconds. */
const LOOK_MS = 2_000
const COOKIE = 'cordon-session'

/** A session that was shown and is good, and whose it is. */
export interface HeldSession {
  readonly session: DeskSession
  readonly person: RosterUser
  readonly rights: DeskRights
  readonly scopes: readonly Scope[]
  readonly bucket: TokenBucket
  readonly caller: Caller
}

/** Finds, begins and ends sessions. */
export class DeskSessions {
  readonly #world: SignInWorld
  readonly #shelf: SignInShelf
  readonly #rate: number
  readonly #buckets = new Map<string, TokenBucket>()
  readonly roster: DeskRoster

  /** @param rate requests a second of one person */
  constructor(world: SignInWorld, shelf: SignInShelf, roster: DeskRoster, rate: number) {
    this.#world = world
    this.#shelf = shelf
    this.roster = roster
    this.#rate = rate
  }

  /** Whether a session is shown, good or not. */
  isShown(request: FastifyRequest): boolean {
    return readCookie(request, COOKIE) !== null
  }

  /** The digest of the session that is shown, good or not; null: none. */
  shown(request: FastifyRequest): string | null {
    const token = readCookie(request, COOKIE)
    return token === null ? null : tokenDigest(token)
  }

  /**
   * The session that is shown; null: none, or one that is over.
   * @param asked whether a person may be behind it: then the session is in use
   * @throws HttpFault `users-unreadable`
   */
  async find(request: FastifyRequest, asked = true): Promise<HeldSession | null> {
    const digest = this.shown(request)
    if (digest === null) return null
    const stands = await this.#standing(digest)
    if (stands === null) return null
    const now = this.#world.clock.now()
    // What a page asks by itself, while nobody touches it, is no use: a desk left open comes to its end.
    const used = asked && request.headers[UNASKED_HEADER] === undefined
    if (used && now - stands.session.seenAt >= SEEN_EVERY_S) await this.#shelf.seen(digest, now)
    return this.#held(stands.session, stands.person)
  }

  /**
   * Cuts an answer off that lasts longer than its session, such as a stream: its end is looked for every so often, and to listen is not to use.
   * @param cut is called once
   */
  async outlast({ session: { digest } }: HeldSession, gone: () => boolean, cut: () => void): Promise<void> {
    while (!gone()) {
      await sleep(LOOK_MS, undefined, { ref: false })
      if (gone() || (await this.#standing(digest).catch(() => null)) !== null) continue
      cut()
      return
    }
  }

  async #standing(digest: string): Promise<{ session: DeskSession; person: RosterUser } | null> {
    const session = await this.#shelf.session(digest)
    if (session === null) return null
    const { user, owner, stamp, seenAt, endsAt } = session
    const now = this.#world.clock.now()
    await this.roster.refresh()
    const person = this.roster.user(user)
    if (person !== null && person.owner === owner && person.stamp === stamp && now < endsAt && now - seenAt < IDLE_S)
      return { session, person }
    await this.#shelf.end({ digest })
    return null
  }

  /**
   * Begins a session under a new token; the one that was shown before ends.
   * @param limited whether it opens nothing but the setting up of a second factor
   * @param goesOn the session whose place it takes, of which it has the times: nobody signed in anew
   */
  async begin(
    request: FastifyRequest,
    reply: FastifyReply,
    { user, owner, stamp }: RosterUser,
    way: SignInWay,
    limited = false,
    goesOn: DeskSession | null = null,
  ): Promise<DeskSession> {
    const before = readCookie(request, COOKIE)
    if (before !== null) await this.#shelf.end({ digest: tokenDigest(before) })
    const { text, digest } = newToken()
    const now = this.#world.clock.now()
    const signedInAt = goesOn?.signedInAt ?? now
    const endsAt = goesOn?.endsAt ?? now + (limited ? LIMITED_S : LONGEST_S)
    const session: DeskSession = {
      ...{ id: randomBytes(8).toString('hex'), digest, user: user.name, owner, stamp, way, limited },
      ...{ signedInAt, seenAt: now, endsAt, address: request.ip },
      agent: (request.headers['user-agent'] ?? '').slice(0, 200),
    }
    await this.#shelf.open(session)
    setCookie(request, reply, COOKIE, text, { sameSite: 'Strict', seconds: endsAt - now })
    return session
  }

  /** Ends the session that is shown. */
  async end(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const token = readCookie(request, COOKIE)
    if (token !== null) await this.#shelf.end({ digest: tokenDigest(token) })
    setCookie(request, reply, COOKIE, null, { sameSite: 'Strict', seconds: 0 })
  }

  #held(session: DeskSession, person: RosterUser): HeldSession {
    const { user } = person
    const rights = deskRights(user)
    const scopes = shownScopes(rights)
    const now = this.#world.clock.monotonic()
    const bucket = this.#buckets.get(session.owner) ?? new TokenBucket(this.#rate, Math.max(1, 2 * this.#rate), now)
    this.#buckets.set(session.owner, bucket)
    const asker = { key: null, user: user.name, scopes, session: session.id }
    const world: SignInWorld = { ...this.#world, by: user.name, asker }
    return { session, person, rights, scopes, bucket, caller: { world, key: null, user: user.name } }
  }
}

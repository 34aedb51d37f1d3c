import type { FastifyReply, FastifyRequest } from 'fastify'
import type { RosterUser } from '../../../operations/sign-in/roster.ts'
import type { SignInShelf } from '../../../operations/sign-in/sign-in-shelf.ts'
import { readCookie, setCookie } from './session-cookie.ts'
import { newToken, tokenDigest } from './token.ts'

/** † How long a browser is known after the last whole sign-in with which it was made known, in seconds. */
const KNOWN_S = 90 * 86_400
const COOKIE = 'cordon-device'
const KIND = 'device'

/** A browser by which somebody has signed in before. */
export interface KnownDevice {
  /** SHA-256 of what it shows. */
  readonly digest: string
  /** Who signed in by it. */
  readonly owner: string
}

/**
 * Browsers by which somebody has signed in. It opens nothing: wrong guesses of one are counted apart, so that nobody who guesses from elsewhere,
 * or from the same office, keeps its owner out (OWASP, device cookies).
 */
export class KnownDevices {
  readonly #shelf: SignInShelf

  constructor(shelf: SignInShelf) {
    this.#shelf = shelf
  }

  /** The browser that asks; null: nobody has signed in by it. @param now Unix seconds */
  async find(request: FastifyRequest, now: number): Promise<KnownDevice | null> {
    const token = readCookie(request, COOKIE)
    if (token === null) return null
    const digest = tokenDigest(token)
    const ticket = await this.#shelf.tryTicket(digest, KIND, now, Number.MAX_SAFE_INTEGER)
    return ticket === null || ticket.owner === null ? null : { digest, owner: ticket.owner }
  }

  /** Makes the browser known as one by which this person signed in. */
  async remember(request: FastifyRequest, reply: FastifyReply, { owner }: RosterUser, now: number): Promise<void> {
    const before = await this.find(request, now)
    if (before?.owner === owner) return
    const { text, digest } = newToken()
    await this.#shelf.put({ digest, kind: KIND, owner, body: '', endsAt: now + KNOWN_S })
    setCookie(request, reply, COOKIE, text, { sameSite: 'Strict', seconds: KNOWN_S })
  }
}

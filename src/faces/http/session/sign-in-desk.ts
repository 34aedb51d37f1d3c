import type { FastifyReply, FastifyRequest } from 'fastify'
import { INVITATION } from '../../../operations/sign-in/invitation.ts'
import type { RosterUser } from '../../../operations/sign-in/roster.ts'
import type { SignInShelf, SignInWay } from '../../../operations/sign-in/sign-in-shelf.ts'
import type { SignInWorld } from '../../../operations/sign-in/sign-in-world.ts'
import type { PasswordCheck } from '../../taxii/password-check.ts'
import { FailedKeys } from '../failed-keys.ts'
import { HttpFault } from '../http-fault.ts'
import type { DeskSessions } from './desk-sessions.ts'
import { checkFromDesk } from './from-desk.ts'
import { type KnownDevice, KnownDevices } from './known-device.ts'
import type { SignInRecord } from './sign-in-record.ts'
import { newToken, tokenDigest } from './token.ts'

/** † Steps of signing in that one address may take at once, and a second: an office may be behind one. */
const STEPS = 60
const STEPS_A_SECOND = 1

/** What the routes of signing in have in common. */
export class SignInDesk {
  readonly world: SignInWorld
  readonly shelf: SignInShelf
  readonly sessions: DeskSessions
  readonly passwords: PasswordCheck
  readonly record: SignInRecord
  readonly devices: KnownDevices
  readonly #steps = new FailedKeys(STEPS_A_SECOND, STEPS)

  constructor(
    world: SignInWorld,
    shelf: SignInShelf,
    sessions: DeskSessions,
    passwords: PasswordCheck,
    record: SignInRecord,
  ) {
    this.world = world
    this.shelf = shelf
    this.sessions = sessions
    this.passwords = passwords
    this.record = record
    this.devices = new KnownDevices(shelf)
  }

  get now(): number {
    return this.world.clock.now()
  }

  /**
   * What every step asks first: that it comes from the desk's own page, and not too often from one address, or one browser that is known.
   * @returns the browser, if somebody has signed in by it before
   * @throws PermissionError `request-foreign`; HttpFault `rate-exceeded`
   */
  async step(request: FastifyRequest): Promise<KnownDevice | null> {
    checkFromDesk(request, true)
    const device = await this.devices.find(request, this.now)
    const wait = this.#steps.fail(placeOfGuess(request, device), this.world.clock.monotonic())
    if (wait > 0) throw tooMany(wait / 1000)
    return device
  }

  /** Counts a guess at something of somebody, there or not. @throws HttpFault `rate-exceeded` */
  async guess(what: string, whose: string): Promise<string> {
    const at = tokenDigest(`${what}\0${whose}`)
    const wait = await this.shelf.guess(at, this.now)
    if (wait > 0) throw tooMany(wait)
    return at
  }

  /** Hands something out that is good once; gives its text. */
  async hand(kind: string, owner: string | null, body: object, seconds: number): Promise<string> {
    const { text, digest } = newToken()
    await this.shelf.put({ digest, kind, owner, body: JSON.stringify(body), endsAt: this.now + seconds })
    return text
  }

  /** Takes back what was handed out. @throws HttpFault `ticket-ended` (401) */
  async takeBack<T>(text: string, kind: string): Promise<{ readonly owner: string | null; readonly body: T }> {
    const ticket = await this.shelf.take(tokenDigest(text), kind, this.now)
    if (ticket === null) throw ended()
    return { owner: ticket.owner, body: JSON.parse(ticket.body) as T }
  }

  /** Begins a whole session, and writes down that it began. Whoever signs in needs no link of invitation any more, and nobody else has it. */
  async signIn(request: FastifyRequest, reply: FastifyReply, person: RosterUser, way: SignInWay): Promise<void> {
    const { name } = person.user
    await this.record.write('sign-in-done', name, { name, way })
    await this.shelf.drop(person.owner, INVITATION)
    await this.devices.remember(request, reply, person, this.now)
    await this.sessions.begin(request, reply, person, way)
  }
}

/** Where a guess is counted: at the browser that is known, else at the address. */
export function placeOfGuess({ ip }: FastifyRequest, device: KnownDevice | null): string {
  return device === null ? ip : `device ${device.digest}`
}

/** What was handed out is over, was used, or never was. */
export function ended(): HttpFault {
  return new HttpFault(401, 'ticket-ended', 'this step is over: begin again')
}

function tooMany(seconds: number): HttpFault {
  const whole = Math.max(1, Math.ceil(seconds))
  return new HttpFault(429, 'rate-exceeded', `too many tries: wait ${whole} s`, whole)
}

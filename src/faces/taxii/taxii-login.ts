import type { TLSSocket } from 'node:tls'
import type { FastifyRequest } from 'fastify'
import { PermissionError } from '../../model/errors.ts'
import { keyLives } from '../../operations/keys/fold-keys.ts'
import type { Clock } from '../../operations/ports.ts'
import type { User } from '../../operations/users/user.ts'
import { FailedKeys } from '../http/failed-keys.ts'
import { HttpFault } from '../http/http-fault.ts'
import type { KeyRing } from '../http/key-ring.ts'
import { RATE } from '../http/server-defaults.ts'
import { TokenBucket } from '../http/token-bucket.ts'
import { PasswordCheck } from './password-check.ts'
import type { TaxiiRoster } from './taxii-roster.ts'
import type { TaxiiSetting } from './taxii-setting.ts'

/** Longer passwords are refused unread. */
const MOST_PASSWORD = 1_024

/** † Wrong passwords of one name, from however many addresses: at once, and a second. */
const BURST_OF_NAME = 20
const RATE_OF_NAME = 1 / 60

/** Tells who asks: by name and password (Basic), by key (Bearer), or by client certificate (mutual TLS). */
export class TaxiiLogin {
  readonly #roster: TaxiiRoster
  readonly #clock: Clock
  readonly #keys: KeyRing | null
  readonly #failed: FailedKeys
  readonly #passwords: PasswordCheck
  readonly #rate: number
  readonly #buckets = new Map<string, TokenBucket>()

  constructor(roster: TaxiiRoster, { world, keys, failed, rate }: TaxiiSetting) {
    this.#roster = roster
    this.#clock = world.clock
    this.#keys = keys ?? null
    this.#failed = failed ?? new FailedKeys()
    this.#passwords = new PasswordCheck(this.#failed, new FailedKeys(RATE_OF_NAME, BURST_OF_NAME))
    this.#rate = rate ?? RATE
  }

  /** @throws HttpFault 401 `login-missing`, `login-refused`; 429 `rate-exceeded`; 503 `users-unreadable`, `logins-many` */
  async user(request: FastifyRequest): Promise<User> {
    const now = this.#clock.monotonic()
    if (this.#roster.tooOld(now))
      throw new HttpFault(503, 'users-unreadable', 'the users cannot be read, so nobody is let in', 5)
    const user = await this.#known(request)
    const bucket = this.#buckets.get(user.name) ?? new TokenBucket(this.#rate, Math.max(1, 2 * this.#rate), now)
    this.#buckets.set(user.name, bucket)
    const wait = bucket.take(now)
    if (wait > 0)
      throw new HttpFault(429, 'rate-exceeded', 'this user asks more often than it may', Math.ceil(wait / 1000))
    return user
  }

  async #known(request: FastifyRequest): Promise<User> {
    const header = request.headers.authorization
    if (header === undefined) return this.#byCertificate(request)
    const [, scheme = '', rest = ''] = /^([A-Za-z]+) +(\S+) *$/.exec(header) ?? []
    if (scheme.toLowerCase() === 'basic') return await this.#byPassword(rest, request.ip)
    if (scheme.toLowerCase() === 'bearer') return this.#byKey(rest, request.ip)
    throw new HttpFault(401, 'login-missing', 'this takes Basic and Bearer credentials')
  }

  async #byPassword(encoded: string, address: string): Promise<User> {
    const pair = Buffer.from(encoded, 'base64').toString('utf8')
    const colon = pair.indexOf(':')
    const name = pair.slice(0, colon)
    const password = pair.slice(colon + 1)
    if (colon <= 0 || name.length > 64 || Buffer.byteLength(password) > MOST_PASSWORD) throw refused()
    if (this.#roster.user(name) === null) await this.#roster.renew()
    const user = this.#roster.user(name)
    const now = (): number => this.#clock.monotonic()
    if (!(await this.#passwords.check(user, name, password, address, now)) || user === null) throw refused()
    return user
  }

  #byKey(text: string, address: string): User {
    const now = this.#clock.monotonic()
    if (this.#keys?.tooOld(now))
      throw new HttpFault(503, 'keys-unreadable', 'the keys cannot be read, so nobody is let in', 5)
    const held = this.#keys?.find(text) ?? null
    if (held === null || !keyLives(held.key, this.#clock.now())) {
      const wait = this.#failed.fail(address, now)
      if (wait === 0) throw refused()
      throw new HttpFault(429, 'rate-exceeded', 'too many wrong keys from this address', Math.ceil(wait / 1000))
    }
    if (!held.scopes.has('taxii') && !held.scopes.has('admin'))
      throw new PermissionError('scope-missing', 'this key may not do that: it needs the scope taxii')
    const user = this.#roster.user(held.key.name)
    if (user === null)
      throw new PermissionError('key-userless', 'no user has the name of this key, for whom it could ask')
    return user
  }

  // Who has the key of a certificate was proven in the handshake; whose it is, the fact with its digest says, and no authority is asked.
  #byCertificate(request: FastifyRequest): User {
    const socket = request.raw.socket as Partial<TLSSocket>
    const certificate = socket.getPeerCertificate?.()
    if (certificate?.fingerprint256 === undefined)
      throw new HttpFault(401, 'login-missing', 'this needs a user: by name and password, by key, or by certificate')
    const digest = certificate.fingerprint256.replaceAll(':', '').toLowerCase()
    const at = this.#clock.now() * 1000
    const user = this.#roster.userOfCertificate(digest)
    if (user === null || at < Date.parse(certificate.valid_from) || at > Date.parse(certificate.valid_to))
      throw new HttpFault(401, 'login-refused', 'this certificate opens nothing: it is not known or not in force')
    return user
  }
}

function refused(): HttpFault {
  return new HttpFault(401, 'login-refused', 'this opens nothing: the name or what goes with it is wrong')
}

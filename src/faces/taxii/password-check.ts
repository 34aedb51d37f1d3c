import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { PasswordHash, User } from '../../operations/users/user.ts'
import type { FailedKeys } from '../http/failed-keys.ts'
import { HttpFault } from '../http/http-fault.ts'
import { COST, isPassword } from './password-hash.ts'

/** † Passwords that are worked through at once, those that wait for it, and those of one address. */
const MOST_AT_WORK = 2
const MOST_WAITING = 64
const MOST_OF_ADDRESS = 8

/** A password that was found right, as far as it may be kept in memory. */
interface Known {
  readonly of: PasswordHash
  readonly tag: Buffer
}

/**
 * Checks passwords. To work one through takes a tenth of a second on purpose; what was found right is then kept as an HMAC under a key of
 * this process, so that the next request costs microseconds.
 */
export class PasswordCheck {
  readonly #key = randomBytes(32)
  readonly #known = new Map<string, Known>()
  readonly #atWork = new Map<string, Promise<boolean>>()
  readonly #ofAddress = new Map<string, number>()
  readonly #shutUntil = new Map<string, number>()
  readonly #failed: FailedKeys
  readonly #ofNames: FailedKeys | null
  readonly #queue: (() => void)[] = []
  #busy = 0

  /**
   * @param failed counts wrong ones by address
   * @param ofNames counts them by name as well, where nothing else does: many addresses guess together; null: something else does
   */
  constructor(failed: FailedKeys, ofNames: FailedKeys | null = null) {
    this.#failed = failed
    this.#ofNames = ofNames
  }

  /**
   * Whether this is the user's password. For a user that is not there, or has none, it takes as long and is not.
   * @param now milliseconds of a clock that never goes back
   * @throws HttpFault `rate-exceeded` (429), `logins-many` (503)
   */
  async check(user: User | null, name: string, password: string, address: string, now: () => number): Promise<boolean> {
    const tag = createHmac('sha256', this.#key).update(`${name}\0${password}`).digest()
    const known = this.#known.get(name)
    const kept = user?.password ?? null
    if (known !== undefined && known.of === kept && timingSafeEqual(known.tag, tag)) return true
    const places = this.#ofNames === null ? [address] : [address, nameOf(name)]
    for (const place of places) {
      const shut = (this.#shutUntil.get(place) ?? 0) - now()
      if (shut > 0) throw tooMany(shut)
      this.#shutUntil.delete(place)
    }
    const right = (await this.#once(tag.toString('hex'), password, kept ?? NOBODY, address)) && kept !== null
    if (right) {
      this.#known.set(name, { of: kept, tag })
      return true
    }
    const waits = [this.#failed.fail(address, now()), this.#ofNames?.fail(nameOf(name), now()) ?? 0]
    if (this.#shutUntil.size > 10_000) this.#shutUntil.clear()
    for (const [n, place] of places.entries()) {
      const wait = waits[n] ?? 0
      if (wait > 0) this.#shutUntil.set(place, now() + wait)
    }
    const longest = Math.max(...waits)
    if (longest === 0) return false
    throw tooMany(longest)
  }

  /** The same password of the same user, asked for by several requests at once, is worked through once. */
  #once(tag: string, password: string, kept: PasswordHash, address: string): Promise<boolean> {
    const before = this.#atWork.get(tag)
    if (before !== undefined) return before
    const mine = this.#ofAddress.get(address) ?? 0
    if (mine >= MOST_OF_ADDRESS || this.#queue.length >= MOST_WAITING)
      throw new HttpFault(503, 'logins-many', 'too many passwords are being checked', 1)
    this.#ofAddress.set(address, mine + 1)
    const work = this.#inTurn(() => isPassword(password, kept)).finally(() => {
      this.#atWork.delete(tag)
      const left = (this.#ofAddress.get(address) ?? 1) - 1
      if (left > 0) this.#ofAddress.set(address, left)
      else this.#ofAddress.delete(address)
    })
    this.#atWork.set(tag, work)
    return work
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#busy >= MOST_AT_WORK) await new Promise<void>(resolve => this.#queue.push(resolve))
    else this.#busy++
    try {
      return await work()
    } finally {
      const next = this.#queue.shift()
      if (next) next()
      else this.#busy--
    }
  }
}

/** No address looks like it. */
function nameOf(name: string): string {
  return `name ${name}`
}

/** Worked through where there is no such user, so that the time does not tell. */
const NOBODY: PasswordHash = { ...COST, salt: '00'.repeat(16), hash: '00'.repeat(32) }

function tooMany(waitMs: number): HttpFault {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  return new HttpFault(429, 'rate-exceeded', 'too many wrong passwords', seconds)
}

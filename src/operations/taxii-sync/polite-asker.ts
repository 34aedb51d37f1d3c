import type { Clock } from '../ports.ts'
import { TaxiiFault } from './taxii-fault.ts'

/** What politeness needs of the world. */
export interface Patience {
  readonly clock: Pick<Clock, 'monotonic'>
  /** Fulfilled after so many milliseconds. */
  pause(ms: number): Promise<void>
  /** Bytes of chance, so that clients of one server do not come back at one moment. */
  chance(bytes: number): Uint8Array
  interrupted(): boolean
}

/** How often a server is asked. */
export interface Manners {
  /** † So many requests at once, then {@link aSecond}. */
  readonly burst: number
  readonly aSecond: number
  /** † How often a request is made in all before its fault is told. */
  readonly tries: number
  /** † The wait after the first failure, doubled with each further one, up to the longest. */
  readonly firstWaitMs: number
  readonly longestWaitMs: number
  /** † A longer Retry-After is not waited for: the fault is told, and with it when to come back. */
  readonly mostRetryAfterMs: number
}

/** What every server is met with. */
export const MANNERS: Manners = {
  burst: 40,
  aSecond: 20,
  tries: 5,
  firstWaitMs: 500,
  longestWaitMs: 30_000,
  mostRetryAfterMs: 120_000,
}

/** Asks one server, no more often than is polite, and again where that may help. */
export class PoliteAsker {
  readonly #patience: Patience
  readonly #manners: Manners
  #tokens: number
  #filledAt: number

  constructor(patience: Patience, manners: Manners = MANNERS) {
    this.#patience = patience
    this.#manners = manners
    this.#tokens = manners.burst
    this.#filledAt = patience.clock.monotonic()
  }

  /**
   * @throws TaxiiFault the last one, when asking again does not help; `interrupted`
   */
  async ask<T>(request: () => Promise<T>): Promise<T> {
    for (let failures = 1; ; failures++) {
      await this.#turn()
      try {
        return await request()
      } catch (error) {
        if (!(error instanceof TaxiiFault) || !error.again || failures >= this.#manners.tries) throw error
        if ((error.afterMs ?? 0) > this.#manners.mostRetryAfterMs) throw error
        await this.wait(Math.max(error.afterMs ?? 0, this.#backOff(failures)))
      }
    }
  }

  /** Waits, and stops as soon as the user wants. @throws TaxiiFault `interrupted` */
  async wait(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= SLICE_MS) {
      if (this.#patience.interrupted()) throw new TaxiiFault('interrupted', 'interrupted: what was done so far is kept')
      await this.#patience.pause(Math.min(left, SLICE_MS))
    }
  }

  #backOff(failures: number): number {
    const { firstWaitMs, longestWaitMs } = this.#manners
    const whole = Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - 1))
    const [byte = 0] = this.#patience.chance(1)
    return whole * (0.5 + byte / 512)
  }

  async #turn(): Promise<void> {
    const { burst, aSecond } = this.#manners
    const now = this.#patience.clock.monotonic()
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#filledAt) / 1000) * aSecond)
    this.#filledAt = now
    this.#tokens--
    if (this.#tokens < 0) await this.wait((-this.#tokens / aSecond) * 1000)
  }
}

/** How soon a wait notices that the user wants to stop, in milliseconds. */
const SLICE_MS = 200

/** Lets `rate` requests a second through on average, and up to `burst` at once after a rest. */
export class TokenBucket {
  readonly #perMs: number
  readonly #burst: number
  #left: number
  #at: number
  #taken = 0

  /** @param now milliseconds of a clock that never goes back */
  constructor(rate: number, burst: number, now: number) {
    this.#perMs = rate / 1000
    this.#burst = burst
    this.#left = burst
    this.#at = now
  }

  /** Takes one. Gives 0, or the milliseconds after which one will be there, and then takes none. */
  take(now: number): number {
    const left = Math.min(this.#burst, this.#left + (now - this.#at) * this.#perMs)
    this.#at = now
    if (left < 1) {
      this.#left = left
      return (1 - left) / this.#perMs
    }
    this.#left = left - 1
    this.#taken++
    return 0
  }

  /** How many were taken here since this was last asked. */
  takenSince(): number {
    const taken = this.#taken
    this.#taken = 0
    return taken
  }

  /** Takes what was let through elsewhere: more than is there, if need be, but no deeper than one burst. */
  spend(count: number): void {
    this.#left = Math.max(-this.#burst, this.#left - count)
  }

  /** Whether nothing was taken for so long that a new bucket would be the same. */
  full(now: number): boolean {
    return this.#left + (now - this.#at) * this.#perMs >= this.#burst
  }
}

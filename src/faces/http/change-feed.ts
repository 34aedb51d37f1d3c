import { setTimeout as sleep } from 'node:timers/promises'

/** † How often something is looked at while somebody listens, in milliseconds. */
const LOOK_MS = 1_000

/**
 * Tells listeners when something changed that no fact tells of, such as whether peers answer. It is looked at once for all of them, and not
 * at all while there is none.
 */
export class ChangeFeed {
  readonly #look: () => Promise<string>
  readonly #broken: (error: unknown) => void
  readonly #listeners = new Set<() => void>()
  #looking = false
  #stopped = false

  readonly #everyMs: number

  /** @param look says in one text how it stands: another text is a change */
  constructor(look: () => Promise<string>, broken: (error: unknown) => void, everyMs = LOOK_MS) {
    this.#look = look
    this.#broken = broken
    this.#everyMs = everyMs
  }

  /** Begins to listen, to changes from now on. */
  join(listener: () => void): void {
    this.#listeners.add(listener)
    void this.#watch()
  }

  /** Ends listening. */
  leave(listener: () => void): void {
    this.#listeners.delete(listener)
  }

  /** Looks no more. */
  stop(): void {
    this.#stopped = true
    this.#listeners.clear()
  }

  async #watch(): Promise<void> {
    if (this.#looking) return
    this.#looking = true
    let seen: string | null = null
    while (this.#listeners.size > 0 && !this.#stopped) {
      try {
        const now = await this.#look()
        if (seen !== null && now !== seen) for (const listener of [...this.#listeners]) listener()
        seen = now
      } catch (error) {
        this.#broken(error)
      }
      await sleep(this.#everyMs, undefined, { ref: false })
    }
    this.#looking = false
  }
}

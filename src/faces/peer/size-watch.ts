/** Milliseconds between two looks at the log while somebody waits: other processes write to it too. */
const LOOK_MS = 4

/** Tells those who wait when the log grows. One timer serves all, and none runs while nobody waits. */
export class SizeWatch {
  readonly #size: () => Promise<number>
  readonly #waiting = new Set<{ readonly beyond: number; readonly wake: () => void }>()
  #looking = false

  constructor(size: () => Promise<number>) {
    this.#size = size
  }

  /** Fulfilled when the log is longer than `beyond`, when the time is over, or when the signal says so. */
  async beyond(beyond: number, ms: number, signal: AbortSignal): Promise<void> {
    if (ms <= 0 || signal.aborted || (await this.#size()) > beyond) return
    await new Promise<void>(resolve => {
      const timer = setTimeout(() => wake(), ms)
      const waiter = { beyond, wake: () => wake() }
      const wake = (): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', wake)
        this.#waiting.delete(waiter)
        resolve()
      }
      signal.addEventListener('abort', wake)
      this.#waiting.add(waiter)
      if (!this.#looking) void this.#look()
    })
  }

  /** How many wait. */
  get waiting(): number {
    return this.#waiting.size
  }

  async #look(): Promise<void> {
    this.#looking = true
    while (this.#waiting.size > 0) {
      // A store that cannot be read is told by the question that comes after the waiting.
      const size = await this.#size().catch(() => Number.POSITIVE_INFINITY)
      for (const { beyond, wake } of [...this.#waiting]) if (size > beyond) wake()
      await new Promise(resolve => setTimeout(resolve, LOOK_MS))
    }
    this.#looking = false
  }
}

/** † How many events may wait for earlier ones. */
export const MOST_WAITING = 16_384

/**
 * Hands events on in the order of their times, although they come a little out of order: each waits until so many came after it. At one
 * time, who came first goes first. What comes later than that is handed on at once, and counted.
 */
export class TimeOrder<T> {
  readonly #most: number
  readonly #timeOf: (item: T) => number
  readonly #hand: (item: T) => void
  /** From `#head` on in the order of time. */
  #waiting: T[] = []
  #head = 0
  #latest = -Infinity
  /** Events that came too late to be put in their place. */
  tooLate = 0
  /** @param hand told of each event in turn */
  constructor(timeOf: (item: T) => number, hand: (item: T) => void, most = MOST_WAITING) {
    this.#timeOf = timeOf
    this.#hand = hand
    this.#most = most
  }

  /** Takes the next event as it comes. */
  push(item: T): void {
    const at = this.#timeOf(item)
    if (at < this.#latest) {
      this.tooLate++
      this.#hand(item)
      return
    }
    const waiting = this.#waiting
    let place = waiting.length
    while (place > this.#head && this.#timeOf(waiting[place - 1] as T) > at) place--
    if (place === waiting.length) waiting.push(item)
    else waiting.splice(place, 0, item)
    if (waiting.length - this.#head > this.#most) this.#next()
  }

  /** Hands on all that waits. */
  end(): void {
    while (this.#head < this.#waiting.length) this.#next()
  }

  #next(): void {
    const item = this.#waiting[this.#head++] as T
    this.#latest = this.#timeOf(item)
    if (this.#head > this.#most) {
      this.#waiting = this.#waiting.slice(this.#head)
      this.#head = 0
    }
    this.#hand(item)
  }
}

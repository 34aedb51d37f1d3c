/** Things that one side puts in and the other takes out, in order; who puts waits while there are too many. */
export class Waiting<T> {
  readonly #most: number
  #things: T[] = []
  #taken = 0
  #ended = false
  #wakeTaker: (() => void) | null = null
  #wakePutter: (() => void) | null = null
  constructor(most: number) {
    this.#most = most
  }

  /** Whether nothing more will come. */
  get ended(): boolean {
    return this.#ended
  }

  /** Fulfilled when there is room again. */
  async put(thing: T): Promise<void> {
    this.#things.push(thing)
    this.#wakeTaker?.()
    while (this.#things.length - this.#taken >= this.#most && !this.#ended)
      await new Promise<void>(done => {
        this.#wakePutter = done
      })
  }

  /** The next; null: it ended. */
  async take(): Promise<T | null> {
    while (this.#taken === this.#things.length) {
      if (this.#ended) return null
      await new Promise<void>(done => {
        this.#wakeTaker = done
      })
      this.#wakeTaker = null
    }
    const thing = this.#things[this.#taken++] as T
    if (this.#taken === 1_024) {
      this.#things = this.#things.slice(this.#taken)
      this.#taken = 0
    }
    this.#wakePutter?.()
    return thing
  }

  /** Nothing more will be put in. */
  end(): void {
    this.#ended = true
    this.#wakeTaker?.()
    this.#wakePutter?.()
  }
}

/** Runs pieces of work one after the other, in the order in which they were given. A piece that fails ends no other. */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve()

  /** Fulfilled with what the piece gives, once it had its turn. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => undefined)
    return turn
  }
}

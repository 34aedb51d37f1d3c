/** Runs pieces of asynchronous work one after the other, in the order in which they came; a failed one stops no other. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  /** The promise of `work`, which starts when all before it have ended. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => undefined)
    return turn
  }
}

import type { FactLog } from '../fact-log.ts'
import { DESK_KINDS, DeskFold } from './desk-fold.ts'

/** Alerts and cases as they were last read; each look reads only what came since, whichever process wrote it. */
export class CaseworkDesk {
  readonly #sha256: ((text: string) => string) | undefined
  #fold: DeskFold
  #after = 0
  #turn: Promise<unknown> = Promise.resolve()

  constructor(sha256?: (text: string) => string) {
    this.#sha256 = sha256
    this.#fold = new DeskFold(sha256)
  }

  /** The state up to the last fact. @throws what {@link DeskFold.take} throws, and SourceError when the records cannot be read */
  state(facts: FactLog): Promise<DeskFold> {
    const next = this.#turn.then(() => this.#catchUp(facts))
    this.#turn = next.catch(() => {})
    return next
  }

  async #catchUp(facts: FactLog): Promise<DeskFold> {
    const news = await facts.read({ kinds: DESK_KINDS, after: this.#after })
    try {
      this.#fold.take(news)
    } catch (error) {
      // Half of a batch may have been taken: the next look begins from the start, and meets the same fault.
      this.#fold = new DeskFold(this.#sha256)
      this.#after = 0
      throw error
    }
    this.#after = news.at(-1)?.seq ?? this.#after
    return this.#fold
  }
}

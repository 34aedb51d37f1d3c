import type { Fact } from '../../model/fact.ts'
import type { FactLog } from '../fact-log.ts'
import { DESK_KINDS, DeskFold } from './desk-fold.ts'

/** Facts between two pauses: about ten milliseconds of work. */
const PAGE = 250

/** Alerts and cases as they were last read; each look reads only what came since, whichever process wrote it. */
export class CaseworkDesk {
  readonly #sha256: ((text: string) => string) | undefined
  readonly #breathe: (() => Promise<void>) | undefined
  #fold: DeskFold
  #after = 0
  #turn: Promise<unknown> = Promise.resolve()

  /** @param breathe lets other work have its turn between two pages: the first look may be at every alert of years */
  constructor(sha256?: (text: string) => string, breathe?: () => Promise<void>) {
    this.#sha256 = sha256
    this.#breathe = breathe
    this.#fold = new DeskFold(sha256)
  }

  /**
   * The state up to the last fact. Who asks while it is read waits for the same reading.
   * @throws what {@link DeskFold.take} throws, and SourceError when the records cannot be read
   */
  state(facts: FactLog): Promise<DeskFold> {
    const next = this.#turn.then(() => this.#catchUp(facts))
    this.#turn = next.catch(() => {})
    return next
  }

  async #catchUp(facts: FactLog): Promise<DeskFold> {
    const [last] = await facts.read({ last: 1 })
    const head = last?.seq ?? 0
    while (this.#after < head) {
      const upTo = Math.min(head, this.#after + PAGE)
      this.#take(await facts.read({ kinds: DESK_KINDS, after: this.#after, upTo }))
      this.#after = upTo
      if (upTo < head) await this.#breathe?.()
    }
    return this.#fold
  }

  #take(news: readonly Fact[]): void {
    try {
      this.#fold.take(news)
    } catch (error) {
      // Half of a page may have been taken: the next look begins from the start, and meets the same fault.
      this.#fold = new DeskFold(this.#sha256)
      this.#after = 0
      throw error
    }
  }
}

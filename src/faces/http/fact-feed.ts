import { setTimeout as sleep } from 'node:timers/promises'
import type { Fact } from '../../model/fact.ts'
import type { FactLog } from '../../operations/fact-log.ts'

/** How often the log is looked at while somebody listens, in milliseconds: other processes write to it too. */
const LOOK_MS = 250

/** Whoever comes back after more facts than this is told to read everything anew. */
const MOST_MISSED = 1_000

/** Hears of facts in the order of the log, each once. */
export interface FactListener {
  /** @param facts never empty */
  facts(facts: readonly Fact[]): void
}

/** Tells listeners of new facts, whichever process wrote them. The log is looked at once for all of them, and not at all while there is none. */
export class FactFeed {
  readonly #log: FactLog
  readonly #broken: (error: unknown) => void
  readonly #listeners = new Set<FactListener>()
  #seen = 0
  #looking = false
  #stopped = false

  constructor(log: FactLog, broken: (error: unknown) => void) {
    this.#log = log
    this.#broken = broken
  }

  /**
   * Begins to listen.
   * @param after the last fact that was heard; null: from now on
   * @returns what was missed (null: too much to tell), and the number from which all later facts are told
   */
  async join(
    listener: FactListener,
    after: number | null,
  ): Promise<{ readonly missed: readonly Fact[] | null; readonly head: number }> {
    const [last] = await this.#log.read({ last: 1 })
    const head = last?.seq ?? 0
    const behind = after === null ? 0 : head - after
    // A log that was put back to an older state knows less than the listener: it must forget what it saw.
    const missed =
      behind < 0 || behind > MOST_MISSED ? null : behind === 0 ? [] : await this.#log.read({ after: head - behind })
    const upTo = missed?.at(-1)?.seq ?? head
    if (this.#listeners.size === 0) this.#seen = upTo
    // What others have not been told yet, this one may have been: it passes over what it knows.
    this.#listeners.add(new From(listener, upTo, this.#listeners))
    void this.#look()
    return { missed, head: upTo }
  }

  /** Ends listening. */
  leave(listener: FactListener): void {
    for (const one of this.#listeners)
      if (one === listener || (one instanceof From && one.listener === listener)) this.#listeners.delete(one)
  }

  /** Looks no more. */
  stop(): void {
    this.#stopped = true
    this.#listeners.clear()
  }

  async #look(): Promise<void> {
    if (this.#looking) return
    this.#looking = true
    while (this.#listeners.size > 0 && !this.#stopped) {
      try {
        const facts = await this.#log.read({ after: this.#seen })
        if (facts.length > 0) {
          this.#seen = facts.at(-1)?.seq ?? this.#seen
          for (const listener of [...this.#listeners]) listener.facts(facts)
        }
      } catch (error) {
        this.#broken(error)
      }
      await sleep(LOOK_MS, undefined, { ref: false })
    }
    this.#looking = false
  }
}

/** A listener that already knows all up to a fact. */
class From implements FactListener {
  readonly listener: FactListener
  readonly #after: number
  readonly #all: Set<FactListener>

  constructor(listener: FactListener, after: number, all: Set<FactListener>) {
    this.listener = listener
    this.#after = after
    this.#all = all
  }

  facts(facts: readonly Fact[]): void {
    const news = facts.filter(f => f.seq > this.#after)
    if (news.length > 0) this.listener.facts(news)
    if ((facts.at(-1)?.seq ?? 0) < this.#after) return
    this.#all.delete(this)
    this.#all.add(this.listener)
  }
}

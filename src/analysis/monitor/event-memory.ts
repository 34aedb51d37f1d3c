import type { CustomerEvent, CustomerProfile } from '../../model/monitor/customer-event.ts'
import type { Judgement } from '../../model/monitor/judgement.ts'
import { isQuiet, quietJudgement } from './quiet-judgement.ts'

/** An event as it came, and what was said of it then. */
export interface RememberedEvent {
  readonly event: CustomerEvent
  readonly profile: CustomerProfile | null
  readonly judgement: Judgement
}

/** Where whole events can be had again: to answer one that comes twice, and to judge again those before which a late one belongs. */
export interface EventMemory {
  /** By its number in the order of coming; null: it is not kept any more. */
  recall(place: number): RememberedEvent | null
  /** Keeps an event under its number, as it came and with what was said of it. */
  keep(place: number, event: CustomerEvent, profile: CustomerProfile | null, judgement: Judgement): void
}

/** † Events that {@link RecentEvents} keeps. */
export const RECENT = 100_000

/**
 * The latest events, in memory. Of a judgement without a word but how many rules are silent no more than that is kept: nearly all are so,
 * and what is kept of each event is what the collector of garbage has to carry on.
 */
export class RecentEvents implements EventMemory {
  readonly #places: number[] = []
  readonly #events: CustomerEvent[] = []
  readonly #profiles: (CustomerProfile | null)[] = []
  /** Of a quiet judgement the number of its silent rules. */
  readonly #judgements: (Judgement | number)[] = []
  readonly #most: number
  /** Of the quiet judgements, which are of one rule set: one of another is kept whole. */
  #ruleset: string | null = null
  /** The number of the first that was kept, from which on the ring is counted. */
  #first: number | null = null
  constructor(most = RECENT) {
    this.#most = most
  }

  recall(place: number): RememberedEvent | null {
    const n = (place - (this.#first ?? 0)) % this.#most
    if (this.#places[n] !== place) return null
    const event = this.#events[n] as CustomerEvent
    const said = this.#judgements[n] as Judgement | number
    const judgement = typeof said === 'number' ? quietJudgement(event, said, this.#ruleset ?? '') : said
    return { event, profile: this.#profiles[n] as CustomerProfile | null, judgement }
  }

  keep(place: number, event: CustomerEvent, profile: CustomerProfile | null, judgement: Judgement): void {
    this.#first ??= place
    const n = (place - this.#first) % this.#most
    this.#places[n] = place
    this.#events[n] = event
    this.#profiles[n] = profile
    const quiet = isQuiet(judgement)
    if (quiet) this.#ruleset ??= judgement.ruleset
    this.#judgements[n] = quiet && judgement.ruleset === this.#ruleset ? judgement.silent : judgement
  }
}

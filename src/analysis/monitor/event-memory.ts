import type { CustomerEvent, CustomerProfile } from '../../model/monitor/customer-event.ts'
import type { Judgement } from '../../model/monitor/judgement.ts'

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
  /** Keeps an event under its number. */
  keep(place: number, remembered: RememberedEvent): void
}

/** † Events that {@link RecentEvents} keeps. */
export const RECENT = 100_000

/** The latest events, in memory. */
export class RecentEvents implements EventMemory {
  readonly #ring: { place: number; remembered: RememberedEvent }[] = []
  readonly #most: number
  constructor(most = RECENT) {
    this.#most = most
  }

  recall(place: number): RememberedEvent | null {
    const held = this.#ring[place % this.#most]
    return held?.place === place ? held.remembered : null
  }

  keep(place: number, remembered: RememberedEvent): void {
    this.#ring[place % this.#most] = { place, remembered }
  }
}

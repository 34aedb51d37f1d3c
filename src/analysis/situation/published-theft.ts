import type { AttributionConfidence } from '../../model/theft.ts'

/** A theft as it was published. */
export interface PublishedTheft {
  /** Lower-case words joined by hyphens; a case of this name is this theft. */
  readonly id: string
  readonly name: string
  /** The day in UTC. */
  readonly date: string
  /** The loss in US dollars of that day. */
  readonly usd: number
  /** How sure it is that North Korea did it. */
  readonly attribution: AttributionConfidence
  /** The part of the loss that was frozen or given back, 0 to 1; null: not told. */
  readonly frozen: number | null
  readonly source: string
}

/** The losses of a year as somebody who counts them published it. */
export interface PublishedYear {
  readonly year: number
  readonly usd: number
  /** Null: not told. */
  readonly thefts: number | null
  readonly source: string
}

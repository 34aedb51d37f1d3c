/** What the law of a country says to a report, as far as it is known with a source. */
export interface ReportDeadline {
  /** ISO 3166-1 alpha-2. */
  readonly jurisdiction: string
  readonly duty: string
  /** The last moment, ISO 8601 UTC; null: the law names no number of days, or the moment from which it counts is not told. */
  readonly by: string | null
  /** The last day by the country's own calendar, ISO date. */
  readonly byDay: string | null
  /** The day from which it counts, by the country's own calendar; null: not told. */
  readonly from: string | null
  /** Of the parameter's unit, calendar or business days; null: the law names none. */
  readonly days: number | null
  readonly because: string
  readonly source: string
  readonly caveat: string | null
}

/** A threshold of a country's law on a day. */
export interface LegalThreshold {
  readonly key: string
  readonly value: number
  readonly currency: string
  readonly source: string
}

/** What a form is told of the law; made from the dated law of `catalog/jurisdictions`. */
export interface LegalNote {
  readonly deadlines: readonly ReportDeadline[]
  /** What else a person should know before filing, a sentence each. */
  readonly notes: readonly string[]
  /** The verified threshold of a country at a moment (ISO 8601); null: none is known. */
  threshold(country: string, key: string, at: string): LegalThreshold | null
}

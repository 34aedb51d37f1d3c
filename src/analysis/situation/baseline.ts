/** The keys of published figures; never reworded. */
export const BASELINE_KEYS = [
  'first-move-fastest',
  'laundered-fastest',
  'exchange-window',
  'first-move-average',
  'disclosure-average',
  'final-deposit-average',
  'moved-before-disclosure',
  'laundered-before-disclosure',
  'laundered-within-day',
  'through-exchanges',
  'recovered',
] as const

/** One of them. */
export type BaselineKey = (typeof BASELINE_KEYS)[number]

/** A published figure against which one's own is held: a span, or a part. */
export interface Baseline {
  readonly key: BaselineKey
  /** Seconds; null: it is a part. */
  readonly span: number | null
  /** 0 to 1; null: it is a span. */
  readonly part: number | null
  readonly source: string
}

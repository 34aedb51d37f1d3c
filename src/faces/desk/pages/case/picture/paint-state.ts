/** What changes how a picture is painted, and not where things are. */
export interface PaintState {
  readonly from: number | null
  readonly until: number | null
  /** Ribbons that are lit; the others are dim. Null: none is. */
  readonly lit: ReadonlySet<number> | null
  /** For each ribbon the part of its weight that another doctrine sees there; null: nothing is compared. */
  readonly other: readonly number[] | null
}

/** Words of a mark, the longest first: what does not fit gives way to the next. Figures are never cut. */
export interface MarkText {
  readonly name: string
  readonly short: string
  /** Kind and amount. */
  readonly told: string
  readonly amounts: readonly string[]
}

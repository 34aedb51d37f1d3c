/** One row that was not taken in, and why. `code` is one of the codes that the smart constructors throw. */
export interface Refusal {
  /** 1-based line of the file (row number for Parquet, counted from 1). */
  readonly line: number
  readonly field: string | null
  readonly code: string
  readonly reason: string
}

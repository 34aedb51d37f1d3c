import type { EntryKind, EntryName, PartialDate } from '../../../model/list-entry.ts'

/** A listed party, as far as its names are concerned. */
export interface NameRow {
  /** The caller's own number for it, unique in the index. */
  readonly ref: number
  readonly names: readonly EntryName[]
  readonly kind: EntryKind
  readonly births: readonly PartialDate[]
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[]
}

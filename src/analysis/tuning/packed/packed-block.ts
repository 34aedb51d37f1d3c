import type { CustomerProfile } from '../../../model/monitor/customer-event.ts'

/**
 * Events of history in the order of time, none twice, as rows of numbers in memory that threads share. Names are numbers in the order of
 * their first coming; each stands as text in the block in which it came first.
 */
export interface PackedBlock {
  /** Place of its first event in the order of time. */
  readonly first: number
  readonly count: number
  /** As {@link WORD} says, and as {@link DOUBLE}. */
  readonly words: Uint32Array
  readonly doubles: Float64Array
  /** The lines as JSON in UTF-8, one after the other; compressed, if whoever reads them is to inflate them first. */
  readonly lines: Uint8Array
  readonly compressed: boolean
  /** Names that come first here, with the table of each and, of other sides, the sort: table + 4 · sort. */
  readonly names: readonly string[]
  readonly named: readonly number[]
  /** Texts and objects that many events have, the next of the book of values. */
  readonly values: readonly unknown[]
  /** Profiles that say something new of their customer. */
  readonly profiles: readonly CustomerProfile[]
}

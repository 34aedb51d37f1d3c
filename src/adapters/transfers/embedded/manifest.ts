import type { LedgerId } from '../../../model/ledger.ts'
import type { Refusal } from '../../../model/refusal.ts'
import type { SegmentSums } from './segment-sums.ts'

/** One published (or staged) segment: Parquet files and an index over the same rows, never changed again. */
export interface SegmentRecord {
  readonly id: string
  readonly rows: number
  /** Transactions first seen in this segment. */
  readonly newTransactions: number
  readonly firstAt: number
  readonly lastAt: number
  readonly ledgers: readonly LedgerId[]
  /** Not there in segments that were written before sums were kept. */
  readonly sums?: SegmentSums
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[]
}

/** The whole of what readers see. Replacing it is the one commit point. */
export interface Manifest {
  /** Counts commits. */
  readonly sequence: number
  readonly segments: readonly SegmentRecord[]
}

/** The manifest of a store into which nothing was imported yet. */
export const EMPTY_MANIFEST: Manifest = { sequence: 0, segments: [] }

/** What importing one file did. */
export interface FileSummary {
  /** Rows of the file. */
  readonly read: number
  readonly new: number
  /** Items that were here before, or twice in the file, with the same content. */
  readonly known: number
  readonly skipped: number
  readonly refused: number
  /** The first refusals, by line; at most {@link REFUSALS_KEPT}. */
  readonly refusals: readonly Refusal[]
}

/** Refusals told in full; beyond, they are only counted. */
export const REFUSALS_KEPT = 1000

/** How far an interrupted import came. Readers never see it. */
export interface StagedImport {
  /** The commit on which the finished chunks were checked for known rows; after another commit they are done again. */
  readonly sequence: number
  readonly segments: readonly SegmentRecord[]
  /** Rows of the file (or transfers read from it) that the finished chunks cover. */
  readonly consumed: number
  readonly known: number
  readonly conflicts: number
  readonly refused: number
  readonly skipped: number
  readonly refusals: readonly Refusal[]
}

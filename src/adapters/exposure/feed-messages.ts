import type { Address } from '../../model/address.ts'
import type { AssetId } from '../../model/asset.ts'
import type { Place } from '../../model/errors.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { SegmentRecord } from '../transfers/embedded/manifest.ts'
import { BATCH_ROWS, type TimeBatch } from '../transfers/embedded/scan-in-time.ts'
import type { KeptNames } from './account-names.ts'

/** What the thread that reads a store for an index is given. */
export interface FeedOrder {
  /** Where DuckDB may spill. */
  readonly spill: string
  /** The folder of the segments. */
  readonly parent: string
  readonly segments: readonly SegmentRecord[]
  /** Only transfers of later seconds; -1: all. */
  readonly after: number
  /** Accounts to make room for. */
  readonly expected: number
  /** What is numbered already: ledgers, assets, accounts. */
  readonly ledgers: readonly LedgerId[]
  readonly assets: readonly AssetId[]
  readonly kept: KeptNames | null
  /** Addresses of which must be told what number they have. */
  readonly wanted: readonly Address[]
  /** Memory of both threads, a batch each. */
  readonly memory: readonly SharedArrayBuffer[]
  /** One word, 1 when nothing of the thread is at work any more. */
  readonly ended: SharedArrayBuffer
}

/** An account that was asked about. */
export interface NamedAccount {
  readonly number: number
  readonly ledger: LedgerId
  readonly address: Address
}

/** What the reader numbered, to go on with later. */
export interface FeedEnd {
  readonly names: KeptNames
  readonly ledgers: readonly LedgerId[]
  readonly assets: readonly AssetId[]
}

/** To the reading thread: a batch that may be filled (again), or that no more is wanted. */
export type ToFeed = { readonly kind: 'room'; readonly batch: number } | { readonly kind: 'stop' }

/** From the reading thread. Accounts are told before the first batch with them; the first message of all is of the accounts kept. */
export type FromFeed =
  | { readonly kind: 'named'; readonly accounts: readonly NamedAccount[] }
  | { readonly kind: 'rows'; readonly batch: number; readonly rows: number }
  | ({ readonly kind: 'end' } & FeedEnd)
  | {
      readonly kind: 'failed'
      readonly error: string
      readonly code: string
      readonly message: string
      readonly place: Place
    }

/** Bytes of a batch. */
const BATCH_BYTES = BATCH_ROWS * 24

/** Memory for some batches that two threads see. */
export function batchMemory(batches: number): SharedArrayBuffer[] {
  return Array.from({ length: batches }, () => new SharedArrayBuffer(BATCH_BYTES))
}

/** A batch that lies in such memory. */
export function batchIn(memory: SharedArrayBuffer): TimeBatch {
  return {
    rows: 0,
    amount: new Float64Array(memory, 0, BATCH_ROWS),
    from: new Int32Array(memory, BATCH_ROWS * 8, BATCH_ROWS),
    to: new Int32Array(memory, BATCH_ROWS * 12, BATCH_ROWS),
    asset: new Int32Array(memory, BATCH_ROWS * 16, BATCH_ROWS),
    at: new Uint32Array(memory, BATCH_ROWS * 20, BATCH_ROWS),
  }
}

import type { TheftWindow } from '../../analysis/exposure/exposure-origin.ts'
import type { ExposureShare } from '../../analysis/screen/screen-answer.ts'
import type { AccountId } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import type { Instant } from '../../model/instant.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { Progress } from '../ports.ts'
import type { LabelledAddress } from './labels.ts'

/** What an index was made from. Another text in any member means that it is stale. */
export interface ExposureVersions {
  readonly data: string
  readonly tags: string
  readonly lists: string
  readonly cases: string
}

/** What the ledger-wide index is, as of now. */
export interface ExposureState {
  /** False when making it was interrupted: it ends at `lastAt`. */
  readonly finished: boolean
  readonly versions: ExposureVersions
  /** Transfers gone through. */
  readonly transfers: number
  /** Time of the last of them; null when there were none. */
  readonly lastAt: Instant | null
  /** Listed entities, thefts and tagged actors whose value it follows. */
  readonly origins: number
  /** Addresses that received from or sent to one of them. */
  readonly exposedAddresses: number
}

/** The index in memory, for screening. */
export interface ExposureView {
  readonly state: ExposureState
  exposureOf(account: AccountId): readonly ExposureShare[]
  /** An address on some ledgers, looked for once. */
  exposureAt(address: Address, ledgers: readonly LedgerId[]): readonly ExposureShare[]
}

/** What an index is made from, beside the store's transfers and tags. */
export interface IndexOrder {
  readonly versions: ExposureVersions
  readonly labels: AsyncIterable<LabelledAddress> | Iterable<LabelledAddress>
  readonly thefts: readonly TheftWindow[]
  /** Make it again from the first transfer, whatever is there. */
  readonly rebuild: boolean
}

/** How an index came to be as it is now. */
export interface IndexOutcome {
  readonly state: ExposureState
  /** Transfers taken this time. */
  readonly taken: number
  /** Why it was made from the first transfer on; null when it went on from what was there. */
  readonly restarted: string | null
}

/** Who is told how far the work is, and may stop it. */
export interface IndexDesk {
  readonly progress: Progress
  interrupted(): boolean
}

/** The ledger-wide exposure index of a data folder. */
export interface ExposureIndexer {
  /** Another text whenever another index, or none, is there; cheap. */
  stamp(): Promise<string>
  /** What the index that is there is, without opening it; null when none was made. @throws IntegrityError `exposure-damaged` */
  state(): Promise<ExposureState | null>
  /** Opens the index that is there; null when none was made. @throws IntegrityError `exposure-damaged` */
  open(): Promise<ExposureView | null>
  /**
   * Makes or goes on with the index; an interruption keeps what was done.
   * @throws InputError `exposure-busy` when another process does so, `store-empty`
   */
  update(order: IndexOrder, desk: IndexDesk): Promise<IndexOutcome>
}

import type { AccountId } from '../../model/account.ts'
import type { RangeTruth, TruthStep } from '../../model/range.ts'
import type { Tag } from '../../model/tag.ts'
import type { Transfer } from '../../model/transfer.ts'

/** How a range is made. Equal plans give equal chains, to the hash of the last block. */
export interface RangePlan {
  readonly seed: number
  readonly play: 'bybit' | 'none'
  /** Seconds of the chains' time from block to block; later when nothing is due. */
  readonly blockSeconds: number
  /** Transactions of people in each block of each chain. */
  readonly perBlock: number
  /** Milliseconds of our time from block to block; null: as fast as it goes. */
  readonly paceMs: number | null
  /** Ports of the two chains; null: free ones. */
  readonly ports?: readonly [number, number] | null
  /** Told of each step when it is reached; the play goes on when it is fulfilled. */
  readonly onStep?: ((step: TruthStep, range: Range) => void | Promise<void>) | undefined
}

/** Two private chains with people, services and a theft. */
export interface Range {
  readonly chains: readonly { readonly ledger: string; readonly rpc: string; readonly ws: string }[]
  /** Plays to the end; people trade all the while. Ends early, and says false, once it was halted. */
  play(): Promise<boolean>
  /** Makes so many more blocks of people's trade on both chains. */
  mine(blocks: number): Promise<void>
  truth(): Promise<RangeTruth>
  /** Where the bridge, the router and the exchanger are, as places of crossings are declared: `SERVICE=ROLE=ACCOUNT`. */
  places(): readonly string[]
  /** Where else to look: pools, the router's vault, the issuer's wallet and token. */
  others(): readonly { readonly what: string; readonly account: AccountId }[]
  /** Tags of the services that are known; some are not. */
  tags(): readonly Tag[]
  /** Every transfer on both chains so far, in order. */
  transfers(): Promise<Transfer[]>
  /** What a Safe transaction service would say now of the robbed wallet: an answer of its API. */
  safeService(): unknown
  /** The same of a firm's Safe whose use is ordinary: the latest thousand transactions. */
  ordinarySafe(): unknown
  /** Transactions made so far, and those that failed. */
  counts(): { readonly sent: number; readonly failed: number; readonly blocks: number }
  /** Makes no block after the one that is being made: `play` and `mine` return. */
  halt(): void
  /** Ends the chains, once the block that is being made is there. */
  stop(): Promise<void>
}

/** Makes a range. */
export type StartRange = (plan: RangePlan) => Promise<Range>

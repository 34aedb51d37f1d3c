import type { AccountId } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import type { Instant } from '../../model/instant.ts'
import type { Transfer } from '../../model/transfer.ts'
import type { TheftSource } from '../flow/account/trace-request.ts'

/** The doctrines that can be followed transfer by transfer. */
export type StreamPolicy = 'haircut' | 'fifo'

/** Stolen value that is known to lie somewhere, from a trace over the past. */
export interface TaintedHolder {
  readonly account: AccountId
  readonly asset: AssetId
  /** Base units. Under fifo it counts as what the account will pay out next. */
  readonly tainted: bigint
  readonly hop: number
}

/** A case that is to be followed from now on. */
export interface StreamCase {
  /** Names it; no two cases that are followed at once are named alike. */
  readonly name: string
  /** As in a trace; a bare account: all that leaves it. */
  readonly sources: readonly (AccountId | TheftSource)[]
  readonly policy: StreamPolicy
  /** Accounts that received less taint than this (base units of an asset, in sum) are not followed; 0n: all are. */
  readonly floor: bigint
  /** Accounts this many transfers away are reached but not followed; null: no bound. */
  readonly maxHops: number | null
  /** From when on what leaves a source is stolen; null: always. */
  readonly since: Instant | null
  readonly holders?: readonly TaintedHolder[] | undefined
}

/** A transfer that carried stolen value of a case. */
export interface Reached {
  readonly case: string
  readonly transfer: Transfer
  /** Base units of the transfer that are stolen; exact under the case's policy, rounded down under haircut. */
  readonly tainted: bigint
  /** Least number of transfers from a source to the receiver, as known so far. */
  readonly hop: number
  /** True: no transfer of the case had reached the receiver before. */
  readonly firstTime: boolean
  /** True: the receiver is a service, where the path ends. */
  readonly service: boolean
  /** For how long the payer had been still before, where that is as long as a dormant account is; else null. */
  readonly wokeAfterSeconds: number | null
}

/** Where the stolen value of a case is, by asset. `stolen` is the sum of the other three, to the base unit. */
export interface StreamTotals {
  readonly asset: AssetId
  readonly stolen: bigint
  readonly held: bigint
  readonly services: bigint
  /** Reached but not followed: below the floor, or beyond the hop bound. */
  readonly resting: bigint
}

/** What lies at one account of one asset. */
export interface StreamHolding {
  readonly account: AccountId
  readonly asset: AssetId
  readonly tainted: bigint
  readonly hop: number
  readonly state: 'held' | 'service' | 'resting'
}

import type { AccountId } from '../../../model/account.ts'
import type { AssetId } from '../../../model/asset.ts'
import type { Instant } from '../../../model/instant.ts'
import type { Transfer } from '../../../model/transfer.ts'
import type { CrossingPlan } from '../crossing-plan.ts'
import type { PolicyName } from '../policy.ts'

/**
 * What was stolen. An account: all that leaves it from `since` on, or the first `amount` of it. A transaction: what its payers
 * lost in it, given as its transfers.
 */
export type TheftSource =
  | {
      readonly kind: 'account'
      readonly account: AccountId
      /** Only this asset; null: every asset that leaves. */
      readonly asset: AssetId | null
      /** Base units; null: all. */
      readonly amount: bigint | null
    }
  | { readonly kind: 'transaction'; readonly tx: string; readonly transfers: readonly Transfer[] }

/** How a trace over account ledgers is to be made. Times are inclusive. */
export interface AccountTraceRequest {
  readonly case: string
  readonly sources: readonly TheftSource[]
  readonly policy: PolicyName
  /** null: each source's first outgoing transfer. */
  readonly since: Instant | null
  /** Transfers after it do not exist for this trace; it is the result's `asOf`. */
  readonly until: Instant
  /** null: no bound. */
  readonly maxHops: number | null
  /** Accounts that received less taint than this (base units, in sum) are not followed; 0n: all are. */
  readonly floor: bigint
  /**
   * What to think of value of unknown origin: what leaves an account beyond all that is known to have come in, and what accounts
   * of the theft paid each other before stolen money is known to have been there. `share` takes it to be made up as the
   * account's known material inflows are, `none` as clean.
   */
  readonly surplus: 'share' | 'none'
  /**
   * Assets that are what they claim to be. Of any other token, what "leaves" an account that never got it is a forged event of
   * the token's contract: nothing is stolen in it.
   */
  readonly recognised: (asset: AssetId) => boolean
  /** Where value leaves these ledgers and comes back to them through services; nowhere where undefined. */
  readonly crossings?: CrossingPlan | undefined
}

import type { AccountId } from '../../../model/account.ts'
import type { Instant } from '../../../model/instant.ts'
import type { LedgerId } from '../../../model/ledger.ts'
import type { Transaction } from '../../../model/transaction.ts'
import type { CrossingPlan } from '../crossing-plan.ts'
import type { PolicyName } from '../policy.ts'
import type { EndpointKind } from '../trace-result.ts'

/**
 * What was stolen on a UTXO ledger.
 * - account: what leaves it from `since` on (spent outputs less what the same transaction pays back to it), or the first `amount` of it;
 * - transaction: every output that does not pay back to an account among its inputs;
 * - outpoint: that output (`txid:vout`) whole.
 */
export type UtxoSourceRef =
  | { readonly kind: 'account'; readonly account: AccountId; readonly amount: bigint | null }
  | { readonly kind: 'transaction'; readonly tx: string }
  | { readonly kind: 'outpoint'; readonly outpoint: string }

/** Why a path ends at an account. */
export interface UtxoService {
  readonly kind: EndpointKind
  readonly name: string | null
  readonly basis: string
  /** 0 to 100. */
  readonly confidence: number
}

/** How a trace over a UTXO ledger is to be made. Times are inclusive; amounts are satoshi. */
export interface UtxoTraceRequest {
  readonly case: string
  readonly ledger: LedgerId
  readonly sources: readonly UtxoSourceRef[]
  readonly policy: PolicyName
  /** Every doctrine beside `policy`, for the bounds of each account. */
  readonly allPolicies: boolean
  /** For account sources: what left earlier was not stolen. null: all that ever left. */
  readonly since: Instant | null
  /** Transactions after it do not exist for this trace; it is the result's `asOf`. */
  readonly until: Instant
  /** An output this many tainted transfers from a source is not followed on; null: no bound. */
  readonly maxHops: number | null
  /** An output with less taint than this is not followed; 0n: all are. */
  readonly floor: bigint
  /** Whose account it is, where a service's; null here: `needs.verdicts` asks instead. */
  readonly serviceOf: ((account: AccountId) => UtxoService | null) | null
  /** Most outpoints asked for at once; 1,000 where undefined. Smaller stops sooner, larger asks less often. */
  readonly batch?: number | undefined
  /** Where value leaves this ledger and comes back to it through services; nowhere where undefined. */
  readonly crossings?: CrossingPlan | undefined
}

/** What must be fetched before a trace can go on. */
export interface UtxoNeeds {
  /** Accounts whose transactions are wanted (UtxoSource.byAccount). */
  readonly accounts: readonly AccountId[]
  /** Transactions wanted by id (UtxoSource.transactions). */
  readonly transactions: readonly string[]
  /** Outpoints whose spender is wanted (UtxoSource.spenders), most taint first. */
  readonly outpoints: readonly string[]
  /** Accounts of which it is wanted whether they are a service's; empty where the request has `serviceOf`. */
  readonly verdicts: readonly AccountId[]
}

/** What was fetched; null: asked, and there is none. More than was asked for is taken too. */
export interface UtxoAnswers {
  readonly accounts?: ReadonlyMap<AccountId, readonly Transaction[]>
  readonly transactions?: ReadonlyMap<string, Transaction | null>
  readonly spenders?: ReadonlyMap<string, Transaction | null>
  readonly verdicts?: ReadonlyMap<AccountId, UtxoService | null>
}

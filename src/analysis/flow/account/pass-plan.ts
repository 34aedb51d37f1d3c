import type { AccountId } from '../../../model/account.ts'
import type { AssetId } from '../../../model/asset.ts'
import type { Instant } from '../../../model/instant.ts'
import type { PolicyName } from '../policy.ts'
import type { Book } from './book.ts'
import type { Judging } from './classify.ts'
import type { Knowledge } from './knowledge.ts'
import type { Reading } from './reading.ts'
import type { AccountTraceRequest } from './trace-request.ts'

/** What stays the same during one pass. */
export interface PassPlan {
  readonly request: AccountTraceRequest
  readonly policy: PolicyName
  readonly knowledge: Knowledge
  /** Accounts that held money of the theft in the pass before. */
  readonly related: ReadonlySet<AccountId>
  /** Accounts to be followed whatever single transfer reaches them. */
  readonly follow: ReadonlySet<AccountId>
  /** An account is also followed when one transfer brings at least this much taint of an asset, or once its sum does. */
  readonly threshold: (asset: AssetId) => bigint
  /** A pass for the largest value only: what it would not follow it does not ask about either. */
  readonly passing: boolean
  /** Accounts to be followed although they behave as services. */
  readonly opened: ReadonlySet<AccountId>
  /** When the theft began; the sources are known by the time it is asked. */
  readonly theftAt: () => Instant
  readonly dealings: Judging['dealings']
}

/** An account that is followed: its history, how far it has been read, and its books. */
export interface Followed extends Reading {
  readonly books: Map<AssetId, Book>
}

import type { AccountId } from '../../../model/account.ts'
import type { Tag } from '../../../model/tag.ts'
import type { Transfer } from '../../../model/transfer.ts'

/** What was fetched about one account: all its transfers up to the trace's `until`, in order, and every tag. */
export interface Known {
  readonly transfers: readonly Transfer[]
  /** False when the history was cut because the account is so busy. */
  readonly complete: boolean
  readonly tags: readonly Tag[]
}

/** Everything fetched so far. A trace only ever adds to it. */
export type Knowledge = ReadonlyMap<AccountId, Known>

/** Accounts about which a trace must know more before it can go on: `wanted` first, then those it will probably ask for next. */
export interface TraceNeeds {
  readonly wanted: readonly AccountId[]
  readonly soon: readonly AccountId[]
}

import type { AccountId } from '../../model/account.ts'
import type { Transfer } from '../../model/transfer.ts'
import type { AccountRow, StolenRow, TransferRow } from '../flow/trace-result.ts'

/** What a pattern or noise finder sees: the tainted subgraph, and the whole histories of the accounts that were followed. */
export interface TraceView {
  readonly stolen: readonly StolenRow[]
  readonly accounts: readonly AccountRow[]
  readonly transfers: readonly TransferRow[]
  /** Histories (both directions, in order) of followed accounts; services and residues have none. */
  readonly histories: ReadonlyMap<AccountId, readonly Transfer[]>
  readonly services: ReadonlySet<AccountId>
}

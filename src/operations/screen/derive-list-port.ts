import type { AccountId } from '../../model/account.ts'
import type { Instant } from '../../model/instant.ts'
import type { LedgerId } from '../../model/ledger.ts'

/** The wallets of a published list, on the ledgers in reach. */
export interface ListedAccounts {
  /** @throws NotFoundError `list-unknown` */
  listedAccounts(
    list: string,
    ledgers: readonly LedgerId[],
  ): Promise<{
    readonly accounts: readonly AccountId[]
    /** SHA-256 of the list version. */
    readonly version: string
    readonly publishedAt: Instant | null
  }>
}

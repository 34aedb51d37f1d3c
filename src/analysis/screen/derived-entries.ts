import type { AccountId } from '../../model/account.ts'
import { splitAccount } from '../../model/account.ts'
import type { Instant } from '../../model/instant.ts'
import { BLANK_ENTRY, type ListEntry } from '../../model/list-entry.ts'
import type { PolicyName } from '../flow/policy.ts'
import type { FundingSource } from './derive-funders.ts'
import type { DerivedHolder } from './derive-holders.ts'

/** A member of a derived list: an address that nobody published, with the reason why it is there. */
export interface DerivedAddress {
  readonly account: AccountId
  /**
   * `holder`: holds or passed on value that is derived from published addresses. `funder`: fed many of the published ones.
   * `sibling`: holds or passed on value of a funder that did not come through a published address.
   */
  readonly role: 'holder' | 'funder' | 'sibling'
  readonly because: string
  /** For holders and siblings: what came there, by asset. */
  readonly holdings: readonly DerivedHolder[]
  /** For funders: whom it fed. */
  readonly funding: FundingSource | null
}

/** Names the list that is derived from a published one. */
export function derivedName(list: string): string {
  return `derived:${list}`
}

/** Where a derived list's entries stand apart from the published ones: each names its role, doctrine and way in words. */
export function derivedEntries(
  list: string,
  policy: PolicyName,
  asOf: Instant,
  members: readonly DerivedAddress[],
): ListEntry[] {
  return members.map(({ account, role, because, holdings }) => {
    const { ledger, address } = splitAccount(account)
    const amounts = holdings.map(
      h => `${h.amount} base units of ${h.asset} (${h.held} still there), ${h.hops} transfer(s)`,
    )
    const words = [because, ...amounts, `doctrine: ${policy}`].join('; ')
    return {
      ...BLANK_ENTRY,
      id: account,
      kind: 'wallet' as const,
      wallets: [{ address, ledgers: [ledger], ticker: null, listedAt: null }],
      programmes: [`${derivedName(list)} ${role}`],
      listedAt: asOf,
      remarks: words.length > 4000 ? `${words.slice(0, 3999)}…` : words,
    }
  })
}

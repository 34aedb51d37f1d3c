import type { AccountId } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import type { Instant } from '../../model/instant.ts'
import type { FreezeIssuer } from './freeze-issuer.ts'

/** A proposal to freeze, unfreeze or burn that has not worked yet. */
export interface OpenProposal {
  readonly key: string
  readonly wallet: Address
  readonly proposal: string | null
  readonly act: 'freeze' | 'unfreeze' | 'burn'
  readonly account: AccountId
  readonly tx: string
  readonly at: Instant
  readonly by: Address | null
  readonly confirmedBy: readonly Address[]
  /** Cases of the account when it was last looked at; empty: nobody was told. */
  readonly cases: readonly string[]
  /** Base units of the token that the account sent away since. */
  readonly escaped: bigint
  readonly escapedTo: ReadonlyMap<AccountId, bigint>
  /** The token itself said that it works. */
  readonly worked: boolean
}

/** What is known of one issuer's proposals. A value: a block that is undone is undone by taking the state from before it. */
export interface FreezeState {
  readonly issuer: FreezeIssuer
  /** By wallet, what the ledger said of how many confirmations are needed. */
  readonly needed: ReadonlyMap<Address, number>
  readonly open: ReadonlyMap<string, OpenProposal>
  /** Wallets that are the issuer's: the published one, and those that were seen to freeze. */
  readonly proven: ReadonlySet<Address>
}

/** Nothing seen yet. */
export function freshFreezeState(issuer: FreezeIssuer): FreezeState {
  const proven = new Set(issuer.wallet === null ? [] : [issuer.wallet])
  return { issuer, needed: new Map(), open: new Map(), proven }
}

/** Names a proposal: its wallet and number, or where there is no number its transaction. */
export function proposalKey(wallet: Address, proposal: string | null, tx: string): string {
  return `${wallet} ${proposal ?? tx}`
}

import { type AccountId, accountId } from '../../src/model/account.ts'
import type { Address } from '../../src/model/address.ts'
import { nativeAsset } from '../../src/model/asset.ts'
import type { CrossingLeg } from '../../src/model/crossing.ts'
import { BITCOIN, ETHEREUM } from '../../src/model/ledger.ts'

/** The nth made-up account on Ethereum. */
export const someone = (n: number): AccountId =>
  accountId(ETHEREUM, `0x${(n + 1).toString(16).padStart(40, 'b')}` as Address)

/** A leg with a default for everything. */
export function leg(given: Partial<CrossingLeg>): CrossingLeg {
  const ledger = given.ledger ?? (given.side === 'in' || given.side === 'refund' ? ETHEREUM : BITCOIN)
  return {
    ...{ side: 'in', crossing: 'thorchain', tx: '0x01', index: null, block: 1, at: 1_740_000_000, account: someone(1) },
    ...{ service: null, amount: 1_000n, reference: null, asked: null },
    ...given,
    ledger,
    asset: given.asset ?? nativeAsset(ledger),
  }
}

/** What an in asked for, as far as a test cares. */
export function asked(
  account: AccountId,
  more: Partial<NonNullable<CrossingLeg['asked']>> = {},
): NonNullable<CrossingLeg['asked']> {
  return { ledger: null, account, asset: null, least: null, refundTo: null, ...more }
}

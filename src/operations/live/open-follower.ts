import type { LedgerId } from '../../model/ledger.ts'
import type { LedgerFollower } from './ledger-follower.ts'

/** What a ledger can be followed through: an EVM node, Bitcoin Core, an Esplora server, a TRON node. */
export const FOLLOWER_KINDS = ['evm', 'bitcoin', 'esplora', 'tron'] as const

/** One of them. */
export type FollowerKind = (typeof FOLLOWER_KINDS)[number]

/** What a follower is opened with. */
export interface FollowerPlan {
  /** May hold a key: it goes to no fact, log or message. */
  readonly url: string
  /** Which ledger it must be. */
  readonly ledger: LedgerId
  readonly confirmations: number | null
}

/**
 * Opens a follower and looks whether its source tells of the ledger that it should.
 * @throws SourceError as {@link LedgerFollower}
 * @throws InputError where the address cannot be one
 */
export type OpenFollower = (kind: FollowerKind, plan: FollowerPlan) => Promise<LedgerFollower>

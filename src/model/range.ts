import type { AccountId } from './account.ts'
import type { AssetId } from './asset.ts'
import type { Instant } from './instant.ts'
import type { LedgerId } from './ledger.ts'

/** What an account of the range is for. */
export type RangeRole =
  | 'victim'
  | 'thief'
  | 'exchange'
  | 'exchange-deposit'
  | 'exchanger'
  | 'exchanger-deposit'
  | 'mixer'
  | 'bridge'
  | 'router'
  | 'swap'
  | 'token'
  | 'issuer'
  | 'relayer'
  | 'treasury'
  | 'person'
  | 'poisoner'

/**
 * An account, and whose it is. `tagged`: the tags that go with the range tell it. `behind`, for the thief's: a mixer or exchanger behind
 * which its money came out, so that no fact leads there; null: none.
 */
export interface TruthAccount {
  readonly behind: string | null
  readonly account: AccountId
  readonly role: RangeRole
  readonly owner: string
  readonly tagged: boolean
}

/** A transfer that carried stolen value. Identity as in Transfer; amounts in base units, decimal. */
export interface TruthTransfer {
  readonly ledger: LedgerId
  readonly tx: string
  readonly index: number
  readonly block: number
  readonly at: Instant
  readonly from: string
  readonly to: string
  readonly asset: AssetId
  readonly amount: string
  /** The step of the play in which it was made. */
  readonly step: string
}

/** One payout of one deposit at a bridge, router or exchanger. A refund is one as well. */
export interface TruthCrossing {
  readonly service: string
  readonly kind: 'bridge' | 'router' | 'exchanger'
  readonly refund: boolean
  readonly in: CrossingEnd
  readonly out: CrossingEnd
  /** 0 to 1: part of the deposit that this payout pays for. */
  readonly share: number
  readonly stolen: boolean
}

/** One end of a crossing. */
export interface CrossingEnd {
  readonly ledger: LedgerId
  readonly tx: string
  readonly at: Instant
  readonly account: AccountId
  readonly asset: AssetId
  readonly amount: string
}

/** A withdrawal from a pool of one size, and the deposit that it takes out: what nobody outside can know. */
export interface TruthMixing {
  readonly pool: AccountId
  readonly deposit: string
  readonly depositor: AccountId
  readonly withdrawal: string
  readonly recipient: AccountId
  readonly stolen: boolean
}

/** Where stolen value is at the end. */
export interface TruthEndpoint {
  readonly account: AccountId
  readonly asset: AssetId
  readonly amount: string
  readonly kind: 'held' | 'exchange'
  /** `thief`, or the exchange. */
  readonly owner: string
  /** A mixer or exchanger behind which it came out, so that no fact leads here; null: facts lead all the way. */
  readonly behind: string | null
}

/** What went into a mixer or exchanger: the last place to which facts lead. */
export interface TruthOpaque {
  readonly owner: string
  readonly kind: 'mixer' | 'exchanger'
  readonly account: AccountId
  readonly asset: AssetId
  readonly amount: string
}

/** An issuer's freeze: proposed in public, carried out when enough officers confirmed. */
export interface TruthFreeze {
  readonly account: AccountId
  readonly asset: AssetId
  readonly proposedAt: Instant
  readonly proposal: string
  readonly executedAt: Instant | null
  readonly execution: string | null
  /** When the money left between the two; null: it stayed. */
  readonly escapedAt: Instant | null
  readonly frozen: string
}

/** A step of the play, as it was reached. */
export interface TruthStep {
  readonly name: string
  readonly at: Instant
  readonly about: string
}

/** What really happened in a range: the measure of every answer about it. Rows come in a fixed order. */
export interface RangeTruth {
  readonly schema: 'cordon.range/1'
  readonly seed: number
  readonly play: string
  readonly chains: readonly {
    readonly ledger: LedgerId
    readonly rpc: string
    readonly ws: string
    readonly height: number
    readonly hash: string
  }[]
  /** `value`: dollars that one whole unit counts for when amounts are added up. Set, not a price. */
  readonly assets: readonly {
    readonly asset: AssetId
    readonly symbol: string
    readonly decimals: number
    readonly value: number
  }[]
  /** Accounts that were robbed, and the transactions by which. */
  readonly victims: readonly AccountId[]
  readonly thefts: readonly { readonly ledger: LedgerId; readonly tx: string }[]
  readonly endedAt: Instant
  readonly steps: readonly TruthStep[]
  readonly accounts: readonly TruthAccount[]
  readonly transfers: readonly TruthTransfer[]
  readonly crossings: readonly TruthCrossing[]
  readonly mixings: readonly TruthMixing[]
  readonly endpoints: readonly TruthEndpoint[]
  readonly opaque: readonly TruthOpaque[]
  readonly freezes: readonly TruthFreeze[]
}

/** The two chains of a range. */
export const RANGE_CHAINS: readonly [number, number] = [900_001, 900_002]

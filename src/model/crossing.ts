import type { AccountId } from './account.ts'
import type { Amount } from './amount.ts'
import type { AssetId } from './asset.ts'
import type { Instant } from './instant.ts'
import type { LedgerId } from './ledger.ts'

/**
 * One side of a crossing: value that a bridge or swap service took in on one ledger, or paid out on another (or the same).
 * `refund`: paid back, be it to somebody else than the sender.
 */
export interface CrossingLeg {
  readonly side: 'in' | 'out' | 'refund'
  /** Name of the catalog's entry. */
  readonly crossing: string
  readonly ledger: LedgerId
  readonly tx: string
  /** Index of the transfer, or of the output, that carries the value; null where several do. */
  readonly index: number | null
  readonly block: number
  readonly at: Instant
  /** Who paid in, or whom was paid. */
  readonly account: AccountId
  /** The service's account on that ledger. */
  readonly service: AccountId | null
  readonly asset: AssetId
  readonly amount: Amount
  /** What the service itself names the crossing by, equal on both legs; null where it names none. */
  readonly reference: string | null
  /** What the payer asked for: where to, and the least of it. */
  readonly asked: {
    readonly ledger: LedgerId | null
    readonly account: AccountId | null
    readonly asset: AssetId | null
    readonly least: Amount | null
    /** Who gets it back when it fails; null: the payer. */
    readonly refundTo: AccountId | null
  } | null
}

/** Why two legs are held to be one crossing. `reference`: by the service's own id or memo, a fact; the others are odds. */
export type CrossingBasis = 'reference' | 'memo' | 'address' | 'amount-time'

/** Two legs that are held to be one crossing. Several outs of one in are several rows; `share` of the in goes with each. */
export interface Crossing {
  readonly crossing: string
  readonly in: CrossingLeg
  readonly out: CrossingLeg
  /** 0 to 1: of the value of the in, the part that this out pays for. The rows of one in sum to at most 1. */
  readonly share: number
  /** 0 to 1: how likely the two legs are one crossing; calibrated where the basis is odds. */
  readonly confidence: number
  readonly basis: CrossingBasis
  /** One sentence with the figures. */
  readonly because: string
}

import type { Address } from './address.ts'
import type { KnownAsset } from './known-asset.ts'

/** What a token says of itself, as anybody may make it say anything. null: it says nothing, or what cannot be used. */
export interface TokenWords {
  readonly symbol: string | null
  readonly name: string | null
  /** 0 to 77: a unit of more digits than 2^256 has is none. */
  readonly decimals: number | null
}

/** Why something of a token could not be had, or should not be believed. */
export interface TokenNote {
  /** `decimals`, `symbol`, `name`, `code`, `proxy` … */
  readonly about: string
  readonly because: string
}

/** What was read of a token from its chain. */
export interface TokenReading extends TokenWords {
  /** False: there is no contract at the address. */
  readonly contract: boolean
  /** The contract that answers in its stead, and can be changed; null: none that is seen. */
  readonly implementation: Address | null
  readonly notes: readonly TokenNote[]
}

/** What a list that one trusts says of a token. */
export type KnownToken = Pick<KnownAsset, 'symbol' | 'name' | 'decimals'>

/** Most decimals that are believed: 10^77 is the largest power of ten below 2^256. */
export const MOST_DECIMALS = 77

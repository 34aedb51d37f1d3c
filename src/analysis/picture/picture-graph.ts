import type { Instant } from '../../model/instant.ts'
import type { EndpointKind } from '../flow/trace-result.ts'

/** What an end is: where money came to rest, or `gap`, what the trace cannot explain. */
export type EndKind = EndpointKind | 'gap'

/** A place of the picture that is never taken apart: an account on its way, or what rests at an account. */
export interface Leaf {
  /** The account; for what rests `KIND ACCOUNT`. */
  readonly id: string
  /** CAIP-10; null for what has no address form and for gaps. */
  readonly account: string | null
  /** CAIP-2, or `` where there is none. */
  readonly ledger: string
  readonly hop: number
  readonly end: EndKind | null
  /** The service's name. */
  readonly name: string | null
  readonly role: string
  /** When taint first came, or first left a source. */
  firstAt: Instant
  /** Parts of the theft that came in and went out. */
  weightIn: number
  weightOut: number
}

/** All that went from one leaf to another in one asset. */
export interface Flow {
  readonly from: number
  readonly to: number
  readonly asset: number
  /** True where the taint rests on odds, not on facts alone. */
  readonly odds: boolean
  /** Rows of the trace's transfers; empty where money stays, or where a gap is drawn. */
  readonly rows: number[]
  /** Tainted base units. */
  sum: bigint
  /** Base units moved, untainted ones too. */
  amount: bigint
  weight: number
}

/** A trace as leaves and flows. */
export interface PictureGraph {
  readonly leaves: readonly Leaf[]
  readonly flows: readonly Flow[]
  readonly assets: readonly string[]
  /** Parts of the theft that one base unit of each asset is. */
  readonly units: readonly number[]
  /** Rows that the filters left out. */
  readonly leftOut: number
  /** Rows that go from an account to itself: they are in no flow. */
  readonly selfPaid: readonly number[]
}

/** The larger of what came and what went, in parts of the theft: how important a leaf is. */
export function weightOf(leaf: Leaf): number {
  return Math.max(leaf.weightIn, leaf.weightOut)
}

import type { Instant } from '../../model/instant.ts'
import type { HopSpan } from './picture-columns.ts'
import type { EndKind } from './picture-graph.ts'
import type { GroupForm } from './picture-group.ts'

/** What moved in one asset. */
export interface AssetSum {
  readonly asset: number
  /** Tainted base units. */
  readonly sum: bigint
  /** Base units moved, untainted ones too. */
  readonly amount: bigint
}

/** A place that is drawn: one account, one end, or a group. */
export interface PictureMark {
  /** An account's own id, `KIND ACCOUNT` of an end, or the group's id. */
  readonly id: string
  /** Null for one leaf. */
  readonly form: GroupForm | null
  /** True for a group that is unfolded: it stands as a bracket beside what is in it. */
  readonly open: boolean
  /** The group that was unfolded to show this. */
  readonly within: string | null
  /** CAIP-10 of the leaf; null for a group, and for what has no address form. */
  readonly account: string | null
  readonly name: string | null
  readonly role: string
  readonly end: EndKind | null
  /** Accounts in it. */
  readonly leaves: number
  readonly column: number
  readonly lane: number
  /** Left edge, top, height and width in the picture's units. */
  readonly x: number
  readonly y: number
  readonly height: number
  readonly width: number
  readonly firstAt: Instant
  /** What came in, or went out where that is more. */
  readonly sums: readonly AssetSum[]
  readonly weight: number
  /** Transfers between accounts that are in this mark, ascending. */
  readonly rows: Int32Array
}

/** All that went from one mark to another. */
export interface PictureRibbon {
  /** Numbers of marks. */
  readonly from: number
  readonly to: number
  /** True where the taint rests on odds. */
  readonly odds: boolean
  /** `stay`: what an account keeps. `gap`: what the trace cannot explain. */
  readonly kind: 'paid' | 'stay' | 'gap'
  /** True where it stays in its column or goes back. */
  readonly back: boolean
  readonly sums: readonly AssetSum[]
  readonly weight: number
  /** Stolen part of what moved, by the width's own measure. */
  readonly share: number
  /** Rows of the trace's transfers, in the order of time. */
  readonly rows: Int32Array
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly breadth: number
}

/** A column of hops, and when value came there. */
export interface PictureColumn extends HopSpan {
  readonly x: number
  readonly from: Instant | null
  readonly until: Instant | null
}

/** A ledger's lane. */
export interface PictureLane {
  /** CAIP-2, `` for all ledgers together, `*` for the smaller ones. */
  readonly ledger: string
  readonly y: number
  readonly height: number
}

/** A trace, folded and placed: plain data, so that a worker can make it. */
export interface Picture {
  readonly width: number
  /** Least and greatest y: what is unfolded may lie above 0. */
  readonly top: number
  readonly height: number
  /** Units of height that the whole theft takes. */
  readonly scale: number
  readonly columns: readonly PictureColumn[]
  /** Left edge of the column of ends. */
  readonly endX: number
  readonly lanes: readonly PictureLane[]
  readonly marks: readonly PictureMark[]
  readonly ribbons: readonly PictureRibbon[]
  /** CAIP-19 by number. */
  readonly assets: readonly string[]
  readonly units: readonly number[]
  readonly basis: 'value' | 'rates' | 'shares'
  /** Rows that filters left out, and rows that go from an account to itself. */
  readonly leftOut: number
  readonly selfPaid: number
  /** Number of the mark that shows each leaf. */
  readonly markOfLeaf: Int32Array
}

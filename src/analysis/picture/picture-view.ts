import type { Instant } from '../../model/instant.ts'
import type { PolicyName } from '../flow/policy.ts'
import type { EndpointKind } from '../flow/trace-result.ts'

/** A place in the picture's own units, which no pan or zoom changes. */
export interface PicturePoint {
  readonly x: number
  readonly y: number
}

/** What of a trace is looked at, and how: plain JSON, so that a link or a fact can keep it. */
export interface PictureView {
  /** The window of time: what moved outside of it is pale. Null: no bound. */
  readonly from: Instant | null
  readonly until: Instant | null
  /** Least part of its asset's stolen amount that a transfer carries to be drawn, as a decimal: `0.001`. */
  readonly least: string | null
  /** Least tainted base units, by asset (CAIP-19); goes before `least`. */
  readonly leastOf: Readonly<Record<string, string>>
  /** Assets that are drawn; none named: all. */
  readonly assets: readonly string[]
  /** Only what leads to ends of these kinds is drawn; none named: all. */
  readonly kinds: readonly EndpointKind[]
  /** Accounts that the reader put away: drawn together, small and grey, so that no value is lost. */
  readonly hidden: readonly string[]
  /** Groups that are unfolded, in the order in which it was done: what came later gives way to what came before. */
  readonly opened: readonly string[]
  /** Accounts and groups that the reader put in a place. */
  readonly pinned: Readonly<Record<string, PicturePoint>>
  readonly lanes: 'ledger' | 'none'
  /** The doctrine that the trace is compared with; the other trace is handed in beside the view. */
  readonly policyOther: PolicyName | null
}

/** The whole trace, folded. */
export const WHOLE_VIEW: PictureView = {
  from: null,
  until: null,
  least: null,
  leastOf: {},
  assets: [],
  kinds: [],
  hidden: [],
  opened: [],
  pinned: {},
  lanes: 'ledger',
  policyOther: null,
}

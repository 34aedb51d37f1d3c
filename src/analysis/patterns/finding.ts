import type { AccountId } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import type { FlowGraph } from './flow-graph.ts'
import type { Edge } from './place.ts'

/** One account's (or chain's) behaviour before like findings of small value are joined into one row. */
export interface Finding {
  /** As in docs/patterns.md. */
  readonly pattern: string
  /** Findings of a pattern are joined only with those of the same kind: a shape, a service, a pair of assets, or ''. */
  readonly kind: string
  readonly asset: AssetId
  /** Who did it; for a chain its accounts in order. */
  readonly subjects: readonly AccountId[]
  /** The other accounts that it concerns. */
  readonly parties: readonly AccountId[]
  /** The evidence. */
  readonly edges: readonly Edge[]
  /** What it moved, base units of `asset`; rows are ranked by its share in what was traced of the asset. */
  readonly value: bigint
  readonly from: number
  readonly until: number
  readonly figures: Readonly<Record<string, string | number>>
  /** One sentence about this account alone. */
  readonly because: string
  /** What each did, for the sentence of a joined row: `each of 7 accounts <did this>`. */
  readonly each: string
  /** `kind`: all of one kind make one row, whatever their value and time. `never`: a row of its own. Else by value and wave. */
  readonly joinBy?: 'kind' | 'never'
}

/** Finds one pattern in a graph. */
export type Finder = (graph: FlowGraph, asOf: number | null) => Finding[]

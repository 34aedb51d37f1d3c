import type { EndpointKind } from '../flow/trace-result.ts'
import type { TraceColumns } from './trace-columns.ts'

/** What an end is: where money came to rest, or `gap`, what the trace cannot explain. */
export type EndKind = EndpointKind | 'gap'

/** Places of the picture that are never taken apart, by number: accounts on their way, and what rests at accounts. Texts are numbers; -1: none. */
export interface Leaves {
  readonly count: number
  /** Accounts by number; -1 for what has no address form and for gaps. */
  readonly account: Int32Array
  readonly ledger: Int32Array
  readonly hop: Int32Array
  /** Words: kinds of ends. */
  readonly end: Int32Array
  /** Words: the service's name. */
  readonly name: Int32Array
  readonly role: Int32Array
  /** When taint first came, or first left a source. */
  readonly firstAt: Float64Array
  /** Parts of the theft that came in and went out. */
  readonly weightIn: Float64Array
  readonly weightOut: Float64Array
}

/** All that went from one leaf to another in one asset, by number. */
export interface Flows {
  readonly count: number
  readonly from: Int32Array
  readonly to: Int32Array
  readonly asset: Int32Array
  /** 1 where the taint rests on odds, not on facts alone. */
  readonly odds: Uint8Array
  /** Numbers the pairs of leaves. */
  readonly pair: Int32Array
  readonly pairs: number
  /** Parts of the theft that were tainted, and that moved in all. */
  readonly weight: Float64Array
  readonly moved: Float64Array
  /** Base units of what no transfer tells: money that stays, or a gap that is drawn. */
  readonly untold: ReadonlyMap<number, bigint>
}

/** A trace as leaves and flows. */
export interface PictureGraph {
  readonly columns: TraceColumns
  readonly leaves: Leaves
  readonly flows: Flows
  /** The flow in which each transfer is; -1: in none. */
  readonly flowOfRow: Int32Array
  /** CAIP-2 by number. */
  readonly ledgers: readonly string[]
  /** Kinds, roles and names by number. */
  readonly words: readonly string[]
  /** Parts of the theft that one base unit of each asset is. */
  readonly units: readonly number[]
  /** Rows that the filters left out, and rows that go from an account to itself: they are in no flow. */
  readonly leftOut: number
  readonly selfPaid: number
}

/** The larger of what came and what went, in parts of the theft: how important a leaf is. */
export function weightOf({ weightIn, weightOut }: Leaves, leaf: number): number {
  return Math.max(weightIn[leaf] ?? 0, weightOut[leaf] ?? 0)
}

/** A text by its number; null: it has none. */
export function wordOf({ words }: PictureGraph, word: number | undefined): string | null {
  return word === undefined ? null : (words[word] ?? null)
}

/** The account (CAIP-10) of a leaf; null: it has no address form, or is a gap. */
export function accountOf({ columns, leaves }: PictureGraph, leaf: number): string | null {
  return columns.accounts[leaves.account[leaf] ?? -1] ?? null
}

/** A leaf's own id: its account; for what rests `KIND ACCOUNT`. */
export function leafId(graph: PictureGraph, leaf: number): string {
  const { leaves } = graph
  const account = accountOf(graph, leaf)
  const end = wordOf(graph, leaves.end[leaf])
  if (account !== null) return end === null ? account : `${end} ${account}`
  if (wordOf(graph, leaves.role[leaf]) !== 'gap') return '?'
  const ledger = graph.ledgers[leaves.ledger[leaf] ?? -1] ?? ''
  return `gap ${wordOf(graph, leaves.name[leaf])} ${ledger} ${end === null ? (leaves.hop[leaf] ?? 0) + 1 : 'to'}`
}

/** Orders leaves by their ids, which are made only where they must be. */
export function compareLeaves(graph: PictureGraph, a: number, b: number): number {
  const { account, end } = graph.leaves
  const { accounts } = graph.columns
  const [p, q] =
    end[a] === end[b]
      ? [accounts[account[a] ?? -1] ?? leafId(graph, a), accounts[account[b] ?? -1] ?? leafId(graph, b)]
      : [leafId(graph, a), leafId(graph, b)]
  return p < q ? -1 : p > q ? 1 : 0
}

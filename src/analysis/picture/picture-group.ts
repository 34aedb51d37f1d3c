/** Why leaves are drawn as one. */
export type GroupForm =
  /** Each pays most on to the next, and parts of it aside. */
  | 'peel-chain'
  /** Each pays all on to the next. */
  | 'relay-chain'
  /** Paid by one. */
  | 'fan-out'
  /** All pay one. */
  | 'fan-in'
  /** All pay one service. */
  | 'deposits'
  /** One service's accounts. */
  | 'service'
  /** The smaller ones of a column, or of a kind of ends. */
  | 'rest'
  /** What the reader put away. */
  | 'hidden'

/** Leaves that are drawn as one mark until it is unfolded. */
export interface Group {
  /** Made of what it holds, not of its place in a list, so that a link to it stays good when a trace grows. */
  readonly id: string
  readonly form: GroupForm
  /** Nodes: leaves by their numbers, groups by theirs and the number of leaves. */
  readonly children: readonly number[]
  readonly column: number
  readonly lane: number
}

/** How a graph is folded: every leaf is in at most one group, and every group in at most one other. */
export interface Fold {
  readonly groups: readonly Group[]
  /** Numbers of groups by id. */
  readonly numberOf: ReadonlyMap<string, number>
  /** The group in which each node is; -1: in none. Leaves first, then groups. */
  readonly parent: readonly number[]
  /** Column of each leaf; the last is that of the ends. */
  readonly column: Int32Array
  readonly lane: Int32Array
  readonly columns: readonly { readonly firstHop: number; readonly lastHop: number }[]
  /** CAIP-2 of each lane; `` where lanes are not told apart, `*` for the smaller ledgers together. */
  readonly lanes: readonly string[]
}

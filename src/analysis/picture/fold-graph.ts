import { foldAlike } from './fold-alike.ts'
import { Folding } from './folding.ts'
import { columnOfHop, pictureColumns } from './picture-columns.ts'
import type { Leaf, PictureGraph } from './picture-graph.ts'
import type { Child, Fold } from './picture-group.ts'
import { pictureLanes } from './picture-lanes.ts'
import { spineChains } from './spine-chains.ts'

/** How much is told apart. */
export interface FoldSetting {
  readonly byLedger: boolean
  /** Lanes at most. */
  readonly lanes: number
  /** Places of a column and lane that stay on their own, at most. */
  readonly kept: number
  /** Parts of the theft from which a place stays on its own. */
  readonly large: number
  /** Accounts that the reader put away. */
  readonly hidden: ReadonlySet<string>
}

/** Parts of the theft that are too little to stand alone in a crowded column. */
const TINY = 0.001
/** So many of a column and lane are no crowd. */
const FEW = 8

/** Folds a graph: what the reader hid, chains, services, places alike, and the smaller rest of each column. Same graph, same fold. */
export function foldGraph(graph: PictureGraph, setting: FoldSetting): Fold {
  const { leaves } = graph
  const hidden = (leaf: Leaf): boolean => leaf.account !== null && setting.hidden.has(leaf.account)
  const { lanes, lane } = pictureLanes(graph, setting.byLedger, setting.lanes)
  const chains = spineChains(graph, leaf => leaf.role === 'source' || leaf.role === 'gap' || hidden(leaf))
  const inner = new Set(chains.flatMap(c => c.leaves.slice(1)))
  const columns = pictureColumns(leaves.filter((l, i) => l.end === null && !inner.has(i)).map(l => l.hop))
  const column = leaves.map(l => (l.end === null ? columnOfHop(columns, l.hop) : columns.length))
  const folding = new Folding(leaves, column, lane)

  leaves.forEach((leaf, i) => {
    if (hidden(leaf)) folding.collect('hidden', `hidden:${lanes[lane[i] ?? 0]}:${column[i]}`, i)
  })
  folding.close(1)
  for (const c of chains)
    folding.add(c.peels ? 'peel-chain' : 'relay-chain', `chain:${leaves[c.leaves[0] ?? 0]?.id}`, c.leaves)
  leaves.forEach((leaf, i) => {
    if (leaf.end !== null && leaf.name !== null && folding.free(i))
      folding.collect('service', `service:${lanes[lane[i] ?? 0]}:${leaf.end}:${leaf.name}`, i)
  })
  folding.close(2)
  foldAlike(graph, folding, setting.large, lanes)
  foldRest(graph, folding, setting, lanes)
  return { groups: folding.groups, parent: folding.parent, column, lane, columns, lanes }
}

/** Keeps the largest of each column and lane and folds the rest into one mark, ends into one a kind. */
function foldRest(graph: PictureGraph, folding: Folding, setting: FoldSetting, lanes: readonly string[]): void {
  const kept = new Map<string, number>()
  const cellOf = (top: Child): string => `${lanes[folding.lane(top)]}:${folding.column(top)}`
  const tops = folding
    .tops()
    .sort((a, b) => folding.weight(b) - folding.weight(a) || (folding.key(a) < folding.key(b) ? -1 : 1))
  const crowd = new Map<string, number>()
  for (const top of tops) crowd.set(cellOf(top), (crowd.get(cellOf(top)) ?? 0) + 1)
  for (const top of tops) {
    if (typeof top === 'string' && folding.groups.get(top)?.form === 'hidden') continue
    const [first] = leavesIn(folding, top)
    const leaf = graph.leaves[first ?? 0]
    const cell = cellOf(top)
    const had = kept.get(cell) ?? 0
    const tiny = folding.weight(top) < TINY && leaf?.name == null && (crowd.get(cell) ?? 0) > FEW
    // Ends have the whole right side to themselves.
    const room = leaf?.end === null ? setting.kept : setting.kept * 2
    if (had < room && !tiny) {
      kept.set(cell, had + 1)
      continue
    }
    const kind = leaf?.end === null ? (leaf.role === 'source' ? 'source' : '') : leaf?.end
    folding.collect('rest', `rest:${cell}:${kind}`, top)
  }
  folding.close(2)
}

function leavesIn(folding: Folding, child: Child): number[] {
  if (typeof child === 'number') return [child]
  const [first] = folding.groups.get(child)?.children ?? []
  return first === undefined ? [] : leavesIn(folding, first)
}

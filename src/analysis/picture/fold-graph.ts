import { foldAlike } from './fold-alike.ts'
import { Folding } from './folding.ts'
import { columnOfHop, pictureColumns } from './picture-columns.ts'
import { accountOf, type PictureGraph, wordOf } from './picture-graph.ts'
import type { Fold } from './picture-group.ts'
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
  const { count, end, hop, role, name } = graph.leaves
  const put = new Set<number>()
  if (setting.hidden.size > 0)
    for (let leaf = 0; leaf < count; leaf++) {
      const account = accountOf(graph, leaf)
      if (account !== null && setting.hidden.has(account)) put.add(leaf)
    }
  const [source, gap] = [graph.words.indexOf('source'), graph.words.indexOf('gap')]
  const { lanes, lane } = pictureLanes(graph, setting.byLedger, setting.lanes)
  const chains = spineChains(graph, leaf => {
    const is = role[leaf] ?? -1
    return is >= 0 && (is === source || is === gap || put.has(leaf))
  })
  const inner = new Uint8Array(count)
  for (const c of chains) for (const leaf of c.leaves.slice(1)) inner[leaf] = 1
  const hops = new Set<number>()
  for (let leaf = 0; leaf < count; leaf++) if ((end[leaf] ?? -1) < 0 && inner[leaf] === 0) hops.add(hop[leaf] ?? 0)
  const columns = pictureColumns(hops)
  const columnOf = new Map<number, number>()
  const column = Int32Array.from({ length: count }, (_, leaf) => {
    if ((end[leaf] ?? -1) >= 0) return columns.length
    const own = hop[leaf] ?? 0
    const had = columnOf.get(own) ?? columnOfHop(columns, own)
    columnOf.set(own, had)
    return had
  })
  const folding = new Folding(graph, column, lane)
  const cellOf = (node: number): number => folding.lane(node) * (columns.length + 1) + folding.column(node)

  for (const leaf of put) folding.collect('hidden', cellOf(leaf), leaf)
  folding.close(1, leaf => `hidden:${lanes[folding.lane(leaf)]}:${folding.column(leaf)}`)
  for (const c of chains)
    folding.add(c.peels ? 'peel-chain' : 'relay-chain', `chain:${folding.key(c.leaves[0] ?? 0)}`, c.leaves)
  for (let leaf = 0; leaf < count; leaf++) {
    const kind = end[leaf] ?? -1
    const called = name[leaf] ?? -1
    if (kind < 0 || called < 0 || !folding.free(leaf)) continue
    const key = ((lane[leaf] ?? 0) * graph.words.length + kind) * graph.words.length + called
    folding.collect('service', key, leaf)
  }
  folding.close(2, leaf => {
    const [kind, called] = [wordOf(graph, end[leaf]), wordOf(graph, name[leaf])]
    return `service:${lanes[lane[leaf] ?? 0]}:${kind}:${called}`
  })
  foldAlike(graph, folding, setting.large, lanes)
  foldRest(graph, folding, setting, lanes, columns.length + 1)
  const { groups, numberOf, parent } = folding
  return { groups, numberOf, parent, column, lane, columns, lanes }
}

/** Keeps the largest of each column and lane and folds the rest into one mark, ends into one a kind. */
function foldRest(
  graph: PictureGraph,
  folding: Folding,
  setting: FoldSetting,
  lanes: readonly string[],
  columns: number,
): void {
  const { end, role, name } = graph.leaves
  const cellOf = (node: number): number => folding.lane(node) * columns + folding.column(node)
  const tops = folding.tops().sort((a, b) => folding.compare(a, b))
  const crowd = new Int32Array(lanes.length * columns)
  const kept = new Int32Array(lanes.length * columns)
  for (const top of tops) {
    const cell = cellOf(top)
    crowd[cell] = (crowd[cell] ?? 0) + 1
  }
  const source = graph.words.indexOf('source')
  for (const top of tops) {
    if (folding.group(top)?.form === 'hidden') continue
    const leaf = firstLeaf(folding, top)
    const kind = end[leaf] ?? -1
    const cell = cellOf(top)
    const had = kept[cell] ?? 0
    const tiny = folding.weight(top) < TINY && (name[leaf] ?? -1) < 0 && (crowd[cell] ?? 0) > FEW
    // Ends have the whole right side to themselves.
    const room = kind < 0 ? setting.kept : setting.kept * 2
    if (had < room && !tiny) {
      kept[cell] = had + 1
      continue
    }
    const sort = kind >= 0 ? kind + 2 : role[leaf] === source ? 1 : 0
    folding.collect('rest', cell * (graph.words.length + 2) + sort, top)
  }
  folding.close(2, top => {
    const leaf = firstLeaf(folding, top)
    const kind = wordOf(graph, end[leaf]) ?? (role[leaf] === source ? 'source' : '')
    return `rest:${lanes[folding.lane(top)]}:${folding.column(top)}:${kind}`
  })
}

function firstLeaf(folding: Folding, node: number): number {
  let at = node
  for (let group = folding.group(at); group !== null; group = folding.group(at)) at = group.children[0] ?? 0
  return at
}

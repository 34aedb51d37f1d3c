import { leafId, type PictureGraph } from './picture-graph.ts'
import type { Fold, Group } from './picture-group.ts'

/** A mark before it has a place. */
export interface CutMark {
  readonly id: string
  readonly group: Group | null
  /** Null for a group. */
  readonly leaf: number | null
  /** Its number among leaves and groups. */
  readonly node: number
  readonly open: boolean
  /** The group that was unfolded to show it. */
  readonly within: string | null
  readonly leaves: number[]
  /** Parts of the theft that came from outside of it, and that left it. */
  weightIn: number
  weightOut: number
}

/** A ribbon before it has a place. */
export interface CutRibbon {
  readonly from: number
  readonly to: number
  readonly odds: boolean
  readonly kind: 'paid' | 'stay' | 'gap'
  weight: number
  /** Parts of the theft that moved, untainted ones too. */
  moved: number
}

/** What is seen of a fold with some groups unfolded. */
export interface Cut {
  readonly marks: readonly CutMark[]
  readonly ribbons: readonly CutRibbon[]
  readonly markOfLeaf: Int32Array
  /** The ribbon of each flow; for one inside a mark -1 less the mark's number. */
  readonly placeOfFlow: Int32Array
}

/** Cuts a fold: each leaf shows as itself, or as the outermost of its groups that is folded. Each flow is in one ribbon or inside one mark. */
export function cutFold(graph: PictureGraph, fold: Fold, opened: ReadonlySet<string>): Cut {
  const { leaves, flows } = graph
  const marks: CutMark[] = []
  /** For each mark that of the unfolded group that it is in; -1: in none. */
  const outer: number[] = []
  const places = new Int32Array(leaves.count + fold.groups.length).fill(-1)
  const isOpen = fold.groups.map(g => opened.has(g.id))
  const put = (node: number): number => {
    const had = places[node] ?? -1
    if (had >= 0) return had
    const up = fold.parent[node] ?? -1
    const around = up < 0 ? -1 : put(leaves.count + up)
    const group = node < leaves.count ? null : (fold.groups[node - leaves.count] ?? null)
    const number =
      marks.push({
        ...{ id: group?.id ?? leafId(graph, node), group, leaf: group === null ? node : null, node },
        ...{ open: group !== null && isOpen[node - leaves.count] === true, within: fold.groups[up]?.id ?? null },
        ...{ leaves: [], weightIn: 0, weightOut: 0 },
      }) - 1
    outer.push(around)
    places[node] = number
    return number
  }
  const markOfLeaf = new Int32Array(leaves.count)
  for (let leaf = 0; leaf < leaves.count; leaf++) {
    let shown = leaf
    for (let up = fold.parent[leaf] ?? -1; up >= 0; up = fold.parent[leaves.count + up] ?? -1)
      if (isOpen[up] !== true) shown = leaves.count + up
    const mark = put(shown)
    markOfLeaf[leaf] = mark
    for (let m = mark; m >= 0; m = outer[m] ?? -1) marks[m]?.leaves.push(leaf)
  }
  /** True where a mark is another, or in the group that it is. */
  const within = (mark: number, other: number): boolean => {
    let at = mark
    while (at >= 0 && at !== other) at = outer[at] ?? -1
    return at === other
  }
  const ribbons: CutRibbon[] = []
  const placeOfFlow = new Int32Array(flows.count)
  const numbers = new Map<number, number>()
  const gap = graph.words.indexOf('gap')
  for (let f = 0; f < flows.count; f++) {
    const payer = flows.from[f] ?? 0
    const payee = flows.to[f] ?? 0
    const weight = flows.weight[f] ?? 0
    const from = markOfLeaf[payer] ?? 0
    const to = markOfLeaf[payee] ?? 0
    if (from === to) {
      placeOfFlow[f] = -1 - from
      continue
    }
    for (let m = from; m >= 0; m = outer[m] ?? -1) if (!within(to, m)) weigh(marks[m], 0, weight)
    for (let m = to; m >= 0; m = outer[m] ?? -1) if (!within(from, m)) weigh(marks[m], weight, 0)
    const gapped = gap >= 0 && (leaves.role[payer] === gap || leaves.role[payee] === gap)
    const kind = !flows.untold.has(f) ? 'paid' : gapped ? 'gap' : 'stay'
    const odds = flows.odds[f] === 1
    const key = ((from * marks.length + to) * 3 + (kind === 'paid' ? 0 : kind === 'gap' ? 1 : 2)) * 2 + (odds ? 1 : 0)
    const moved = flows.moved[f] ?? 0
    const had = numbers.get(key)
    const ribbon = had === undefined ? undefined : ribbons[had]
    if (ribbon && had !== undefined) {
      ribbon.weight += weight
      ribbon.moved += moved
      placeOfFlow[f] = had
    } else {
      placeOfFlow[f] = ribbons.push({ from, to, odds, kind, weight, moved }) - 1
      numbers.set(key, ribbons.length - 1)
    }
  }
  return { marks, ribbons, markOfLeaf, placeOfFlow }
}

function weigh(mark: CutMark | undefined, into: number, out: number): void {
  if (!mark) return
  mark.weightIn += into
  mark.weightOut += out
}

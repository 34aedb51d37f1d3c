import { ALIKE, type Folding } from './folding.ts'
import { PairNumbers } from './pair-numbers.ts'
import { type PictureGraph, weightOf, wordOf } from './picture-graph.ts'
import type { GroupForm } from './picture-group.ts'
import { shortHash } from './short-hash.ts'

/** What a place has in common with others. */
interface Likeness {
  readonly form: GroupForm
  /** The node that pays it most. */
  readonly before: number
  /** The kind of end that it pays most to; -1: none is known. */
  readonly end: number
  /** True where it pays anybody. */
  readonly pays: boolean
  /** The node that it pays most to, where it is a known goal; -1: none. */
  readonly goal: number
}

/**
 * Folds small places of a column that are paid most by the same and pay most to the same: fan-outs, fan-ins, deposits of one service.
 * From left to right, so that what was folded before counts as one payer.
 * @param large parts of the theft from which a place stays on its own
 */
export function foldAlike(graph: PictureGraph, folding: Folding, large: number, lanes: readonly string[]): void {
  const { leaves } = graph
  const { payer, payee } = mostPaid(graph)
  const [source, gap] = [graph.words.indexOf('source'), graph.words.indexOf('gap')]
  const by = new Map<number, number[]>()
  for (let leaf = 0; leaf < leaves.count; leaf++) {
    const end = leaves.end[leaf] ?? -1
    const role = leaves.role[leaf] ?? -1
    if ((end >= 0 && (leaves.name[leaf] ?? -1) >= 0) || (role >= 0 && (role === source || role === gap))) continue
    if (weightOf(leaves, leaf) >= large || !folding.free(leaf) || (payer[leaf] ?? -1) < 0) continue
    const column = folding.column(leaf)
    const had = by.get(column)
    if (had) had.push(leaf)
    else by.set(column, [leaf])
  }
  const likeness = (leaf: number): Likeness => {
    const before = folding.top(payer[leaf] ?? 0)
    const to = payee[leaf] ?? -1
    const end = to < 0 ? -1 : (leaves.end[to] ?? -1)
    const stays = to >= 0 && leaves.account[to] === leaves.account[leaf]
    const known = to >= 0 && !stays && (end >= 0 || weightOf(leaves, to) >= large)
    const form = known && end >= 0 ? 'deposits' : folding.group(before) === null ? 'fan-out' : 'fan-in'
    return { form, before, end, pays: to >= 0, goal: known ? folding.top(to) : -1 }
  }
  const words = graph.words.length + 2
  for (const [column, places] of [...by].sort((a, b) => a[0] - b[0])) {
    const pairs = [0, 1, 2].map(() => new PairNumbers(256))
    const pair = (step: number, a: number, b: number): number => pairs[step]?.of(a, b) ?? 0
    for (const leaf of places) {
      const { form, before, end, pays, goal } = likeness(leaf)
      const own = pair(0, folding.lane(leaf) * words + (leaves.end[leaf] ?? -1) + 1, before)
      const after = pair(1, goal, pays ? end + 1 : -1)
      folding.collect(form, pair(2, own, after), leaf)
    }
    folding.close(ALIKE, leaf => {
      const { before, end, pays, goal } = likeness(leaf)
      const after = pays ? `${wordOf(graph, end) ?? 'on'} ${goal < 0 ? '' : folding.key(goal)}` : ''
      const alike = `${lanes[folding.lane(leaf)]} ${wordOf(graph, leaves.end[leaf]) ?? ''} ${folding.key(before)} > ${after}`
      return `alike:${column}:${shortHash(alike)}`
    })
  }
}

/** Who pays each leaf most, and whom it pays most; -1: nobody. */
function mostPaid({ leaves, flows }: PictureGraph): { readonly payer: Int32Array; readonly payee: Int32Array } {
  const [payer, payee] = [new Int32Array(leaves.count).fill(-1), new Int32Array(leaves.count).fill(-1)]
  const [got, gave] = [new Float64Array(leaves.count).fill(-1), new Float64Array(leaves.count).fill(-1)]
  for (let f = 0; f < flows.count; f++) {
    const from = flows.from[f] ?? 0
    const to = flows.to[f] ?? 0
    const weight = flows.weight[f] ?? 0
    if ((got[to] ?? 0) < weight) {
      got[to] = weight
      payer[to] = from
    }
    if ((gave[from] ?? 0) < weight) {
      gave[from] = weight
      payee[from] = to
    }
  }
  return { payer, payee }
}

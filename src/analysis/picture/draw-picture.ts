import { type AssetWeights, assetWeights } from './asset-weights.ts'
import { type Cut, cutFold, rowsOf, sumsOf } from './cut-fold.ts'
import { type FoldSetting, foldGraph } from './fold-graph.ts'
import { graphOfTrace } from './graph-of-trace.ts'
import type { Picture, PictureColumn, PictureMark, PictureRibbon } from './picture.ts'
import { type Flow, type PictureGraph, weightOf } from './picture-graph.ts'
import type { Fold } from './picture-group.ts'
import type { PictureTrace } from './picture-trace.ts'
import type { PictureView } from './picture-view.ts'
import { type BasePlaces, type Box, MARK, placeColumns } from './place-columns.ts'
import { placeOpened } from './place-opened.ts'
import { ribbonPorts } from './ribbon-ports.ts'

/** Marks and ribbons that a folded picture has at most. */
export const MOST_MARKS = 1_500

/** A trace folded for a view; unfolding its groups asks for no new fold. */
export interface FoldedTrace {
  readonly graph: PictureGraph
  readonly fold: Fold
  readonly base: BasePlaces
  readonly weights: AssetWeights
}

/** From the finest to the coarsest; the last has at most 12 columns by one lane and so fits in any case. */
const STEPS: readonly Pick<FoldSetting, 'lanes' | 'kept' | 'large'>[] = [
  { lanes: 7, kept: 12, large: 0.04 },
  { lanes: 7, kept: 8, large: 0.04 },
  { lanes: 6, kept: 5, large: 0.06 },
  { lanes: 4, kept: 3, large: 0.1 },
  { lanes: 2, kept: 2, large: 0.2 },
  { lanes: 1, kept: 1, large: 0.5 },
]

/** Folds a trace to at most {@link MOST_MARKS} marks. @param prices worth of a base unit of assets, where it is known */
export function foldTrace(trace: PictureTrace, view: PictureView, prices?: ReadonlyMap<string, number>): FoldedTrace {
  const weights = assetWeights(trace, prices)
  const graph = graphOfTrace(trace, weights, view)
  const hidden = new Set(view.hidden)
  // So large a graph hardly ever fits the finer steps, and each step costs.
  const first = graph.flows.length > 30_000 ? 2 : 0
  for (let i = first; i < STEPS.length; i++) {
    const step = STEPS[i]
    if (!step) break
    const fold = foldGraph(graph, { ...step, byLedger: view.lanes === 'ledger', hidden })
    const cut = cutFold(graph, fold, new Set())
    if (cut.marks.length + cut.ribbons.length <= MOST_MARKS || i === STEPS.length - 1)
      return { graph, fold, weights, base: placeColumns(graph, fold, cut) }
  }
  throw new RangeError('there is no way to fold')
}

/** Draws a folded trace with some groups unfolded and some marks where the reader put them. */
export function drawPicture(folded: FoldedTrace, view: Pick<PictureView, 'opened' | 'pinned'>): Picture {
  const { graph, fold, base, weights } = folded
  const cut = cutFold(graph, fold, new Set(view.opened))
  const boxes = placeOpened(fold, cut, base, view.opened)
  for (const mark of cut.marks) {
    const account = mark.leaf === null ? undefined : graph.leaves[mark.leaf]?.account
    const pin = view.pinned[mark.id] ?? (account ? view.pinned[account] : undefined)
    const box = boxes.get(mark.id)
    if (pin && box && Number.isFinite(pin.x) && Number.isFinite(pin.y))
      boxes.set(mark.id, { ...box, x: pin.x, y: pin.y })
  }
  const ports = ribbonPorts(cut, base, boxes)
  const marks = marksOf(graph, fold, cut, boxes)
  const ribbons = cut.ribbons.map((r, i): PictureRibbon => {
    const [from, to] = [marks[r.from], marks[r.to]]
    const sums = sumsOf(r.flows)
    const moved = r.flows.reduce((sum, f) => sum + Number(f.amount) * (graph.units[f.asset] ?? 0), 0)
    return {
      from: r.from,
      to: r.to,
      odds: r.odds,
      kind: r.kind,
      back: (from?.x ?? 0) >= (to?.x ?? 0),
      sums,
      weight: r.weight,
      share: moved > 0 ? Math.min(1, r.weight / moved) : 1,
      rows: rowsOf(r.flows),
      x0: (from?.x ?? 0) + MARK,
      x1: to?.x ?? 0,
      ...(ports[i] ?? { y0: 0, y1: 0, breadth: 0 }),
    }
  })
  let [top, bottom, right] = [0, base.height, base.width]
  for (const m of marks) {
    top = Math.min(top, m.y - 30)
    bottom = Math.max(bottom, m.y + m.height + 16)
    right = Math.max(right, m.x + 120)
  }
  return {
    width: right,
    top,
    height: bottom,
    scale: base.scale,
    columns: columnsOf(graph, fold, base),
    endX: base.xs[base.xs.length - 1] ?? 0,
    lanes: base.lanes,
    marks,
    ribbons,
    assets: graph.assets,
    units: graph.units,
    basis: weights.basis,
    leftOut: graph.leftOut,
    selfPaid: graph.selfPaid.length,
    markOfLeaf: cut.markOfLeaf,
  }
}

function marksOf(graph: PictureGraph, fold: Fold, cut: Cut, boxes: ReadonlyMap<string, Box>): PictureMark[] {
  const into = cut.marks.map((): Flow[] => [])
  const out = cut.marks.map((): Flow[] => [])
  for (const r of cut.ribbons)
    for (const f of r.flows) {
      into[r.to]?.push(f)
      out[r.from]?.push(f)
    }
  return cut.marks.map((m, i): PictureMark => {
    const leaves = m.leaves.map(l => graph.leaves[l]).filter(l => l !== undefined)
    const [leaf] = leaves
    const box = boxes.get(m.id) ?? { x: 0, y: 0, height: 0 }
    const one = m.leaf !== null ? leaf : undefined
    const same = <T>(of: (l: NonNullable<typeof leaf>) => T): T | undefined => {
      const first = leaf ? of(leaf) : undefined
      return leaves.every(l => of(l) === first) ? first : undefined
    }
    return {
      id: m.id,
      form: m.group?.form ?? null,
      open: m.open,
      within: m.within,
      account: one?.account ?? null,
      name: one ? one.name : (same(l => l.name) ?? null),
      role: same(l => l.role) ?? 'intermediate',
      end: same(l => l.end) ?? null,
      leaves: new Set(leaves.map(l => l.account)).size,
      column: m.group?.column ?? fold.column[m.leaf ?? 0] ?? 0,
      lane: m.group?.lane ?? fold.lane[m.leaf ?? 0] ?? 0,
      ...box,
      width: MARK,
      firstAt: leaves.reduce((at, l) => Math.min(at, l.firstAt), Infinity),
      sums: sumsOf(m.weightOut > m.weightIn ? (out[i] ?? []) : (into[i] ?? [])),
      weight: Math.max(m.weightIn, m.weightOut),
      rows: m.open ? new Int32Array() : rowsOf(m.inner),
    }
  })
}

function columnsOf(graph: PictureGraph, fold: Fold, base: BasePlaces): PictureColumn[] {
  const spans = fold.columns.map((): [number, number] => [Infinity, -Infinity])
  graph.leaves.forEach((leaf, i) => {
    const span = spans[fold.column[i] ?? 0]
    if (!span || !Number.isFinite(leaf.firstAt) || weightOf(leaf) <= 0) return
    span[0] = Math.min(span[0], leaf.firstAt)
    span[1] = Math.max(span[1], leaf.firstAt)
  })
  return fold.columns.map((c, i) => {
    const [from = Infinity, until = -Infinity] = spans[i] ?? []
    return { ...c, x: base.xs[i] ?? 0, from: from > until ? null : from, until: from > until ? null : until }
  })
}

import { type AssetWeights, assetWeights } from './asset-weights.ts'
import { type Cut, cutFold } from './cut-fold.ts'
import { addedSums, type CutSums, cutSums } from './cut-sums.ts'
import { type FoldSetting, foldGraph } from './fold-graph.ts'
import { graphOfTrace } from './graph-of-trace.ts'
import type { Picture, PictureColumn, PictureMark, PictureRibbon } from './picture.ts'
import { accountOf, type EndKind, type PictureGraph, weightOf, wordOf } from './picture-graph.ts'
import type { Fold } from './picture-group.ts'
import type { PictureTrace } from './picture-trace.ts'
import type { PictureView } from './picture-view.ts'
import { type BasePlaces, type Box, MARK, placeColumns } from './place-columns.ts'
import { placeOpened } from './place-opened.ts'
import { ribbonPorts } from './ribbon-ports.ts'
import { columnsOf, type TraceColumns } from './trace-columns.ts'

/** Marks and ribbons that a folded picture has at most. */
export const MOST_MARKS = 1_500

/** A trace folded for a view; unfolding its groups asks for no new fold. */
export interface FoldedTrace {
  readonly graph: PictureGraph
  readonly fold: Fold
  /** With no group unfolded. */
  readonly whole: Cut
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
  return foldColumns(columnsOf(trace), view, prices)
}

/** The same for a trace that lies in columns. @param told about how much of the work is done, from 0 to 1 */
export function foldColumns(
  columns: TraceColumns,
  view: PictureView,
  prices?: ReadonlyMap<string, number>,
  told: (part: number) => void = () => {},
): FoldedTrace {
  const weights = assetWeights(columns, prices)
  told(0.1)
  const graph = graphOfTrace(columns, weights, view)
  told(0.4)
  const hidden = new Set(view.hidden)
  // So large a graph hardly ever fits the finer steps, and each step costs.
  const first = graph.flows.count > 30_000 ? 2 : 0
  for (let i = first; i < STEPS.length; i++) {
    const step = STEPS[i]
    if (!step) break
    const fold = foldGraph(graph, { ...step, byLedger: view.lanes === 'ledger', hidden })
    told(0.7)
    const whole = cutFold(graph, fold, new Set())
    told(0.9)
    if (whole.marks.length + whole.ribbons.length <= MOST_MARKS || i === STEPS.length - 1)
      return { graph, fold, whole, weights, base: placeColumns(graph, fold, whole) }
  }
  throw new RangeError('there is no way to fold')
}

/** Draws a folded trace with some groups unfolded and some marks where the reader put them. */
export function drawPicture(folded: FoldedTrace, view: Pick<PictureView, 'opened' | 'pinned'>): Picture {
  const { graph, fold, base, weights } = folded
  const unfolds = view.opened.some(id => fold.numberOf.has(id))
  const cut = unfolds ? cutFold(graph, fold, new Set(view.opened)) : folded.whole
  const boxes = placeOpened(fold, cut, base, view.opened)
  for (const mark of cut.marks) {
    const account = mark.leaf === null ? null : accountOf(graph, mark.leaf)
    const pin = view.pinned[mark.id] ?? (account ? view.pinned[account] : undefined)
    const box = boxes.get(mark.id)
    if (pin && box && Number.isFinite(pin.x) && Number.isFinite(pin.y))
      boxes.set(mark.id, { ...box, x: pin.x, y: pin.y })
  }
  const ports = ribbonPorts(cut, base, boxes)
  const told = cutSums(graph, cut)
  const marks = marksOf(graph, fold, cut, told, boxes)
  const ribbons = cut.ribbons.map((r, i): PictureRibbon => {
    const [from, to] = [marks[r.from], marks[r.to]]
    return {
      from: r.from,
      to: r.to,
      odds: r.odds,
      kind: r.kind,
      back: (from?.x ?? 0) >= (to?.x ?? 0),
      sums: told.sums[i] ?? [],
      weight: r.weight,
      share: r.moved > 0 ? Math.min(1, r.weight / r.moved) : 1,
      rows: told.rows[i] ?? new Int32Array(),
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
    columns: columnsOfPicture(graph, fold, base),
    endX: base.xs[base.xs.length - 1] ?? 0,
    lanes: base.lanes,
    marks,
    ribbons,
    assets: graph.columns.assets,
    units: graph.units,
    basis: weights.basis,
    leftOut: graph.leftOut,
    selfPaid: graph.selfPaid,
    markOfLeaf: cut.markOfLeaf,
  }
}

function marksOf(
  graph: PictureGraph,
  fold: Fold,
  cut: Cut,
  told: CutSums,
  boxes: ReadonlyMap<string, Box>,
): PictureMark[] {
  const { leaves } = graph
  const into = cut.marks.map((): number[] => [])
  const out = cut.marks.map((): number[] => [])
  cut.ribbons.forEach((r, i) => {
    into[r.to]?.push(i)
    out[r.from]?.push(i)
  })
  return cut.marks.map((m, i): PictureMark => {
    /** What all leaves of it have in common; null: they differ. */
    const same = (column: Int32Array): string | null => {
      const first = column[m.leaves[0] ?? 0] ?? -1
      return m.leaves.every(leaf => column[leaf] === first) ? wordOf(graph, first) : null
    }
    const accounts = new Set<number>()
    let firstAt = Infinity
    for (const leaf of m.leaves) {
      accounts.add(leaves.account[leaf] ?? -1)
      firstAt = Math.min(firstAt, leaves.firstAt[leaf] ?? Infinity)
    }
    const through = (m.weightOut > m.weightIn ? out : into)[i] ?? []
    return {
      id: m.id,
      form: m.group?.form ?? null,
      open: m.open,
      within: m.within,
      account: m.leaf === null ? null : accountOf(graph, m.leaf),
      name: same(leaves.name),
      role: same(leaves.role) ?? 'intermediate',
      end: same(leaves.end) as EndKind | null,
      leaves: accounts.size,
      column: m.group?.column ?? fold.column[m.leaf ?? 0] ?? 0,
      lane: m.group?.lane ?? fold.lane[m.leaf ?? 0] ?? 0,
      ...(boxes.get(m.id) ?? { x: 0, y: 0, height: 0 }),
      width: MARK,
      firstAt,
      sums: addedSums(through.map(ribbon => told.sums[ribbon] ?? [])),
      weight: Math.max(m.weightIn, m.weightOut),
      rows: told.inner[i] ?? new Int32Array(),
    }
  })
}

function columnsOfPicture({ leaves }: PictureGraph, fold: Fold, base: BasePlaces): PictureColumn[] {
  const spans = fold.columns.map((): [number, number] => [Infinity, -Infinity])
  for (let leaf = 0; leaf < leaves.count; leaf++) {
    const [span, at] = [spans[fold.column[leaf] ?? 0], leaves.firstAt[leaf] ?? Infinity]
    if (!span || !Number.isFinite(at) || weightOf(leaves, leaf) <= 0) continue
    span[0] = Math.min(span[0], at)
    span[1] = Math.max(span[1], at)
  }
  return fold.columns.map((c, i) => {
    const [from = Infinity, until = -Infinity] = spans[i] ?? []
    return { ...c, x: base.xs[i] ?? 0, from: from > until ? null : from, until: from > until ? null : until }
  })
}

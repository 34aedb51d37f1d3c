import type { Cut, CutMark } from './cut-fold.ts'
import { type PictureGraph, wordOf } from './picture-graph.ts'
import type { Fold } from './picture-group.ts'

/** Where a mark is. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly height: number
}

/** A folded picture with places. */
export interface BasePlaces {
  readonly boxes: ReadonlyMap<string, Box>
  readonly xs: readonly number[]
  readonly lanes: readonly { readonly ledger: string; readonly y: number; readonly height: number }[]
  readonly scale: number
  readonly width: number
  readonly height: number
}

/** Width of a mark. */
export const MARK = 12
/** From one column to the next: more where a picture is high, so that its sides are as those of a screen. */
const STEP = 196
const WIDEST = 330
const SIDES = 2.5
/** Room at the right of the last column for its words. */
const WORDS = 230
const TOP = 44
const LANE_HEAD = 26
const LANE_FOOT = 14
/** Least room of a mark with its line of text. */
const SLOT = 25
const GAP = 11
/** Height that the fullest column's value takes. */
const TALL = 430
const LEAST_HEIGHT = 3
const SWEEPS = 6

/** How high a weight is drawn. */
export function heightOf(weight: number, scale: number): number {
  return Math.max(LEAST_HEIGHT, weight * scale)
}

interface Placed {
  readonly mark: CutMark
  readonly number: number
  readonly height: number
  readonly slot: number
  y: number
}

/** Gives the marks of a folded cut their places: columns by hop, lanes by ledger, each near to what pays it and what it pays. */
export function placeColumns(graph: PictureGraph, fold: Fold, cut: Cut): BasePlaces {
  const ends = fold.columns.length
  const cells = new Map<string, Placed[]>()
  const sums = new Array<number>(ends + 1).fill(0)
  const columnOf = (m: CutMark): number => m.group?.column ?? fold.column[m.leaf ?? 0] ?? 0
  const laneOf = (m: CutMark): number => m.group?.lane ?? fold.lane[m.leaf ?? 0] ?? 0
  for (const m of cut.marks) {
    const c = columnOf(m)
    sums[c] = (sums[c] ?? 0) + Math.max(m.weightIn, m.weightOut)
  }
  const scale = TALL / Math.max(...sums, 0.001)
  const all: Placed[] = cut.marks.map((mark, number) => {
    const height = heightOf(Math.max(mark.weightIn, mark.weightOut), scale)
    const placed = { mark, number, height, slot: Math.max(SLOT, height + GAP), y: 0 }
    const key = `${laneOf(mark)} ${columnOf(mark)}`
    const cell = cells.get(key)
    if (cell) cell.push(placed)
    else cells.set(key, [placed])
    return placed
  })
  let top = TOP
  const lanes = fold.lanes.map((ledger, l) => {
    let inner = SLOT
    for (let c = 0; c <= ends; c++)
      inner = Math.max(
        inner,
        (cells.get(`${l} ${c}`) ?? []).reduce((sum, p) => sum + p.slot, 0),
      )
    const lane = { ledger, y: top, height: LANE_HEAD + inner + LANE_FOOT }
    top += lane.height
    return lane
  })
  const links = linksOf(cut, all)
  for (const [key, cell] of cells) {
    cell.sort((a, b) => b.height - a.height || (a.mark.id < b.mark.id ? -1 : 1))
    const lane = lanes[Number(key.split(' ')[0])]
    settle(
      cell,
      cell.map(() => 0),
      (lane?.y ?? 0) + LANE_HEAD,
      (lane?.y ?? 0) + (lane?.height ?? 0) - LANE_FOOT,
    )
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forth = sweep % 2 === 0
    for (let k = 0; k <= ends; k++) {
      const c = forth ? k : ends - k
      lanes.forEach((lane, l) => {
        const cell = cells.get(`${l} ${c}`)
        if (!cell) return
        const wanted = new Map(
          cell.map(p => [p, middleOf(links[p.number], forth, c, all, columnOf) ?? p.y + p.height / 2]),
        )
        arrange(graph, cell, wanted, c === ends)
        settle(
          cell,
          cell.map(p => (wanted.get(p) ?? 0) - p.height / 2),
          lane.y + LANE_HEAD,
          lane.y + lane.height - LANE_FOOT,
        )
      })
    }
  }
  const step = Math.min(WIDEST, Math.max(STEP, (top * SIDES - WORDS) / Math.max(1, ends)))
  const xs = Array.from({ length: ends + 1 }, (_, c) => 16 + Math.round(c * step))
  const boxes = new Map(all.map(p => [p.mark.id, { x: xs[columnOf(p.mark)] ?? 0, y: p.y, height: p.height }]))
  return { boxes, xs, lanes, scale, width: 16 + Math.round(ends * step) + WORDS, height: top + 8 }
}

interface Link {
  readonly other: number
  readonly weight: number
}

function linksOf(cut: Cut, all: readonly Placed[]): Link[][] {
  const links = all.map((): Link[] => [])
  for (const r of cut.ribbons) {
    links[r.from]?.push({ other: r.to, weight: r.weight })
    links[r.to]?.push({ other: r.from, weight: r.weight })
  }
  return links
}

/** The middle of what lies before a mark, or behind it, by weight. */
function middleOf(
  links: readonly Link[] | undefined,
  before: boolean,
  column: number,
  all: readonly Placed[],
  columnOf: (m: CutMark) => number,
): number | null {
  let [sum, weight] = [0, 0]
  for (const l of links ?? []) {
    const p = all[l.other]
    if (!p || (before ? columnOf(p.mark) >= column : columnOf(p.mark) <= column)) continue
    sum += (p.y + p.height / 2) * l.weight
    weight += l.weight
  }
  return weight > 0 ? sum / weight : null
}

/** Orders a cell by where its marks want to be; ends of one kind stay together, in the order of their kinds' middles. */
function arrange(graph: PictureGraph, cell: Placed[], wanted: ReadonlyMap<Placed, number>, ends: boolean): void {
  const kind = (p: Placed): string => wordOf(graph, graph.leaves.end[p.mark.leaves[0] ?? 0]) ?? ''
  const middle = new Map<string, [number, number]>()
  if (ends)
    for (const p of cell) {
      const had = middle.get(kind(p)) ?? [0, 0]
      middle.set(kind(p), [had[0] + (wanted.get(p) ?? 0) * p.height, had[1] + p.height])
    }
  const rank = (p: Placed): number => {
    const [sum, n] = middle.get(kind(p)) ?? [0, 1]
    return ends ? sum / n : 0
  }
  cell.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (ends && kind(a) !== kind(b) ? (kind(a) < kind(b) ? -1 : 1) : 0) ||
      (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0) ||
      (a.mark.id < b.mark.id ? -1 : 1),
  )
}

/** Puts a cell's marks as near as can be to where they want to be, in their order, none over another, all within the lane. */
function settle(cell: readonly Placed[], tops: readonly number[], from: number, until: number): void {
  let y = from
  cell.forEach((p, i) => {
    p.y = Math.max(y, tops[i] ?? 0)
    y = p.y + p.slot
  })
  let bottom = until + GAP
  for (let i = cell.length - 1; i >= 0; i--) {
    const p = cell[i]
    if (!p) continue
    if (p.y + p.slot > bottom) p.y = Math.max(from, bottom - p.slot)
    bottom = p.y
  }
}

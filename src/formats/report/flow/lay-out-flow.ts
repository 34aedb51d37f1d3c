import { KIND_ORDER } from '../kinds.ts'
import type { FlowLink } from './flow-graph.ts'
import type { FlowPicture, PictureNode } from './fold-flow.ts'

/** A node's box, in the picture's own units. */
export interface Box {
  readonly node: PictureNode
  readonly x: number
  readonly y: number
  readonly height: number
}

/** A link's ends: where it leaves and arrives, and how broad it is. */
export interface Ribbon {
  readonly link: FlowLink
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly breadth: number
}

/** A picture with places. */
export interface FlowLayout {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  readonly ribbons: readonly Ribbon[]
  /** Left edges of the columns; the last is that of the ends. */
  readonly xs: readonly number[]
}

/** Width of the whole picture; the text in it is set for this. */
export const WIDTH = 1160
/** Width of a node. */
export const NODE = 10
const END_TEXT = 190
const TOP = 40
const BOTTOM = 46
/** Least room of a node with its two lines of text. */
const SLOT = 31
const GAP = 9
/** Height that the fullest column's value takes: more where there are more nodes to tell apart. */
const TALL = 330
const TALL_NODE = 70

/** Gives nodes and links their places: columns left to right, heights by value, each column ordered by where its money comes from. */
export function layOutFlow(picture: FlowPicture): FlowLayout {
  const ends = picture.columns.length
  const step = (WIDTH - END_TEXT - NODE) / ends
  const xs = Array.from({ length: ends + 1 }, (_, i) => Math.round(i * step))
  const lists = xs.map((_, c) => picture.nodes.filter(n => n.column === c))
  const sums = lists.map(list => list.reduce((sum, n) => sum + Number(n.value), 0))
  const fullest = Math.max(...lists.map(list => list.length))
  const scale = Math.min(TALL, (fullest + 1) * TALL_NODE) / Math.max(...sums, 1)
  const tall = (n: PictureNode): number => Math.max(3, Number(n.value) * scale)
  const slot = (n: PictureNode): number => Math.max(SLOT, tall(n) + GAP)
  const heights = lists.map(list => list.reduce((sum, n) => sum + slot(n), 0))
  const inner = Math.max(...heights, 120)
  const middle = new Map<string, number>()
  const boxes = lists.flatMap((list, c) => {
    const ordered = c === ends ? endsInOrder(list) : byOrigin(list, picture.links, middle)
    let y = TOP + (inner - (heights[c] ?? 0)) / 2
    return ordered.map((node): Box => {
      const box = { node, x: xs[c] ?? 0, y, height: tall(node) }
      middle.set(node.id, y + box.height / 2)
      y += slot(node)
      return box
    })
  })
  return { width: WIDTH, height: inner + TOP + BOTTOM, boxes, ribbons: ribbons(picture.links, boxes, scale), xs }
}

/** By the middle of what pays a node, weighted by value; folds last. */
function byOrigin(
  list: readonly PictureNode[],
  links: readonly FlowLink[],
  middle: ReadonlyMap<string, number>,
): PictureNode[] {
  const origin = new Map<string, number>()
  for (const n of list) {
    const into = links.filter(l => l.to === n.id && middle.has(l.from))
    const all = into.reduce((sum, l) => sum + Number(l.value), 0)
    if (all > 0) origin.set(n.id, into.reduce((sum, l) => sum + Number(l.value) * (middle.get(l.from) ?? 0), 0) / all)
  }
  return [...list].sort(
    (a, b) =>
      Number(a.one === null) - Number(b.one === null) ||
      (origin.get(a.id) ?? 1e6) - (origin.get(b.id) ?? 1e6) ||
      bySize(a, b),
  )
}

/** By kind, then by size; the fold of a kind last. */
function endsInOrder(list: readonly PictureNode[]): PictureNode[] {
  const kind = (n: PictureNode): number => (n.end === null ? 0 : KIND_ORDER.indexOf(n.end))
  return [...list].sort((a, b) => kind(a) - kind(b) || Number(a.one === null) - Number(b.one === null) || bySize(a, b))
}

function bySize(a: PictureNode, b: PictureNode): number {
  return a.value > b.value ? -1 : a.value < b.value ? 1 : a.id < b.id ? -1 : 1
}

/** Stacks links at both of their nodes in the order of the other end, so that they cross as little as can be. */
function ribbons(links: readonly FlowLink[], boxes: readonly Box[], scale: number): Ribbon[] {
  const boxOf = new Map(boxes.map(b => [b.node.id, b]))
  const breadth = (l: FlowLink): number => Math.max(0.8, Number(l.value) * scale)
  const top = (id: string): number => boxOf.get(id)?.y ?? 0
  const stack = (here: (l: FlowLink) => string, there: (l: FlowLink) => string): Map<FlowLink, number> => {
    const used = new Map<string, number>()
    const places = new Map<FlowLink, number>()
    for (const l of [...links].sort((a, b) => top(there(a)) - top(there(b)) || (there(a) < there(b) ? -1 : 1))) {
      const before = used.get(here(l)) ?? 0
      const room = (boxOf.get(here(l))?.height ?? 0) - breadth(l)
      places.set(l, top(here(l)) + Math.max(0, Math.min(before, room)))
      used.set(here(l), before + breadth(l))
    }
    return places
  }
  const from = stack(
    l => l.from,
    l => l.to,
  )
  const to = stack(
    l => l.to,
    l => l.from,
  )
  return links.map(link => ({
    link,
    x0: (boxOf.get(link.from)?.x ?? 0) + NODE,
    y0: from.get(link) ?? 0,
    x1: boxOf.get(link.to)?.x ?? 0,
    y1: to.get(link) ?? 0,
    breadth: breadth(link),
  }))
}

import type { EndpointKind } from '../../../analysis/flow/trace-result.ts'
import { KIND_ORDER } from '../kinds.ts'
import { type FlowGraph, type FlowLink, type FlowNode, throughput } from './flow-graph.ts'
import { type HopColumn, hopColumns } from './hop-columns.ts'

/** Nodes that a picture may have at most. */
export const MOST_NODES = 60
const MOST_IN_COLUMN = 9
const MOST_ENDS = 16

/** A node of the picture: one account or end, or the smaller ones of its column together. */
export interface PictureNode {
  readonly id: string
  readonly column: number
  readonly end: EndpointKind | null
  /** The node of the graph, or null for a fold. */
  readonly one: FlowNode | null
  /** True when all in it are sources of the theft. */
  readonly source: boolean
  /** Nodes of the graph in it. */
  readonly members: number
  readonly value: bigint
}

/** A graph small enough to be looked at. */
export interface FlowPicture {
  readonly columns: readonly HopColumn[]
  readonly nodes: readonly PictureNode[]
  /** Links to a later column. */
  readonly links: readonly FlowLink[]
  /** Links that stay in their column or go back, largest first. */
  readonly returns: readonly FlowLink[]
}

/** Keeps the nodes with the largest flow and folds the rest of each column, and of each kind of end, into one. */
export function foldFlow(graph: FlowGraph): FlowPicture {
  const nodes = [...graph.nodes.values()]
  const moving = nodes.filter(n => n.end === null)
  const columns = hopColumns(moving.reduce((most, n) => Math.max(most, n.hop), 0))
  const columnOf = (n: FlowNode): number => (n.end === null ? columns.findIndex(c => n.hop <= c.last) : columns.length)
  const kept = keep(nodes, columnOf, columns.length)
  const folds = new Map<string, FlowNode[]>()
  const place = new Map<string, string>()
  for (const n of nodes) {
    const id = kept.has(n.id) ? n.id : `fold ${columnOf(n)} ${n.end ?? ''}`
    place.set(n.id, id)
    const had = folds.get(id)
    if (had) had.push(n)
    else folds.set(id, [n])
  }
  const drawn = [...folds].map(([id, members]): PictureNode => {
    const [one] = members as [FlowNode]
    const value = members.reduce((sum, n) => sum + throughput(n), 0n)
    return {
      id,
      column: columnOf(one),
      end: one.end,
      one: members.length === 1 ? one : null,
      source: members.every(n => n.source),
      members: members.length,
      value,
    }
  })
  const column = new Map(drawn.map(n => [n.id, n.column]))
  const links = merged(graph.links, place)
  const forward = (l: FlowLink): boolean => (column.get(l.from) ?? 0) < (column.get(l.to) ?? 0)
  return {
    columns,
    nodes: drawn,
    links: links.filter(forward),
    returns: links.filter(l => !forward(l)).sort((a, b) => (a.value > b.value ? -1 : a.value < b.value ? 1 : 0)),
  }
}

/** The largest of each column and of all ends, within the places that folds leave free. */
function keep(nodes: readonly FlowNode[], columnOf: (n: FlowNode) => number, ends: number): Set<string> {
  const sorted = [...nodes].sort(bySize)
  const kinds = KIND_ORDER.filter(kind => nodes.some(n => n.end === kind)).length
  const taken = new Map<number, number>()
  const kept = new Set<string>()
  const room = MOST_NODES - ends - kinds
  const take = (n: FlowNode, most: number): void => {
    const column = columnOf(n)
    const had = taken.get(column) ?? 0
    if (had >= most || kept.size >= room || kept.has(n.id)) return
    taken.set(column, had + 1)
    kept.add(n.id)
  }
  for (const n of sorted) take(n, 1)
  for (const n of sorted) take(n, n.end === null ? MOST_IN_COLUMN : MOST_ENDS - kinds)
  return kept
}

function bySize(a: FlowNode, b: FlowNode): number {
  const [x, y] = [throughput(a), throughput(b)]
  return x > y ? -1 : x < y ? 1 : a.id < b.id ? -1 : 1
}

function merged(links: readonly FlowLink[], place: ReadonlyMap<string, string>): FlowLink[] {
  const out = new Map<string, FlowLink>()
  for (const l of links) {
    const from = place.get(l.from) ?? l.from
    const to = place.get(l.to) ?? l.to
    if (from === to) continue
    const key = `${from}|${to}`
    const had = out.get(key)
    if (had) {
      had.value += l.value
      had.transfers += l.transfers
    } else out.set(key, { from, to, value: l.value, transfers: l.transfers })
  }
  return [...out.values()]
}

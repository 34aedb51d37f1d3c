import { type PictureGraph, weightOf } from './picture-graph.ts'

/** The smaller ledgers together. */
export const OTHER_LEDGERS = '*'

/** Lanes by ledger: that of the theft first, then as money came; the smaller ones share the last where there are more than `most`. */
export function pictureLanes(
  graph: PictureGraph,
  byLedger: boolean,
  most: number,
): { lanes: string[]; lane: number[] } {
  if (!byLedger) return { lanes: [''], lane: graph.leaves.map(() => 0) }
  const found = new Map<string, { at: number; weight: number }>()
  for (const leaf of graph.leaves) {
    if (leaf.ledger === '') continue
    const had = found.get(leaf.ledger)
    if (had) {
      had.at = Math.min(had.at, leaf.hop < 0 ? 0 : leaf.hop)
      had.weight += weightOf(leaf)
    } else found.set(leaf.ledger, { at: Math.max(0, leaf.hop), weight: weightOf(leaf) })
  }
  const broad = [...found].sort((a, b) => b[1].weight - a[1].weight || (a[0] < b[0] ? -1 : 1))
  const own = broad.length > most ? broad.slice(0, Math.max(0, most - 1)) : broad
  const lanes = own
    .sort((a, b) => a[1].at - b[1].at || b[1].weight - a[1].weight || (a[0] < b[0] ? -1 : 1))
    .map(([ledger]) => ledger)
  if (own.length < found.size || lanes.length === 0) lanes.push(OTHER_LEDGERS)
  const number = new Map(lanes.map((ledger, i) => [ledger, i]))
  const other = number.get(OTHER_LEDGERS) ?? 0
  return { lanes, lane: graph.leaves.map(leaf => number.get(leaf.ledger) ?? other) }
}

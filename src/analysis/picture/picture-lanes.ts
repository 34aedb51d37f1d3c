import { type PictureGraph, weightOf } from './picture-graph.ts'

/** The smaller ledgers together. */
export const OTHER_LEDGERS = '*'

/** Lanes by ledger: that of the theft first, then as money came; the smaller ones share the last where there are more than `most`. */
export function pictureLanes(
  { leaves, ledgers }: PictureGraph,
  byLedger: boolean,
  most: number,
): { lanes: string[]; lane: Int32Array } {
  if (!byLedger) return { lanes: [''], lane: new Int32Array(leaves.count) }
  const found = new Map<number, { at: number; weight: number }>()
  for (let leaf = 0; leaf < leaves.count; leaf++) {
    const ledger = leaves.ledger[leaf] ?? -1
    if (ledger < 0 || ledgers[ledger] === '') continue
    const hop = Math.max(0, leaves.hop[leaf] ?? 0)
    const had = found.get(ledger)
    if (had) {
      had.at = Math.min(had.at, hop)
      had.weight += weightOf(leaves, leaf)
    } else found.set(ledger, { at: hop, weight: weightOf(leaves, leaf) })
  }
  const name = (ledger: number): string => ledgers[ledger] ?? ''
  const byName = (a: number, b: number): number => (name(a) < name(b) ? -1 : 1)
  const broad = [...found].sort((a, b) => b[1].weight - a[1].weight || byName(a[0], b[0]))
  const own = broad.length > most ? broad.slice(0, Math.max(0, most - 1)) : broad
  own.sort((a, b) => a[1].at - b[1].at || b[1].weight - a[1].weight || byName(a[0], b[0]))
  const lanes = own.map(([ledger]) => name(ledger))
  if (own.length < found.size || lanes.length === 0) lanes.push(OTHER_LEDGERS)
  const number = new Map(own.map(([ledger], i) => [ledger, i]))
  const other = lanes.indexOf(OTHER_LEDGERS)
  return { lanes, lane: leaves.ledger.slice(0, leaves.count).map(ledger => number.get(ledger) ?? Math.max(0, other)) }
}

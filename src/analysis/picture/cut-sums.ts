import type { Cut } from './cut-fold.ts'
import type { AssetSum } from './picture.ts'
import type { PictureGraph } from './picture-graph.ts'

/** What each ribbon of a cut carries, exactly, and the transfers of which ribbons and marks are made. */
export interface CutSums {
  readonly sums: readonly (readonly AssetSum[])[]
  /** Ascending: the order of the ledger is that of time. */
  readonly rows: readonly Int32Array[]
  /** Transfers within each mark. */
  readonly inner: readonly Int32Array[]
}

/** Adds up a cut, one look at each transfer. */
export function cutSums({ columns, flows, flowOfRow }: PictureGraph, cut: Cut): CutSums {
  const { asset, tainted, amount } = columns.moves
  const sums = cut.ribbons.map(() => new Map<number, { asset: number; sum: bigint; amount: bigint }>())
  const add = (ribbon: number, asset: number, sum: bigint, moved: bigint): void => {
    const own = sums[ribbon]
    const had = own?.get(asset)
    if (had) {
      had.sum += sum
      had.amount += moved
    } else own?.set(asset, { asset, sum, amount: moved })
  }
  const counts = new Int32Array(cut.ribbons.length + cut.marks.length)
  // Ribbons first, then marks.
  const placeOf = (row: number): number => {
    const flow = flowOfRow[row] ?? -1
    if (flow < 0) return -1
    const place = cut.placeOfFlow[flow] ?? 0
    return place < 0 ? cut.ribbons.length - 1 - place : place
  }
  for (let row = 0; row < flowOfRow.length; row++) {
    const place = placeOf(row)
    if (place < 0) continue
    counts[place] = (counts[place] ?? 0) + 1
    if (place < cut.ribbons.length) add(place, asset[row] ?? 0, tainted[row] ?? 0n, amount[row] ?? 0n)
  }
  for (const [flow, sum] of flows.untold) add(cut.placeOfFlow[flow] ?? -1, flows.asset[flow] ?? 0, sum, sum)
  const rows = Array.from(counts, n => new Int32Array(n))
  const at = new Int32Array(counts.length)
  for (let row = 0; row < flowOfRow.length; row++) {
    const place = placeOf(row)
    const own = rows[place]
    if (!own) continue
    own[at[place] ?? 0] = row
    at[place] = (at[place] ?? 0) + 1
  }
  return {
    sums: sums.map(own => [...own.values()].sort((a, b) => a.asset - b.asset)),
    rows: rows.slice(0, cut.ribbons.length),
    inner: rows.slice(cut.ribbons.length),
  }
}

/** Adds sums up, by asset. */
export function addedSums(lists: readonly (readonly AssetSum[])[]): readonly AssetSum[] {
  const [only] = lists
  if (lists.length <= 1) return only ?? []
  const out = new Map<number, { asset: number; sum: bigint; amount: bigint }>()
  for (const list of lists)
    for (const s of list) {
      const had = out.get(s.asset)
      if (had) {
        had.sum += s.sum
        had.amount += s.amount
      } else out.set(s.asset, { ...s })
    }
  return [...out.values()].sort((a, b) => a.asset - b.asset)
}

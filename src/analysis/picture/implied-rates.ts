import type { TraceColumns } from './trace-columns.ts'

/** Units of the first asset that paid for one unit of the second, by their numbers. */
export type Rates = ReadonlyMap<number, ReadonlyMap<number, number>>

/** A transaction of more legs is no exchange of one asset for another. */
const MOST_LEGS = 40

/** At which rates assets were changed: by crossings, and by exchanges inside one transaction. */
export function impliedRates(columns: TraceColumns): Rates {
  const sums = new Map<number, Map<number, [number, number]>>()
  const add = (a: number, b: number, x: number, y: number): void => {
    if (a === b || !(x > 0) || !(y > 0)) return
    for (const [p, q, m, n] of [[a, b, x, y] as const, [b, a, y, x] as const]) {
      const row = sums.get(p) ?? new Map<number, [number, number]>()
      const had = row.get(q) ?? [0, 0]
      row.set(q, [had[0] + m, had[1] + n])
      sums.set(p, row)
    }
  }
  for (const c of columns.crossings)
    if (c.state === 'followed') add(c.inAsset, c.outAsset, Number(c.inTainted), Number(c.outTainted))
  for (const legs of exchanges(columns)) {
    const net = new Map<number, Map<number, number>>()
    for (const leg of legs)
      for (const [who, sign] of [
        [columns.moves.from[leg] ?? -1, -1] as const,
        [columns.moves.to[leg] ?? -1, 1] as const,
      ]) {
        if (who < 0) continue
        const row = net.get(who) ?? new Map<number, number>()
        const asset = columns.moves.asset[leg] ?? 0
        row.set(asset, (row.get(asset) ?? 0) + sign * (columns.moves.about[leg] ?? 0))
        net.set(who, row)
      }
    for (const row of net.values()) {
      const paid = [...row].filter(([, n]) => n < 0)
      const got = [...row].filter(([, n]) => n > 0)
      const [[a, x] = [-1, 0], more] = paid
      const [[b, y] = [-1, 0], others] = got
      if (!more && !others && a >= 0 && b >= 0) add(a, b, -x, y)
    }
  }
  return new Map([...sums].map(([a, row]) => [a, new Map([...row].map(([b, [x, y]]): [number, number] => [b, x / y]))]))
}

/** Transfers of each transaction in which more than one asset moved. */
function exchanges({ moves }: TraceColumns): Iterable<readonly number[]> {
  const { asset, tx } = moves
  const [one] = asset
  if (asset.every(a => a === one)) return []
  const most = tx.reduce((m, t) => Math.max(m, t), -1)
  const [first, legs, mixed] = [new Int32Array(most + 1), new Int32Array(most + 1), new Uint8Array(most + 1)]
  tx.forEach((t, row) => {
    const had = legs[t] ?? 0
    if (had === 0) first[t] = asset[row] ?? 0
    else if (first[t] !== asset[row]) mixed[t] = 1
    legs[t] = had + 1
  })
  const out = new Map<number, number[]>()
  tx.forEach((t, row) => {
    if (mixed[t] === 0 || (legs[t] ?? 0) > MOST_LEGS) return
    const had = out.get(t)
    if (had) had.push(row)
    else out.set(t, [row])
  })
  return out.values()
}

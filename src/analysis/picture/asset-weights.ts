import type { PictureTrace, TracedTransfer } from './picture-trace.ts'

/** How broad a base unit of an asset is drawn: parts of the whole theft. */
export interface AssetWeights {
  /** Parts of 1 a base unit, for every asset that the trace names. */
  readonly unit: ReadonlyMap<string, number>
  /**
   * `value`: by the prices that were given. `rates`: assets that were exchanged for each other are weighed at the trace's own rates.
   * `shares`: each stolen asset is weighed by the part of its own stolen amount, since nothing says what they are worth.
   */
  readonly basis: 'value' | 'rates' | 'shares'
}

/**
 * Weighs the assets of a trace against each other. Widths are drawn by it, so doubles are enough; sums are kept apart, exact.
 * @param prices worth of one base unit in any one money, where it is known
 */
export function assetWeights(trace: PictureTrace, prices: ReadonlyMap<string, number> = new Map()): AssetWeights {
  const stolen = new Map<string, number>()
  for (const s of trace.stolen) stolen.set(s.asset, (stolen.get(s.asset) ?? 0) + Number(s.amount))
  const rates = impliedRates(trace)
  const assets = new Set([...stolen.keys(), ...trace.transfers.map(t => t.asset), ...trace.endpoints.map(e => e.asset)])
  const priced = spread(new Map([...prices].filter(([asset]) => assets.has(asset))), rates)
  if (stolen.size > 0 && [...stolen.keys()].every(asset => priced.has(asset))) {
    const whole = [...stolen].reduce((sum, [asset, n]) => sum + n * (priced.get(asset) ?? 0), 0)
    const unit = new Map([...priced].map(([asset, worth]) => [asset, worth / whole]))
    return { unit: filled(unit, assets, trace.transfers), basis: 'value' }
  }
  const [first] = [...stolen].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const linked = first ? spread(new Map([[first[0], 1]]), rates) : new Map<string, number>()
  if (stolen.size > 0 && [...stolen.keys()].every(asset => linked.has(asset))) {
    const whole = [...stolen].reduce((sum, [asset, n]) => sum + n * (linked.get(asset) ?? 0), 0)
    const unit = new Map([...linked].map(([asset, rate]) => [asset, rate / whole]))
    return { unit: filled(unit, assets, trace.transfers), basis: stolen.size > 1 ? 'rates' : 'shares' }
  }
  const own = new Map([...stolen].map(([asset, n]) => [asset, 1 / (stolen.size * Math.max(1, n))]))
  return { unit: filled(spread(own, rates), assets, trace.transfers), basis: 'shares' }
}

type Rates = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Units of the first asset that paid for one unit of the second: from crossings, and from exchanges inside one transaction. */
function impliedRates(trace: PictureTrace): Rates {
  const sums = new Map<string, Map<string, [number, number]>>()
  const add = (a: string, b: string, x: number, y: number): void => {
    if (a === b || !(x > 0) || !(y > 0)) return
    for (const [p, q, m, n] of [[a, b, x, y] as const, [b, a, y, x] as const]) {
      const row = sums.get(p) ?? new Map<string, [number, number]>()
      const had = row.get(q) ?? [0, 0]
      row.set(q, [had[0] + m, had[1] + n])
      sums.set(p, row)
    }
  }
  for (const c of trace.crossings ?? [])
    if (c.state === 'followed') add(c.inAsset, c.outAsset, Number(c.inTainted), Number(c.outTainted))
  for (const legs of transactions(trace.transfers)) {
    if (legs.length < 2 || legs.length > 40) continue
    const net = new Map<string, Map<string, number>>()
    for (const t of legs)
      for (const [who, sign] of [[t.from, -1] as const, [t.to, 1] as const]) {
        if (who === null) continue
        const row = net.get(who) ?? new Map<string, number>()
        row.set(t.asset, (row.get(t.asset) ?? 0) + sign * Number(t.tainted))
        net.set(who, row)
      }
    for (const row of net.values()) {
      const paid = [...row].filter(([, n]) => n < 0)
      const got = [...row].filter(([, n]) => n > 0)
      const [[a, x] = ['', 0], more] = paid
      const [[b, y] = ['', 0], others] = got
      if (!more && !others && a !== '' && b !== '') add(a, b, -x, y)
    }
  }
  return new Map([...sums].map(([a, row]) => [a, new Map([...row].map(([b, [x, y]]): [string, number] => [b, x / y]))]))
}

function transactions(transfers: readonly TracedTransfer[]): Iterable<readonly TracedTransfer[]> {
  const by = new Map<string, TracedTransfer[]>()
  for (const t of transfers) {
    const had = by.get(t.tx)
    if (had) had.push(t)
    else by.set(t.tx, [t])
  }
  return by.values()
}

/** Carries worth from the assets that have one to those that were exchanged for them, nearest first. */
function spread(known: ReadonlyMap<string, number>, rates: Rates): Map<string, number> {
  const out = new Map(known)
  for (const [asset, worth] of out)
    for (const [other, rate] of rates.get(asset) ?? []) if (!out.has(other)) out.set(other, worth * rate)
  return out
}

/** An asset of which nothing says what it is worth is as broad, all in all, as a hundredth of the theft: seen, not believed. */
function filled(
  unit: Map<string, number>,
  assets: ReadonlySet<string>,
  transfers: readonly TracedTransfer[],
): Map<string, number> {
  for (const asset of assets) {
    if (unit.has(asset)) continue
    const most = transfers.reduce((m, t) => (t.asset === asset ? Math.max(m, Number(t.tainted)) : m), 1)
    unit.set(asset, 0.01 / most)
  }
  return unit
}

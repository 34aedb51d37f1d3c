import { impliedRates, type Rates } from './implied-rates.ts'
import type { TraceColumns } from './trace-columns.ts'

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
 * @param prices worth of one base unit in any one money, where it is known; what is no worth is not one
 */
export function assetWeights(columns: TraceColumns, prices: ReadonlyMap<string, number> = new Map()): AssetWeights {
  const { assets } = columns
  const stolen = new Map<number, number>()
  for (const s of columns.stolen) stolen.set(s.asset, (stolen.get(s.asset) ?? 0) + Number(s.amount))
  const rates = impliedRates(columns)
  const told = (unit: ReadonlyMap<number, number>, basis: AssetWeights['basis']): AssetWeights => ({
    unit: new Map([...filled(unit, columns)].map(([asset, n]) => [assets[asset] ?? '', n])),
    basis,
  })
  const all = [...stolen.keys()]
  const whole = (unit: ReadonlyMap<number, number>): number =>
    [...stolen].reduce((sum, [asset, n]) => sum + n * (unit.get(asset) ?? 0), 0)
  const parts = (unit: ReadonlyMap<number, number>): ReadonlyMap<number, number> => {
    const sum = whole(unit)
    return new Map([...unit].map(([asset, worth]) => [asset, worth / sum]))
  }
  const known = assets.flatMap((id, asset): [number, number][] => {
    const price = prices.get(id)
    return price !== undefined && price > 0 && Number.isFinite(price) ? [[asset, price]] : []
  })
  const priced = spread(new Map(known), rates)
  if (all.length > 0 && all.every(asset => priced.has(asset)) && whole(priced) > 0) return told(parts(priced), 'value')
  const name = (asset: number): string => assets[asset] ?? ''
  const [first] = [...stolen].sort((a, b) => b[1] - a[1] || (name(a[0]) < name(b[0]) ? -1 : 1))
  const linked = first ? spread(new Map([[first[0], 1]]), rates) : new Map<number, number>()
  if (all.length > 0 && all.every(asset => linked.has(asset)) && whole(linked) > 0)
    return told(parts(linked), all.length > 1 ? 'rates' : 'shares')
  const own = new Map([...stolen].map(([asset, n]) => [asset, 1 / (stolen.size * Math.max(1, n))]))
  return told(spread(own, rates), 'shares')
}

/** Carries worth from the assets that have one to those that were exchanged for them, nearest first. */
function spread(known: ReadonlyMap<number, number>, rates: Rates): Map<number, number> {
  const out = new Map(known)
  for (const [asset, worth] of out)
    for (const [other, rate] of rates.get(asset) ?? []) if (!out.has(other)) out.set(other, worth * rate)
  return out
}

/** An asset of which nothing says what it is worth is as broad, all in all, as a hundredth of the theft: seen, not believed. */
function filled(unit: ReadonlyMap<number, number>, { assets, moves }: TraceColumns): ReadonlyMap<number, number> {
  if (unit.size === assets.length) return unit
  const most = new Float64Array(assets.length).fill(1)
  moves.asset.forEach((asset, row) => {
    most[asset] = Math.max(most[asset] ?? 1, moves.about[row] ?? 0)
  })
  return new Map(assets.map((_, asset) => [asset, unit.get(asset) ?? 0.01 / (most[asset] ?? 1)]))
}

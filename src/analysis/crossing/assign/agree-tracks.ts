import { pairOf } from './asset-pair.ts'
import { guessTrack, type RatePoint, type RateTrack } from './rate-track.ts'

/** How often each asset's price is guessed anew from those of all others. */
const ROUNDS = 3

/** Half of what a pair must lie within of a price to speak for it. */
const NEAR = 0.008
/** Where a wrong price would have as many pairs near it as the one that was found. */
const SHIFTS = [-0.31, -0.26, -0.22, -0.18, -0.15, -0.12, -0.09, -0.06, 0.06, 0.09, 0.12, 0.15, 0.18, 0.22, 0.26, 0.31]
/** How many times as many it must have †. */
const RISE = 2

/**
 * First guesses of all rates of a service. Of n assets there are n(n − 1) rates but only n − 1 prices: each asset's price, in one of them,
 * is guessed from all pairs that it takes part in, so that what few payments of one pair do not show, those of the others do.
 * @param fee what the service keeps, as a part
 */
export function agreeTracks(
  points: ReadonlyMap<string, readonly RatePoint[]>,
  from: number,
  until: number,
  fee: number,
): Map<string, RateTrack> {
  const assets = byWeight(points)
  const prices = new Map<string, RateTrack>([[assets[0] ?? '', { at: () => 0 }]])
  for (let round = 0; round < ROUNDS; round++)
    for (const asset of assets.slice(1)) {
      const told = pricePoints(asset, points, prices, fee)
      if (told.length > 0) prices.set(asset, guessTrack(told, from, until))
    }
  for (const asset of assets.slice(1)) {
    const price = prices.get(asset)
    if (price && !isSupported(price, pricePoints(asset, points, prices, fee))) prices.delete(asset)
  }
  const tracks = new Map<string, RateTrack>()
  for (const pair of points.keys()) {
    const [paidIn = '', paidOut = ''] = pair.split(' ')
    const a = prices.get(paidIn)
    const b = prices.get(paidOut)
    if (a && b) tracks.set(pair, { at: t => a.at(t) - b.at(t) - fee })
  }
  return tracks
}

/** What all possible pairs of an asset would say of its price. */
function pricePoints(
  asset: string,
  points: ReadonlyMap<string, readonly RatePoint[]>,
  prices: ReadonlyMap<string, RateTrack>,
  fee: number,
): RatePoint[] {
  const told: RatePoint[] = []
  for (const [other, price] of prices) {
    if (other === asset) continue
    for (const p of points.get(pairOf(asset, other)) ?? []) told.push({ ...p, ratio: p.ratio + price.at(p.at) + fee })
    for (const p of points.get(pairOf(other, asset)) ?? []) told.push({ ...p, ratio: price.at(p.at) - fee - p.ratio })
  }
  return told
}

/**
 * Among enough noise something always looks like a price. A true one has far more pairs near it than the same path would have a few per
 * cent higher or lower; one that has not is no price, and what rests on it stays unknown.
 */
function isSupported(price: RateTrack, points: readonly RatePoint[]): boolean {
  const votes = (shift: number): number =>
    points.reduce((sum, p) => sum + p.weight * Math.exp(-0.5 * ((p.ratio - price.at(p.at) - shift) / NEAR) ** 2), 0)
  const others = SHIFTS.map(votes)
  const mean = others.reduce((a, b) => a + b, 0) / others.length
  const spread = Math.sqrt(others.reduce((sum, v) => sum + (v - mean) ** 2, 0) / others.length)
  return votes(0) > Math.max(RISE * mean, mean + 6 * spread)
}

/** Assets, those with the most possible pairs first. */
function byWeight(points: ReadonlyMap<string, readonly RatePoint[]>): string[] {
  const weights = new Map<string, number>()
  for (const [pair, list] of points)
    for (const asset of new Set(pair.split(' '))) weights.set(asset, (weights.get(asset) ?? 0) + list.length)
  return [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([asset]) => asset)
}

import { pairOf } from './asset-pair.ts'
import { DensityBuilder, type DensityGrid } from './density-grid.ts'
import type { FlowSide } from './flow-row.ts'
import type { RateTrack } from './rate-track.ts'

/** Payouts in one asset for deposits that nobody sees: how many a second, and of what size at a time. */
export interface OtherPayouts {
  readonly perSecond: number
  /** Density of the logarithm of the amount. */
  amountAt(log: number, time: number): number
}

/** Of these payouts, the part whose size is like that of the deposits that are seen †; the rest is like payouts at large. */
const ALIKE = 0.7

/**
 * What is paid out for unseen deposits looks like what is paid out for seen ones: people everywhere send one ether or a thousand dollars,
 * so that such payouts are common to the last digit and say little. A density that did not know it would take every one for a find.
 * @param explained of each payout, how far it is explained by seen deposits; null before anything is known
 */
export function otherPayouts(
  deposits: FlowSide,
  payouts: FlowSide,
  tracks: ReadonlyMap<string, RateTrack>,
  explained: Float64Array | null,
  seconds: number,
): Map<string, OtherPayouts> {
  const sizes = new Map(
    [...byAsset(deposits)].map(([asset, list]) => [
      asset,
      { count: list.length, density: densityOf(deposits, list, 0.004, () => 1) },
    ]),
  )
  const others = new Map<string, OtherPayouts>()
  for (const [asset, list] of byAsset(payouts)) {
    const free = (j: number): number => (explained === null ? 0.4 : Math.max(0, 1 - (explained[j] as number)))
    const large = densityOf(payouts, list, 0.1, j => free(j) + 0.05)
    const ways = [...sizes].flatMap(([paidIn, { count, density }]) => {
      const track = tracks.get(pairOf(paidIn, asset))
      return track === undefined ? [] : [{ count, density, track }]
    })
    const total = ways.reduce((sum, w) => sum + w.count, 0)
    others.set(asset, {
      perSecond: list.reduce((sum, j) => sum + free(j), 0.5) / Math.max(seconds, 3600),
      amountAt: (log, time) => {
        if (total === 0) return large.at(log)
        let alike = 0
        for (const w of ways) alike += (w.count / total) * w.density.at(log - w.track.at(time))
        return ALIKE * alike + (1 - ALIKE) * large.at(log)
      },
    })
  }
  return others
}

function byAsset(side: FlowSide): Map<string, number[]> {
  const lists = new Map<string, number[]>()
  side.asset.forEach((asset, i) => {
    const list = lists.get(asset)
    if (list) list.push(i)
    else lists.set(asset, [i])
  })
  return lists
}

function densityOf(
  side: FlowSide,
  list: readonly number[],
  smooth: number,
  weight: (i: number) => number,
): DensityGrid {
  const logs = list.map(i => side.log[i] as number)
  const from = logs.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY) - 1
  const until = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY) + 1
  const cells = Math.min(50_000, Math.ceil((2 * (until - from)) / smooth))
  const builder = new DensityBuilder({ from, until, cells, smooth, floor: 0.02 })
  for (const i of list) builder.add(side.log[i] as number, weight(i))
  return builder.density()
}

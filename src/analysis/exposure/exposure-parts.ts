import type { AccountId } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import type { Instant } from '../../model/instant.ts'
import { payee, payer } from '../../model/transfer.ts'
import { chainTo, widestChains } from '../flow/widest-path.ts'
import type { ExposureOrigin } from './exposure-origin.ts'
import type { CarriedRow, Received } from './origin-pass.ts'

/** One transfer of a path, with what it carried of the origin. */
export interface PathTransfer {
  readonly tx: string
  readonly index: number
  readonly at: Instant
  readonly from: AccountId | null
  readonly to: AccountId | null
  readonly asset: AssetId
  /** Base units. */
  readonly amount: bigint
  /** Of the amount, what is the origin's. */
  readonly carried: bigint
}

/** What came from, or went to, one origin. */
export interface ExposurePart extends ExposureOrigin {
  readonly amount: bigint
  /** Of the amount, what came or went in one transfer, with nobody between. */
  readonly direct: bigint
  /** Of all that the account received, or sent, in this asset; 0 to 1, to 15 digits. */
  readonly share: number
  /** Least number of transfers between; null: nobody knows. */
  readonly hops: number | null
  /** The way on which most came at once, from the origin on; empty where there is none to tell. */
  readonly path: readonly PathTransfer[]
}

/** An account's exposure in one asset and direction. The parts' amounts add up to `total`, but for the poison doctrine. */
export interface AssetExposure {
  readonly asset: AssetId
  readonly total: bigint
  /** The largest first. */
  readonly parts: readonly ExposurePart[]
}

/** A share as a number, cut at 15 digits. */
export function shareOf(part: bigint, total: bigint): number {
  return total === 0n ? 0 : Number((part * 10n ** 15n) / total) / 1e15
}

/** Parts in the order in which they are told. */
export function comparePart(a: ExposurePart, b: ExposurePart): number {
  if (a.amount !== b.amount) return a.amount > b.amount ? -1 : 1
  const [x, y] = [a, b].map(p => `${p.category} ${p.source} ${p.name}`) as [string, string]
  return x < y ? -1 : x > y ? 1 : 0
}

/**
 * Puts what a pass found into words: by asset, with the widest path of each origin.
 * @param origins by number
 * @param nameless numbers of what is of no origin; they have no paths
 */
export function receivedExposure(
  target: AccountId,
  pass: { readonly received: ReadonlyMap<AssetId, Received>; readonly rows: readonly CarriedRow[] },
  origins: readonly ExposureOrigin[],
  nameless: ReadonlySet<number>,
): AssetExposure[] {
  const paths = new Map<number, Map<AssetId, PathTransfer[]>>()
  const pathsOf = (origin: number): Map<AssetId, PathTransfer[]> => {
    const known = paths.get(origin)
    if (known) return known
    const found = nameless.has(origin) ? new Map<AssetId, PathTransfer[]>() : widestPaths(target, origin, pass.rows)
    paths.set(origin, found)
    return found
  }
  return [...pass.received.values()]
    .sort((a, b) => (a.asset < b.asset ? -1 : 1))
    .map(({ asset, total, parts }) => ({
      asset,
      total,
      parts: [...parts]
        .map(
          ([origin, { amount, direct, hops }]): ExposurePart => ({
            ...(origins[origin] as ExposureOrigin),
            amount,
            direct: nameless.has(origin) ? 0n : direct,
            share: shareOf(amount, total),
            hops: nameless.has(origin) ? null : hops,
            path: pathsOf(origin).get(asset) ?? [],
          }),
        )
        .sort(comparePart),
    }))
}

/** For each asset that the target got, the chain of transfers whose narrowest carried amount is largest. */
function widestPaths(target: AccountId, origin: number, rows: readonly CarriedRow[]): Map<AssetId, PathTransfer[]> {
  // A place is an account in an asset, so that a path shows where one was exchanged for another.
  const carried = rows.flatMap(({ transfer: t, from: holder, fromAsset, lots }) => {
    const own = lots.filter(lot => lot.origin === origin)
    const tainted = own.reduce((sum, lot) => sum + lot.amount, 0n)
    if (tainted === 0n) return []
    const begins = holder === payer(t) && own.some(lot => lot.hops === 1)
    return [{ t, holder, from: `${holder} ${fromAsset}`, to: `${payee(t)} ${t.asset}`, tainted, begins }]
  })
  const sources = new Set<string>(carried.filter(row => row.begins).map(row => row.from))
  const before = widestChains(carried, sources)
  const widths: bigint[] = []
  const best = new Map<AssetId, { row: number; width: bigint }>()
  carried.forEach(({ t, to, tainted }, row) => {
    const narrowest = widths[before[row] as number] ?? tainted
    const width = narrowest < tainted ? narrowest : tainted
    widths.push(width)
    const known = best.get(t.asset)
    if (to === `${target} ${t.asset}` && (known === undefined || width > known.width)) best.set(t.asset, { row, width })
  })
  return new Map(
    [...best].map(([asset, { row }]) => [
      asset,
      chainTo(before, row).map(n => {
        const { t, holder, tainted } = carried[n] as (typeof carried)[number]
        return {
          tx: t.tx,
          index: t.index,
          at: t.at,
          from: holder,
          to: payee(t),
          asset: t.asset,
          amount: t.amount,
          carried: tainted,
        }
      }),
    ]),
  )
}

import type { DensityGrid } from './density-grid.ts'
import type { OtherPayouts } from './other-payouts.ts'
import type { RateTrack } from './rate-track.ts'

/** How one service behaves: what its own payments taught, or what is believed before they did. */
export interface ExchangerModel {
  /** Of all deposits, the part whose payout is on a ledger that is seen. */
  readonly seen: number
  /** Of those, the part that two payouts share. */
  readonly split: number
  /** By the asset paid in: how often each asset is asked for. */
  readonly wish: ReadonlyMap<string, number>
  /** By pair of assets: the rate, fee included, over time. */
  readonly tracks: ReadonlyMap<string, RateTrack>
  /** By pair of assets: density of the logarithm of payout over (deposit × rate). */
  readonly ratio: ReadonlyMap<string, DensityGrid>
  /** Density of the logarithm of the delay in seconds. */
  readonly delay: DensityGrid
  /** By asset: payouts of deposits that are not seen. */
  readonly others: ReadonlyMap<string, OtherPayouts>
  /** Longest delay that is thought of. */
  readonly windowSeconds: number
}

/** Between the two payouts of a split deposit lie at most so many seconds †. */
export const SPLIT_GAP = 900

/** The ratios that are thought of: 12 % less to 8 % more than the rate †. */
export const RATIO_RANGE = { from: -0.12, until: 0.08 } as const

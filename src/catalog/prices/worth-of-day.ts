import { DAY_WORTHS, type DayWorth } from './day-worths.ts'

/** What an amount was worth on a day, and who says so. */
export interface Worth {
  readonly value: number
  /** ISO 4217. */
  readonly currency: string
  readonly from: DayWorth
}

/**
 * What an amount of an asset was worth on a day at the rate of a published worth of that very day; null where none is known.
 * The figure is as rough as the published one is.
 * @param units base units
 * @param at Unix seconds of any time of the day, UTC
 */
export function worthOfDay(
  asset: string,
  units: bigint,
  at: number,
  known: readonly DayWorth[] = DAY_WORTHS,
): Worth | null {
  const day = new Date(at * 1000).toISOString().slice(0, 10)
  const from = known.find(w => w.asset === asset && w.day === day)
  if (from === undefined) return null
  const whole = Number(units) / 10 ** from.decimals
  return { value: (whole * from.worth) / Number(from.units), currency: from.currency, from }
}

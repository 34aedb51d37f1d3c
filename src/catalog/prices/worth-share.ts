import { DAY_WORTHS, type DayWorth } from './day-worths.ts'
import { worthOfDay } from './worth-of-day.ts'

/** An amount in base units. */
export interface Units {
  readonly asset: string
  readonly units: bigint
}

/** What several amounts were worth together on a day; null where the worth of one of them is unknown, or they are in several currencies. */
export function worthOfAll(
  amounts: readonly Units[],
  at: number,
  known: readonly DayWorth[] = DAY_WORTHS,
): { readonly value: number; readonly currency: string } | null {
  let value = 0
  let currency: string | null = null
  for (const { asset, units } of amounts) {
    if (units === 0n) continue
    const worth = worthOfDay(asset, units, at, known)
    if (worth === null || (currency !== null && worth.currency !== currency)) return null
    value += worth.value
    currency = worth.currency
  }
  return currency === null ? null : { value, currency }
}

/**
 * How much of what was stolen some amounts are, as a part of 1: by worth where every asset has one, else in the one asset that was stolen.
 * Null where neither can be said: amounts of several assets do not add up.
 */
export function shareOfStolen(
  part: readonly Units[],
  stolen: readonly Units[],
  at: number | null,
  known: readonly DayWorth[] = DAY_WORTHS,
): number | null {
  const parts = part.filter(p => p.units !== 0n)
  const whole = stolen.filter(s => s.units !== 0n)
  const all = at === null ? null : worthOfAll(whole, at, known)
  if (all !== null && at !== null) {
    if (parts.length === 0) return 0
    const some = worthOfAll(parts, at, known)
    if (some !== null && some.currency === all.currency) return some.value / all.value
  }
  const [only, ...others] = whole
  if (only === undefined || others.length > 0 || parts.some(p => p.asset !== only.asset)) return null
  const sum = parts.reduce((n, p) => n + p.units, 0n)
  return Number((sum * 1_000_000n) / only.units) / 1_000_000
}

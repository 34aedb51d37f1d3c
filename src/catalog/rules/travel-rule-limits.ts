import { parameterAt } from '../../model/jurisdiction.ts'
import type { RuleContext } from '../../model/monitor/rule.ts'
import { JURISDICTIONS } from '../jurisdictions/all-jurisdictions.ts'

/** A limit of a country's travel rule, in force from and until (exclusive), Unix milliseconds. */
interface DatedLimit extends Limit {
  /** The parameter that switches it. */
  readonly parameter: string
  readonly fromMs: number
  readonly untilMs: number
}

/** An amount from which on a rule asks more. */
export interface Limit {
  /** ISO 3166-1 alpha-2 of the country, or `FATF`. */
  readonly name: string
  readonly unit: 'usd' | 'krw'
  readonly value: number
}

/**
 * The dated limits of the countries that the catalogue knows. Days of a law begin at midnight of its own legal time. A limit of
 * nothing (all amounts) is left out, since nobody stays under it, and so is one that is not verified.
 */
const DATED: readonly DatedLimit[] = JURISDICTIONS.flatMap(country =>
  country.parameters.flatMap(parameter => {
    const { key, value, unit, from, until } = parameter
    if (key !== 'travel-rule-threshold' || typeof value !== 'number' || value <= 0) return []
    if ((unit !== 'usd' && unit !== 'krw') || parameterAt(country, key, from ?? 0) !== parameter) return []
    const local = (at: number): number => (at - country.utcOffsetSeconds(at)) * 1000
    return [
      {
        name: country.code,
        parameter: `limit-of-${country.code}`,
        unit,
        value,
        fromMs: from === null ? Number.NEGATIVE_INFINITY : local(from),
        untilMs: until === null ? Number.POSITIVE_INFINITY : local(until),
      } as const,
    ]
  }),
)

/** The limits that a rule watches at the time of its event: by its parameters `limit-usd` and `limit-of-` with a country's code. */
export function limitsAt(context: RuleContext): Limit[] {
  const { atMs } = context.event
  const found: Limit[] = []
  const value = context.p('limit-usd')
  if (value > 0) found.push({ name: 'FATF', unit: 'usd', value })
  for (const limit of DATED)
    if (limit.fromMs <= atMs && atMs < limit.untilMs && context.p(limit.parameter) === 1) found.push(limit)
  return found
}

/** What a bound of a limit's unit adds to one in US dollars: itself, if it is in won. */
export function inWon(unit: Limit['unit'], worth: number): { readonly krw?: number } {
  return unit === 'krw' ? { krw: worth } : {}
}

/**
 * False where an amount is outside the band below every limit, whichever are watched, as nearly every amount is. An amount that is not
 * known in US dollars may be in one; a limit in won is not near where only the worth in won is not told.
 * @param low where the band begins, as a share of the limit
 */
export function isNearLimit(usd: number, krw: number, low: number, limitUsd: number): boolean {
  if (Number.isNaN(usd) || (usd >= low * limitUsd && usd < limitUsd)) return true
  for (const { unit, value } of DATED) {
    const worth = unit === 'usd' ? usd : krw
    if (worth >= low * value && worth < value) return true
  }
  return false
}

import type { CustomerProfile } from '../../model/monitor/customer-event.ts'
import type { RuleAnswer, RuleContext, RuleParameter } from '../../model/monitor/rule.ts'
import { offsetsOfCountry, offsetsOfZone } from '../time-zones/offsets-of-countries.ts'
import { lacking } from './fire.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const DAY_MINUTES = 1_440

/** When night is, in minutes since local midnight; from the later to the earlier it goes over midnight. */
export interface Night {
  readonly from: number
  readonly until: number
}

/** The parameters by which a rule says when night is. */
export const NIGHT_PARAMETERS = {
  'night-from': { value: 0, unit: 'hours', about: 'local time at which night begins', source: 'proposal' },
  'night-until': { value: 6, unit: 'hours', about: 'local time at which night ends', source: 'proposal' },
} as const satisfies Readonly<Record<string, RuleParameter>>

/** Where the customer lives, or a place whose clocks are not known. */
export const LACKS_HOME: RuleAnswer = lacking('the residence of the customer, or the time zones of it')

/** When night is, by the parameters in force. */
export function nightOf(context: Pick<RuleContext, 'p'>): Night {
  return { from: context.p('night-from') * 60, until: context.p('night-until') * 60 }
}

/**
 * The offsets that a clock where the customer lives may show, minutes east of UTC: those of the residence, of its zones with the offset that the
 * profile tells, if it tells one. An offset alone may have been told in summer or winter. Null: nothing is known.
 */
export function homeOffsets(profile: CustomerProfile | null): readonly number[] | null {
  if (profile === null) return null
  const { residence, utcOffsetMinutes: told } = profile
  if (told === null) return residence === null ? null : offsetsOfCountry(residence)
  return (residence === null ? null : offsetsOfZone(residence, told)) ?? [told - 60, told, told + 60]
}

/** Whether it is night by each of the clocks: where one of them shows day, it is not night. */
export function isNight(atMs: number, offsets: readonly number[], night: Night): boolean {
  for (const offset of offsets) {
    const minute = minuteOfDay(atMs, offset)
    const is =
      night.from <= night.until
        ? minute >= night.from && minute < night.until
        : minute >= night.from || minute < night.until
    if (!is) return false
  }
  return offsets.length > 0
}

/** The night that a moment lies in: from when it is night by the first of the clocks until day comes by one. Unix milliseconds, the end exclusive. */
export function nightAround(
  atMs: number,
  offsets: readonly number[],
  night: Night,
): { fromMs: number; untilMs: number } {
  const left = Math.min(...offsets.map(offset => (night.until - minuteOfDay(atMs, offset) + DAY_MINUTES) % DAY_MINUTES))
  const untilMs = atMs - (((atMs % MINUTE_MS) + MINUTE_MS) % MINUTE_MS) + left * MINUTE_MS
  return { fromMs: untilMs - lengthOf(night) * MINUTE_MS, untilMs }
}

/** The number of the local day, by the first of the clocks. */
export function localDay(atMs: number, offsets: readonly number[]): number {
  return Math.floor((atMs + (offsets[0] ?? 0) * MINUTE_MS) / DAY_MS)
}

/** The most of some moments that lie, whatever the day, within a stretch as long as the night which holds the last of them. */
export function mostInOneNight(moments: readonly number[], night: Night): number {
  const length = lengthOf(night)
  const own = minuteOfDay(moments.at(-1) ?? 0, 0)
  // Minutes after the last one's: what lies before it within a night's length stands below nothing.
  const after = moments.map(at => (minuteOfDay(at, 0) - own + DAY_MINUTES) % DAY_MINUTES)
  const around = [
    ...after.filter(m => m < length),
    ...after.filter(m => m > DAY_MINUTES - length).map(m => m - DAY_MINUTES),
  ]
  around.sort((a, b) => a - b)
  let most = 0
  let first = 0
  for (const [i, minute] of around.entries()) {
    while (minute - (around[first] as number) >= length) first++
    const holdsOwn = (around[first] as number) <= 0 && (around[first] as number) + length > 0
    if (holdsOwn) most = Math.max(most, i - first + 1)
  }
  return most
}

function minuteOfDay(atMs: number, offset: number): number {
  const minute = (Math.floor(atMs / MINUTE_MS) + offset) % DAY_MINUTES
  return minute < 0 ? minute + DAY_MINUTES : minute
}

function lengthOf(night: Night): number {
  return (night.until - night.from + DAY_MINUTES) % DAY_MINUTES
}

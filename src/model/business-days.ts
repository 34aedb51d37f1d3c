import type { Instant } from './instant.ts'
import type { Jurisdiction } from './jurisdiction.ts'

const DAY = 86_400

/** The legal date of a time, ISO 8601. */
export function legalDate(jurisdiction: Pick<Jurisdiction, 'utcOffsetSeconds'>, at: Instant): string {
  return new Date((at + jurisdiction.utcOffsetSeconds(at)) * 1000).toISOString().slice(0, 10)
}

/**
 * The last second (local) of the `days`-th business day after the day of `at`: the day itself does not count, nor do Saturdays, Sundays
 * and the jurisdiction's holidays.
 */
export function afterBusinessDays(
  jurisdiction: Pick<Jurisdiction, 'utcOffsetSeconds' | 'holidays'>,
  at: Instant,
  days: number,
): Instant {
  let day = Math.floor((at + jurisdiction.utcOffsetSeconds(at)) / DAY)
  let left = days
  while (left > 0) {
    day++
    if (isBusinessDay(jurisdiction, day)) left--
  }
  const end = (day + 1) * DAY - 1
  return end - jurisdiction.utcOffsetSeconds(end)
}

/**
 * Business days that are left until a time: those after the day of `now`, up to the day of `until`, which counts. Days are local ones.
 * 0: it ends today, or has ended.
 */
export function businessDaysUntil(
  jurisdiction: Pick<Jurisdiction, 'utcOffsetSeconds' | 'holidays'>,
  now: Instant,
  until: Instant,
): number {
  const last = Math.floor((until + jurisdiction.utcOffsetSeconds(until)) / DAY)
  let left = 0
  for (let day = Math.floor((now + jurisdiction.utcOffsetSeconds(now)) / DAY) + 1; day <= last; day++)
    if (isBusinessDay(jurisdiction, day)) left++
  return left
}

function isBusinessDay(jurisdiction: Pick<Jurisdiction, 'holidays'>, day: number): boolean {
  // 1 January 1970 was a Thursday.
  const weekday = (day + 4) % 7
  if (weekday === 0 || weekday === 6) return false
  const date = new Date(day * DAY * 1000).toISOString().slice(0, 10)
  return !jurisdiction.holidays(Number(date.slice(0, 4))).includes(date)
}

const DAY_MS = 86_400_000

function iso(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

/** A fixed holiday as it is observed: Friday before a Saturday, Monday after a Sunday. ISO date; may fall in the year before. */
export function observed(year: number, month: number, day: number): string {
  const at = Date.UTC(year, month - 1, day)
  const weekday = new Date(at).getUTCDay()
  return iso(weekday === 6 ? at - DAY_MS : weekday === 0 ? at + DAY_MS : at)
}

/** The n-th (1 and up) of a weekday (0 Sunday) in a month. ISO date. */
export function nthWeekday(year: number, month: number, weekday: number, n: number): string {
  const first = Date.UTC(year, month - 1, 1)
  const ahead = (weekday - new Date(first).getUTCDay() + 7) % 7
  return iso(first + (ahead + 7 * (n - 1)) * DAY_MS)
}

/** The last of a weekday (0 Sunday) in a month. ISO date. */
export function lastWeekday(year: number, month: number, weekday: number): string {
  const last = Date.UTC(year, month, 0)
  return iso(last - ((new Date(last).getUTCDay() - weekday + 7) % 7) * DAY_MS)
}

/** The weekday (0 Sunday) of an ISO date. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}

/** The day so many days after an ISO date; below 0: before. */
export function ahead(date: string, days: number): string {
  return iso(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS)
}

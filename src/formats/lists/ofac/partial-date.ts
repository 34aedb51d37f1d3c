import type { Instant } from '../../../model/instant.ts'
import type { PartialDate } from '../../../model/list-entry.ts'

/** A day, a month or a year, as far as it is told. */
export interface DateParts {
  readonly year: number
  readonly month: number | null
  readonly day: number | null
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const two = (n: number): string => String(n).padStart(2, '0')

/** Days of the month, 0 where there is no such month. */
function daysIn(year: number, month: number): number {
  return month < 1 || month > 12 ? 0 : new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Parts that make a real date between the years 1000 and 2100; else null. */
export function dateParts(year: number, month: number | null, day: number | null): DateParts | null {
  if (!Number.isInteger(year) || year < 1000 || year > 2100) return null
  if (month === null) return day === null ? { year, month, day } : null
  const days = daysIn(year, month)
  // NaN, of a part that is missing, is neither below nor above anything.
  if (!(days > 0) || (day !== null && !(Number.isInteger(day) && day >= 1 && day <= days))) return null
  return { year, month, day }
}

/** `1971`, `1971-05` or `1971-05-03`. */
export function showParts(of: DateParts): PartialDate {
  const month = of.month === null ? '' : `-${two(of.month)}`
  return `${of.year}${month}${of.day === null ? '' : `-${two(of.day)}`}`
}

/** What two ends tell: a whole month, a year or years where they span just that, else `a/b`. `~` where approximate. */
export function spanOf(from: DateParts, to: DateParts, approximate: boolean): PartialDate {
  const about = approximate ? '~' : ''
  const a = showParts(from)
  const b = showParts(to)
  if (a === b) return a + about
  const wholeMonths = from.day === 1 && to.month !== null && to.day === daysIn(to.year, to.month)
  if (wholeMonths && from.month === 1 && to.month === 12)
    return (from.year === to.year ? `${from.year}` : `${from.year}/${to.year}`) + about
  if (wholeMonths && from.year === to.year && from.month === to.month) return a.slice(0, 7) + about
  return `${a}/${b}${about}`
}

function readOne(text: string): DateParts | null {
  const m = /^(?:(?:(\d{1,2}) )?([A-Za-z]{3})[a-z]* )?(\d{4})$/.exec(text)
  if (!m) return null
  const [, day, month, year] = m
  const number = month === undefined ? null : MONTHS.indexOf(month.toLowerCase()) + 1
  return dateParts(Number(year), number, day === undefined ? null : Number(day))
}

/** Reads OFAC's `14 Jul 1975`, `Jul 1975`, `1975`, `circa 1975`, `1970 to 1972`; null where it is no such date. */
export function readPartialDate(text: string): PartialDate | null {
  if (text.length > 60) return null
  const m = /^(circa |approximately )?(.*?)(?: ?(?:to|-|–) ?(\S.*))?$/i.exec(text.trim())
  if (!m) return null
  const from = readOne(m[2] ?? '')
  const to = m[3] === undefined ? from : readOne(m[3].replace(/^circa /i, ''))
  if (from === null || to === null) return null
  return spanOf(from, to, m[1] !== undefined)
}

/** The first second of a day, UTC. */
export function dayInstant(parts: DateParts): Instant {
  return Date.UTC(parts.year, (parts.month ?? 1) - 1, parts.day ?? 1) / 1000
}

/** Reads OFAC's day of publication, `03/28/2025`; null where it is none. */
export function readPublishDate(text: string): Instant | null {
  const m = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim())
  const parts = m && dateParts(Number(m[3]), Number(m[1]), Number(m[2]))
  return parts ? dayInstant(parts) : null
}

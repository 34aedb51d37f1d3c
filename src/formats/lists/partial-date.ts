import type { Instant } from '../../model/instant.ts'
import type { PartialDate } from '../../model/list-entry.ts'

/** A day, a month or a year, as far as it is told. */
export interface DateParts {
  readonly year: number
  readonly month: number | null
  readonly day: number | null
}

/** How a publisher writes dates. */
export interface DateHabits {
  /** Of numbers alone the month comes first, as in `03/28/2025`. */
  readonly monthFirst: boolean
  /** A year before this one is a slip of the pen. */
  readonly firstYear: number
}

/** The days of persons, numbers with the day first. */
const USUAL: DateHabits = { monthFirst: false, firstYear: 1850 }
/** OFAC's: it dates firms too, of which some are older than any person. */
export const OFAC_DATES: DateHabits = { monthFirst: true, firstYear: 1000 }
const LAST_YEAR = 2100
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** A day or month that its publisher does not know: `00`, `dd`, `mm`, `??`, or nothing. */
const UNKNOWN = /^(?:0{0,2}|d{1,2}|m{1,2}|\?{1,2}|x{1,2})$/i
const YEAR = '(\\d{4})'
const DAY = '(\\d{1,2}|dd|mm|xx|\\?{1,2})'
const YMD = new RegExp(
  `^${YEAR}\\s*[-/.年년]\\s*${DAY}(?:\\s*[-/.月월]\\s*${DAY}?\\s*[日일]?)?\\.?(?:T.*|[Z+-]\\S*)?$`,
  'i',
)
const DMY = new RegExp(`^${DAY}[-/.]${DAY}[-/.]${YEAR}$`, 'i')
const WORDS = /^(?:(\d{1,2})(?:st|nd|rd|th)?[\s-]+)?([a-z]{3,9})\.?,?[\s-]+(\d{4})$/i
/** Two years, or two dates; between dates a dash has space round it, for it may stand within one. */
const SPAN =
  /^(?:between\s+)?(?:(\d{4})\s*(?:-|–|\/|~|to|and|or|から|부터)\s*(\d{4})|(\S.*?)\s+(?:to|-|–)\s+(?:circa\s+)?(\S.*))$/i
const ABOUT =
  /^(?:circa|c\.?|ca\.?|approximately|approx\.?|about|around|abt\.?|頃|약)\s*|\s*(?:頃|ごろ|경|\(approx(?:imate(?:ly)?)?\))$/gi

const two = (n: number): string => String(n).padStart(2, '0')

/** Days of the month, 0 where there is no such month. */
function daysIn(year: number, month: number): number {
  return month < 1 || month > 12 ? 0 : new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Parts that make a real date from the habits' first year to 2100; else null. */
export function dateParts(
  year: number,
  month: number | null,
  day: number | null,
  { firstYear }: DateHabits = USUAL,
): DateParts | null {
  if (!Number.isInteger(year) || year < firstYear || year > LAST_YEAR) return null
  if (month === null) return day === null ? { year, month, day } : null
  const days = daysIn(year, month)
  // NaN, of a part that is missing, is neither below nor above anything.
  if (!(days > 0) || (day !== null && !(Number.isInteger(day) && day >= 1 && day <= days))) return null
  return { year, month, day }
}

/** Midnight UTC of a day; null where the calendar has no such day or no list could mean it. */
export function dayInstant(year: number, month: number, day: number): Instant | null {
  return dateParts(year, month, day) === null ? null : Date.UTC(year, month - 1, day) / 1000
}

/** The day of a listing, in any of the spellings that {@link readPartialDate} knows; null for everything short of a whole day. */
export function readDay(text: string, habits: DateHabits = USUAL): Instant | null {
  const date = readPartialDate(text, habits)
  const m = date === null ? null : /^(\d{4})-(\d\d)-(\d\d)$/.exec(date)
  return m === null ? null : dayInstant(Number(m[1]), Number(m[2]), Number(m[3]))
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

/** `1971`, `1971-05` or `1971-05-03`. */
function showParts(of: DateParts): PartialDate {
  const month = of.month === null ? '' : `-${two(of.month)}`
  return `${of.year}${month}${of.day === null ? '' : `-${two(of.day)}`}`
}

/**
 * One date as far as it is known. Read are `1971`, `1971-05`, `1971-05-03` (also with `/`, `.`, 年月日, 년월일, or a time behind),
 * numbers as `03/05/1971` with `00`, `dd` or `mm` for what is unknown, `3 May 1971`, `May 1971`, spans of years or dates, and any of
 * them with a word for about. Null for anything else, for days that the calendar does not have and spans that end before they begin.
 */
export function readPartialDate(text: string, habits: DateHabits = USUAL): PartialDate | null {
  if (text.length > 60) return null
  const plain = text.normalize('NFKC').trim()
  const bare = plain.replace(ABOUT, '').trim()
  const about = bare !== plain
  const one = readOne(bare, habits)
  if (one !== null) return spanOf(one, one, about)
  const [, firstYear, lastYear, first = '', last = ''] = SPAN.exec(bare) ?? []
  const from = readOne(firstYear ?? first, habits)
  const to = readOne(lastYear ?? last, habits)
  return from === null || to === null || showParts(from) > showParts(to) ? null : spanOf(from, to, about)
}

/** One date without a word for about. */
function readOne(text: string, habits: DateHabits): DateParts | null {
  const year = /^(\d{4})\s*(?:年|년)?$/.exec(text)
  if (year !== null) return dateParts(Number(year[1]), null, null, habits)
  const [, y, m = '', d = ''] = YMD.exec(text) ?? []
  if (y !== undefined) return partsOf(y, m, d, habits)
  const [, a = '', b = '', after] = DMY.exec(text) ?? []
  if (after !== undefined) return habits.monthFirst ? partsOf(after, a, b, habits) : partsOf(after, b, a, habits)
  const [, day = '', word = '', last] = WORDS.exec(text) ?? []
  const month = MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1
  return last === undefined || month === 0 ? null : partsOf(last, String(month), day, habits)
}

function partsOf(year: string, month: string, day: string, habits: DateHabits): DateParts | null {
  const known = (text: string): number | null => (UNKNOWN.test(text) ? null : Number(text))
  return dateParts(Number(year), known(month), known(day), habits)
}

import type { Instant } from '../../model/instant.ts'
import type { PartialDate } from '../../model/list-entry.ts'

/** Dates before this year are slips of the pen. */
const FIRST_YEAR = 1850
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
const SPAN = /^(?:between\s+)?(\d{4})\s*(?:-|–|\/|~|to|and|or|から|부터)\s*(\d{4})$/i
const ABOUT =
  /^(?:circa|c\.?|ca\.?|approximately|approx\.?|about|around|abt\.?|頃|약)\s*|\s*(?:頃|ごろ|경|\(approx(?:imate(?:ly)?)?\))$/gi

/** Midnight UTC of a day; null where the calendar has no such day or no list could mean it. */
export function dayInstant(year: number, month: number, day: number): Instant | null {
  if (year < FIRST_YEAR || year > LAST_YEAR) return null
  const at = new Date(Date.UTC(year, month - 1, day))
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.getTime() / 1000 : null
}

/** The day of a listing, in any of the spellings that {@link readPartialDate} knows; null for everything short of a whole day. */
export function readDay(text: string): Instant | null {
  const date = readPartialDate(text)
  const m = date === null ? null : /^(\d{4})-(\d\d)-(\d\d)$/.exec(date)
  return m === null ? null : dayInstant(Number(m[1]), Number(m[2]), Number(m[3]))
}

/**
 * One date as far as it is known. Read are `1971`, `1971-05`, `1971-05-03` (also with `/`, `.`, 年月日, 년월일, or a time behind),
 * day first as `03/05/1971` with `00`, `dd` or `mm` for what is unknown, `3 May 1971`, `May 1971`, spans of years, and any of them with
 * a word for about. Null for anything else, and for days that the calendar does not have.
 */
export function readPartialDate(text: string): PartialDate | null {
  if (text.length > 60) return null
  const plain = text.normalize('NFKC').trim()
  const bare = plain.replace(ABOUT, '').trim()
  const about = bare === plain ? '' : '~'
  const span = SPAN.exec(bare)
  if (span !== null) {
    const [, from = '', to = ''] = span
    return isYear(from) && isYear(to) && from <= to ? `${from}/${to}${about}` : null
  }
  if (/^\d{4}\s*(?:年|년)?$/.test(bare)) return isYear(bare.slice(0, 4)) ? bare.slice(0, 4) + about : null
  const date = wholeOrPart(bare)
  return date === null ? null : date + about
}

function wholeOrPart(text: string): PartialDate | null {
  const ymd = YMD.exec(text)
  if (ymd !== null) return partsOf(ymd[1] ?? '', ymd[2] ?? '', ymd[3] ?? '')
  const dmy = DMY.exec(text)
  if (dmy !== null) return partsOf(dmy[3] ?? '', dmy[2] ?? '', dmy[1] ?? '')
  const words = WORDS.exec(text)
  if (words === null) return null
  const month = MONTHS.indexOf((words[2] ?? '').slice(0, 3).toLowerCase()) + 1
  return month === 0 ? null : partsOf(words[3] ?? '', String(month), words[1] ?? '')
}

function partsOf(year: string, month: string, day: string): PartialDate | null {
  if (!isYear(year)) return null
  if (UNKNOWN.test(month)) return UNKNOWN.test(day) ? year : null
  const m = month.padStart(2, '0')
  if (UNKNOWN.test(day)) return Number(m) <= 12 ? `${year}-${m}` : null
  return dayInstant(Number(year), Number(month), Number(day)) === null ? null : `${year}-${m}-${day.padStart(2, '0')}`
}

function isYear(text: string): boolean {
  return Number(text) >= FIRST_YEAR && Number(text) <= LAST_YEAR
}

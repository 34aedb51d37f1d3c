import { InputError } from '../../model/errors.ts'

/** RFC 3339 in UTC with a Z, as STIX 2.1, 3.10 asks; any number of digits of a second. */
const STIX_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?Z$/
/** The longest text of a time that is read: 40 digits of a second are enough for any clock. */
const MOST_TEXT = 61
const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const DAYS_IN = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Unix seconds of a STIX timestamp and the digits after its point; null where the text is none. */
function timeParts(text: string): { readonly seconds: number; readonly fraction: string } | null {
  if (text.length > MOST_TEXT) return null
  const m = STIX_TIME.exec(text)
  if (m === null) return null
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map(i => Number(m[i])) as Six
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 60) return null
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  if (day > (DAYS_IN[month - 1] ?? 0) + (leap && month === 2 ? 1 : 0)) return null
  // A leap second stands at the end of a day and is the same instant as the first second of the next.
  if (second === 60 && (hour !== 23 || minute !== 59)) return null
  const before = year - 1
  const years = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400)
  const days = years - 719162 + (DAYS_BEFORE[month - 1] ?? 0) + (leap && month > 2 ? 1 : 0) + day - 1
  return { seconds: days * 86400 + hour * 3600 + minute * 60 + second, fraction: m[7] ?? '' }
}

type Six = [number, number, number, number, number, number]

/** Whether a text is a STIX timestamp of a day that exists. */
export function isStixTime(text: string): boolean {
  return timeParts(text) !== null
}

/**
 * A STIX timestamp as nanoseconds since 1970. Digits beyond the ninth are cut off: {@link compareStixTime} tells apart what differs there.
 * @throws InputError `stix-time-malformed`
 */
export function stixNs(text: string): bigint {
  const parts = timeParts(text)
  if (parts === null) throw malformed(text)
  return BigInt(parts.seconds) * 1_000_000_000n + BigInt(parts.fraction.slice(0, 9).padEnd(9, '0'))
}

/**
 * Below 0 where the first time is earlier, above 0 where it is later, 0 where both are one instant, to the last digit.
 * @throws InputError `stix-time-malformed`
 */
export function compareStixTime(a: string, b: string): number {
  if (a === b) return 0
  const [one, other] = [timeParts(a), timeParts(b)]
  if (one === null) throw malformed(a)
  if (other === null) throw malformed(b)
  if (one.seconds !== other.seconds) return one.seconds - other.seconds
  const digits = Math.max(one.fraction.length, other.fraction.length)
  const [x, y] = [one.fraction.padEnd(digits, '0'), other.fraction.padEnd(digits, '0')]
  return x < y ? -1 : x > y ? 1 : 0
}

/**
 * A STIX timestamp with three digits of a second, or more where the time has more.
 * @param at whole Unix seconds, or nanoseconds since 1970 as a bigint
 */
export function stixTime(at: number | bigint): string {
  if (typeof at === 'number' && !Number.isSafeInteger(at)) throw new RangeError('a time in seconds is a whole number')
  const ns = typeof at === 'number' ? BigInt(at) * 1_000_000_000n : at
  const seconds = Number(ns >= 0n ? ns / 1_000_000_000n : -((-ns + 999_999_999n) / 1_000_000_000n))
  const fraction = String(ns - BigInt(seconds) * 1_000_000_000n).padStart(9, '0')
  if (seconds < -62167219200 || seconds > 253402300799) throw new RangeError('a time is of the years 0 to 9999')
  const stem = new Date(seconds * 1000).toISOString().slice(0, 19)
  return `${stem}.${fraction.slice(0, 3)}${fraction.slice(3).replace(/0+$/, '')}Z`
}

function malformed(text: string): InputError {
  return new InputError('stix-time-malformed', `"${text.slice(0, 80)}" is no STIX timestamp`)
}

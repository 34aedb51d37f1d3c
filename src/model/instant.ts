import { InputError } from './errors.ts'

/** Unix seconds, UTC. Fields holding one end in `At` (or are named `at`). */
export type Instant = number

/** The first second of Bitcoin's genesis day: no ledger time is earlier. */
export const EARLIEST: Instant = 1230940800
/** 2100-01-01: later block times are refused as nonsense. */
export const LATEST: Instant = 4102444800

/** Day, time, hours and minutes of the offset (`+09`, `+0900` and `+09:00` are one). */
const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?)?\s?(?:Z|UTC|([+-]\d\d)(?::?(\d\d))?)?$/

/**
 * Reads Unix seconds, ISO 8601 (`2025-02-21T14:13:35Z`, a date alone, or `2025-02-21 14:13:35` taken as UTC).
 * @throws InputError `time-malformed`, `time-out-of-range`
 */
export function parseInstant(text: string): Instant {
  const t = text.trim()
  let value: number
  if (/^\d{1,12}$/.test(t)) value = Number(t)
  else {
    const m = ISO.exec(t)
    if (!m) throw new InputError('time-malformed', `"${text}" is neither Unix seconds nor an ISO 8601 time`)
    const [, day = '', time = '00:00:00', hours, minutes = '00'] = m
    value = Math.floor(Date.parse(`${day}T${time}${hours === undefined ? 'Z' : `${hours}:${minutes}`}`) / 1000)
    // JavaScript takes 30 February for 2 March.
    if (Number.isNaN(value) || new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day)
      throw new InputError('time-malformed', `"${text}" is not a real date`)
  }
  if (value < EARLIEST || value > LATEST)
    throw new InputError('time-out-of-range', `"${text}" is outside 2009-01-03 to 2100-01-01`)
  return value
}

/** `2025-02-21T14:13:35Z`. */
export function showInstant(at: Instant): string {
  return new Date(at * 1000).toISOString().replace('.000Z', 'Z')
}

import { isStixTime, stixTime } from '../stix/stix-time.ts'

const SECONDS = /^\d{1,11}$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
const OFFSET = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(\.\d+)?([+-])(\d{2}):?(\d{2})$/

/** MISP's Unix seconds as a STIX timestamp; null where the text is none. */
export function timeOfSeconds(text: string | null): string | null {
  return text !== null && SECONDS.test(text) ? stixTime(Number(text)) : null
}

/** The beginning of a day as a STIX timestamp; null where the text is none. */
export function timeOfDay(text: string | null): string | null {
  const time = text !== null && DAY.test(text) ? `${text}T00:00:00.000Z` : ''
  return isStixTime(time) ? time : null
}

/** A moment that MISP writes with an offset, to the microsecond, as a STIX timestamp; null where the text is none. */
export function timeOfMoment(text: string | null): string | null {
  if (text === null || isStixTime(text)) return text
  const m = OFFSET.exec(text)
  if (m === null) return null
  const [, day = '', clock = '', fraction = '', sign = '', hours = '', minutes = ''] = m
  const time = `${day}T${clock}${fraction}Z`
  const shift = (Number(hours) * 60 + Number(minutes)) * 60
  if (!isStixTime(time) || shift > 14 * 3600) return null
  if (shift === 0) return time
  const moved = new Date(Date.parse(`${day}T${clock}Z`) + (sign === '+' ? -1000 : 1000) * shift)
  return `${moved.toISOString().slice(0, 19)}${fraction}Z`
}

/** A STIX timestamp as MISP's Unix seconds; digits of a second are cut off. */
export function secondsOfTime(time: string): string {
  return String(Math.floor(Date.parse(`${time.slice(0, 19)}Z`) / 1000))
}

import type { FaultList } from './members.ts'

/** ` ` to `~`: what the standard calls Latin characters and numbers. */
const LATIN = /^[ -~]*$/

/** Holds a text against a datatype MaxNText. @param local true: LocalMaxNText, any letters */
export function checkText(text: string | null, most: number, path: string, faults: FaultList, local = false): void {
  if (text === null) return
  const length = [...text].length
  if (length > most) faults.breach('length', path, `has ${length} characters; the standard allows ${most}`)
  if (!local && !LATIN.test(text))
    faults.breach(
      'letters',
      path,
      'has letters that are not Latin: national letters belong into the elements that begin with local',
    )
  if (local && /[\n\r\u2028\u2029]/.test(text)) faults.breach('letters', path, 'goes over more than one line')
}

/** Holds a code against those of a list. */
export function checkCode(
  code: string | null,
  codes: ReadonlySet<string>,
  path: string,
  faults: FaultList,
  constraint = 'code',
): void {
  if (code === null || code === '') faults.breach('missing', path, 'the code is not there')
  else if (!codes.has(code)) faults.breach(constraint, path, 'this code is not one of the standard’s list')
}

/** An ISO 8601 day that the calendar has; null: it is none. */
export function realDay(text: string): string | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text ? text : null
}

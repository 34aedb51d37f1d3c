import { InputError } from '../../model/errors.ts'

/** A number of more characters is refused: no double needs half of it. */
const MOST_NUMBER = 400
/** Any decimal number of so many characters comes out of a double as it went in. */
const SURE_DIGITS = 15
const EXPONENT = /[eE]/
const QUOTE = 0x22
const BACKSLASH = 0x5c

/** What a look through a text of JSON finds, before it is read. */
export interface JsonScan {
  /** How many members it has, in all of its objects together. */
  readonly members: number
  /** Some number must be compared with what a double makes of it. */
  readonly inexact: boolean
  /** Some text or name is written with an escaped surrogate, or may be. */
  readonly surrogates: boolean
}

/**
 * Looks through JSON once, without recursion, for what JSON.parse would take quietly. What is no JSON at all is left to JSON.parse.
 * @param most how deep objects and lists may lie in each other
 * @throws InputError `stix-json-too-deep`, `stix-number-too-large`
 */
export function scanJson(text: string, most: number): JsonScan {
  let depth = 0
  let members = 0
  let inexact = false
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === QUOTE) {
      for (i++; i < text.length; i++) {
        const d = text.charCodeAt(i)
        if (d === QUOTE) break
        if (d === BACKSLASH) i++
      }
    } else if (c === 0x3a) members++
    else if (c === 0x7b || c === 0x5b) {
      if (++depth > most) throw new InputError('stix-json-too-deep', `the JSON is nested deeper than ${most}`)
    } else if (c === 0x7d || c === 0x5d) depth--
    else if (c === 0x2d || (c >= 0x30 && c <= 0x39)) {
      const end = endOfNumber(text, i)
      const written = text.slice(i, end)
      if (written.length > SURE_DIGITS || EXPONENT.test(written)) {
        checkNumber(written)
        inexact = true
      }
      i = end - 1
    }
  }
  return { members, inexact, surrogates: text.includes('\\ud') || text.includes('\\uD') }
}

function endOfNumber(text: string, from: number): number {
  let end = from + 1
  for (; end < text.length; end++) {
    const c = text.charCodeAt(end)
    // Digits, point, e, E, plus and minus.
    if (!((c >= 0x30 && c <= 0x39) || c === 0x2e || c === 0x45 || c === 0x65 || c === 0x2b || c === 0x2d)) break
  }
  return end
}

function checkNumber(written: string): void {
  if (written.length > MOST_NUMBER)
    throw new InputError('stix-number-too-large', `a number has more than ${MOST_NUMBER} characters`)
  const value = Number(written)
  if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY)
    throw new InputError('stix-number-too-large', 'a number is infinite as a double')
}

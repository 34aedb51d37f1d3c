import { InputError } from '../../model/errors.ts'
import type { Json } from '../../model/fact.ts'
import { scanJson } from './scan-json.ts'
import { isRawNumber, rawNumber } from './stix-fault.ts'

/** How much is read at most. */
export interface JsonLimits {
  /** UTF-16 units of the text. */
  readonly chars?: number | undefined
  /** Objects and lists within each other. */
  readonly depth?: number | undefined
}

/** The longest text that is read where nothing else is said: 64 Mi UTF-16 units. */
export const MOST_CHARS = 64 * 1024 * 1024
/** The deepest nesting that is read where nothing else is said. */
export const MOST_DEPTH = 64

/**
 * Reads JSON without loss: a number that a double cannot hold exactly stays as it was written, and `writeStixJson` writes it so again.
 * Refuses what readers understand differently, and what would break a reader further on.
 * @throws InputError `stix-json-malformed`, `stix-json-too-long`, `stix-json-too-deep`, `stix-name-twice`, `stix-name-forbidden`,
 * `stix-text-malformed` (half of a surrogate pair), `stix-number-too-large` (infinite as a double)
 */
export function readStixJson(text: string, limits: JsonLimits = {}): Json {
  const { chars = MOST_CHARS, depth = MOST_DEPTH } = limits
  if (text.length > chars) throw new InputError('stix-json-too-long', `the JSON has more than ${chars} characters`)
  if (!text.isWellFormed()) throw halfPair()
  const { members, inexact, surrogates } = scanned(text, depth)
  const value = parse(text, inexact)
  // An object keeps the last of two members of one name, so that a member is missing where a name was given twice.
  if (countMembers(value, inexact, surrogates) !== members) throw twice()
  return value
}

/**
 * Reads JSON that is written just as {@link writeStixJson} writes what it says, which shows by itself that nothing was given twice, no
 * number loses a digit and no text is broken: what nodes send each other is like that, and this is quicker than {@link readStixJson}.
 * @returns null: it is not, or nobody can tell so; read it with care
 */
export function readPlainJson(text: string): Json | null {
  if (text.length > MOST_CHARS || text.includes('\\u') || text.includes('__proto__') || !text.isWellFormed())
    return null
  try {
    const value = JSON.parse(text) as Json
    return isShallow(value, MOST_DEPTH) && writeStixJson(value) === text ? value : null
  } catch {
    return null
  }
}

/** Whether no more than `most` objects and lists lie within each other. */
function isShallow(value: Json, most: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (most === 0) return false
  if (Array.isArray(value)) {
    const items = value as readonly Json[]
    for (let i = 0; i < items.length; i++) if (!isShallow(items[i] ?? null, most - 1)) return false
    return true
  }
  const object = value as { readonly [name: string]: Json }
  for (const name in object) if (!isShallow(object[name] ?? null, most - 1)) return false
  return true
}

/** What is no JSON at all is told so, and not as a number that only seems to be one: prose and digests hold `9e999` too. */
function scanned(text: string, depth: number): ReturnType<typeof scanJson> {
  try {
    return scanJson(text, depth)
  } catch (error) {
    if (error instanceof InputError && error.code === 'stix-number-too-large') parse(text, false)
    throw error
  }
}

function parse(text: string, inexact: boolean): Json {
  try {
    if (!inexact) return JSON.parse(text) as Json
    return JSON.parse(text, keepNumber as (name: string, value: unknown) => unknown) as Json
  } catch (cause) {
    throw new InputError('stix-json-malformed', 'this is no JSON', { cause })
  }
}

function countMembers(value: Json, withRaw: boolean, closely: boolean): number {
  if (closely && typeof value === 'string' && !value.isWellFormed()) throw halfPair()
  if (typeof value !== 'object' || value === null || (withRaw && isRawNumber(value))) return 0
  let count = 0
  if (Array.isArray(value)) for (const item of value as readonly Json[]) count += countMembers(item, withRaw, closely)
  else {
    const object = value as { readonly [name: string]: Json }
    for (const name in object) {
      if (name === '__proto__') throw new InputError('stix-name-forbidden', 'no member may be named __proto__')
      if (closely && !name.isWellFormed()) throw halfPair()
      count += 1 + countMembers(object[name] ?? null, withRaw, closely)
    }
  }
  return count
}

/** Writes a value as JSON on one line, numbers that were kept as text as they came. */
export function writeStixJson(value: unknown): string {
  return JSON.stringify(value)
}

// V8 hands a reviver the text of each number; TypeScript's own type of it does not know that yet.
function keepNumber(_: string, value: unknown, context?: { readonly source?: string }): unknown {
  const source = context?.source
  return typeof value !== 'number' || source === undefined || isExact(source, value) ? value : rawNumber(source)
}

/** Whether a number that was written so comes out of a double with the same value. */
function isExact(source: string, value: number): boolean {
  const [digits, exponent] = decimal(source)
  const [again, power] = decimal(String(value))
  return digits === again && exponent === power
}

/** A decimal number as its digits without zeros at either end and the power of ten of the last; `0` where it is nothing. */
function decimal(written: string): readonly [digits: string, exponent: number] {
  const [mantissa = '', power = '0'] = written.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const all = (whole + fraction).replace(/^0+/, '')
  const digits = all.replace(/0+$/, '')
  if (digits === '') return ['0', 0]
  const sign = mantissa.startsWith('-') ? '-' : ''
  return [sign + digits, Number(power) - fraction.length + all.length - digits.length]
}

function halfPair(): InputError {
  return new InputError('stix-text-malformed', 'a text holds half of a surrogate pair')
}

function twice(): InputError {
  return new InputError('stix-name-twice', 'a member of some object is given twice')
}

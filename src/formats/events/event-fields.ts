import { InputError } from '../../model/errors.ts'
import { EVENT_KINDS, type EventKind } from '../../model/monitor/customer-event.ts'
import type { EventSource, ObjectSource } from './event-source.ts'

/** † Longest text of an event, UTF-16 units. */
export const LONGEST_TEXT = 256
/** † Most entries of a list. */
const MOST_ENTRIES = 1_000
/** † Largest worth in money of a state, and largest price and quantity. */
export const LARGEST = 1e18
/** Milliseconds that a date can hold. */
const LAST_MS = 8.64e15
/** Ledgers whose accounts in canonical form are told by it. */
export const EVM_LEDGER = /^eip155:\d{1,20}$/
/** How many letters of an EVM account follow its ledger. */
export const EVM_REST = 43
/** An EVM account in canonical form (CAIP-10, lower case). */
const PLAIN_EVM = /^eip155:\d{1,20}:0x[0-9a-f]{40}$/
const DIGITS = /^(?:0|[1-9]\d{0,99})$/
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/

/**
 * The fields of one object of an event, each read once; {@link end} refuses what nobody read, so that a misspelt field is not silently
 * lost. Numbers and truths may also be written as text, since a table has nothing else.
 */
export class EventFields implements ObjectSource {
  readonly #of: Readonly<Record<string, unknown>>
  readonly #path: string
  /** Names of fields that were read; few, so that a list is searched quicker than a set. */
  readonly #read: string[] = []
  /** @throws InputError `event-malformed` if it is no object */
  constructor(of: unknown, path: string) {
    if (typeof of !== 'object' || of === null || Array.isArray(of))
      throw new InputError('event-malformed', `${path === '' ? 'an event' : path} must be an object`, place(path))
    this.#of = of as Readonly<Record<string, unknown>>
    this.#path = path
  }

  /** What stands there; undefined and an empty text: nothing, as null. */
  raw(name: string): unknown {
    const value = this.#of[name]
    // What an object has from its prototype is no field of it.
    if (value === undefined || !Object.hasOwn(this.#of, name)) return null
    this.#read.push(name)
    return value === '' ? null : value
  }

  /** What kind of event it is; null: none that is known. */
  kind(): EventKind | null {
    const value = this.raw('kind')
    return EVENT_KINDS.find(kind => kind === value) ?? null
  }

  /** When it was: `atMs`, or `at` as people write it. */
  atMs(): number {
    const at = this.maybeTime('at')
    const atMs = this.maybeTime('atMs')
    if (at !== null && atMs !== null && at !== atMs)
      throw new InputError('field-malformed', 'at and atMs are two different times', this.#place('at'))
    return at ?? atMs ?? this.#missing('atMs')
  }

  /** A text without control characters. @throws InputError `field-malformed`, `field-too-long` */
  text(name: string): string {
    return this.maybeText(name) ?? this.#missing(name)
  }

  /** The same, or null. */
  maybeText(name: string): string | null {
    const value = this.raw(name)
    if (value === null) return null
    if (typeof value !== 'string') throw this.#malformed(name, 'a text')
    return this.checked(name, value)
  }

  /** @throws InputError `field-malformed`, `field-too-long` */
  checked(name: string, value: string): string {
    if (value.length > LONGEST_TEXT)
      throw new InputError(
        'field-too-long',
        `${this.#at(name)} has more than ${LONGEST_TEXT} letters`,
        this.#place(name),
      )
    if (CONTROL.test(value) || !value.isWellFormed())
      throw this.#malformed(name, 'a text without control characters and half letters')
    return value
  }

  /** One of some words. */
  word<W extends string>(name: string, words: readonly W[]): W {
    return this.maybeWord(name, words) ?? this.#missing(name)
  }

  /** The same, or null. */
  maybeWord<W extends string>(name: string, words: readonly W[]): W | null {
    const value = this.raw(name)
    if (value === null) return null
    const word = words.find(w => w === value)
    if (word === undefined) throw this.#malformed(name, `one of ${words.join(', ')}`)
    return word
  }

  /** Finite, from `least` to `most`. */
  number(name: string, least: number, most = LARGEST): number {
    return this.maybeNumber(name, least, most) ?? this.#missing(name)
  }

  /** The same, or null. */
  maybeNumber(name: string, least: number, most = LARGEST): number | null {
    const value = this.raw(name)
    if (value === null) return null
    const n = typeof value === 'string' && NUMBER.test(value) ? Number(value) : value
    if (typeof n !== 'number' || !isWithin(n, least, most))
      throw this.#malformed(name, `a number from ${least} to ${most}`)
    return n
  }

  /** A whole number, or null. */
  maybeWhole(name: string, least: number, most: number): number | null {
    const n = this.maybeNumber(name, least, most)
    if (n !== null && !Number.isInteger(n)) throw this.#malformed(name, 'a whole number')
    return n
  }

  /** Base units: decimal digits, at most a hundred; a JSON number only as far as it is exact. */
  amount(name: string): bigint {
    const value = this.raw(name)
    if (value === null) return this.#missing(name)
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return BigInt(value)
    if (typeof value === 'string' && DIGITS.test(value)) return BigInt(value)
    throw this.#malformed(name, 'a whole number of base units as text')
  }

  /** Unix milliseconds as a number, or a time of RFC 3339 with its zone. */
  time(name: string): number {
    return this.maybeTime(name) ?? this.#missing(name)
  }

  /** The same, or null. */
  maybeTime(name: string): number | null {
    const value = this.raw(name)
    if (value === null) return null
    const ms =
      typeof value === 'string' && TIME.test(value)
        ? Date.parse(value)
        : typeof value === 'string'
          ? Number(value)
          : value
    if (typeof ms !== 'number' || !isMoment(ms))
      throw this.#malformed(name, 'Unix milliseconds, or a time such as 2026-06-01T12:00:00Z')
    return ms
  }

  /** True or false. */
  truth(name: string): boolean {
    return this.maybeTruth(name) ?? this.#missing(name)
  }

  /** The same, or null. */
  maybeTruth(name: string): boolean | null {
    const value = this.raw(name)
    if (value === null) return null
    if (value === true || value === 'true') return true
    if (value === false || value === 'false') return false
    throw this.#malformed(name, 'true or false')
  }

  /** Texts; in a table, parted by spaces. */
  texts(name: string): readonly string[] | null {
    const value = this.raw(name)
    if (value === null) return null
    const list: unknown = typeof value === 'string' ? value.split(/ +/).filter(Boolean) : value
    if (!Array.isArray(list) || list.length > MOST_ENTRIES || !list.every(t => typeof t === 'string'))
      throw this.#malformed(name, `a list of at most ${MOST_ENTRIES} texts`)
    return list.map(t => this.checked(name, t))
  }

  /** Objects of a list, each read by `read`. */
  list<T>(name: string, read: (fields: EventFields) => T): readonly T[] | null {
    const value = this.raw(name)
    if (value === null) return null
    if (!Array.isArray(value) || value.length > MOST_ENTRIES)
      throw this.#malformed(name, `a list of at most ${MOST_ENTRIES}`)
    return value.map((entry, n) => this.#inside(entry, `${this.#at(name)}.${n}`, read))
  }

  /** The text there if it is an EVM account in canonical form on that ledger, else null. */
  plainEvm(name: string, ledger: string): string | null {
    const text = this.maybeText(name)
    if (text === null || text.length !== ledger.length + EVM_REST) return null
    return PLAIN_EVM.test(text) && text.startsWith(ledger) ? text : null
  }

  /** An object inside, or null. */
  object<T>(name: string, read: (fields: EventFields) => T): T | null {
    const value = this.raw(name)
    return value === null ? null : this.#inside(value, this.#at(name), read)
  }

  /** The same. */
  part<T>(name: string, read: (fields: EventSource, of: string) => T, of: string): T | null {
    return this.object(name, fields => read(fields, of))
  }

  /** @throws InputError `field-unknown` for a field that nobody read */
  end(): void {
    for (const name of Object.keys(this.#of))
      if (!this.#read.includes(name))
        throw new InputError('field-unknown', `there is no field "${name.slice(0, 60)}" here`, this.#place(name))
  }

  /** What the field is called from outside, for errors. */
  place(name: string): { place: { field: string } } {
    return this.#place(name)
  }

  #inside<T>(value: unknown, path: string, read: (fields: EventFields) => T): T {
    const fields = new EventFields(value, path)
    const result = read(fields)
    fields.end()
    return result
  }

  #missing(name: string): never {
    throw new InputError('field-missing', `${this.#at(name)} is missing`, this.#place(name))
  }

  #malformed(name: string, wanted: string): InputError {
    return new InputError('field-malformed', `${this.#at(name)} must be ${wanted}`, this.#place(name))
  }

  #at(name: string): string {
    return this.#path === '' ? name : `${this.#path}.${name}`
  }

  #place(name: string): { place: { field: string } } {
    return place(this.#at(name).slice(0, 120))
  }
}

/** Whether a number is finite and within bounds. */
export function isWithin(n: number, least: number, most: number): boolean {
  return Number.isFinite(n) && n >= least && n <= most
}

/** Whether a number can be Unix milliseconds. */
export function isMoment(ms: number): boolean {
  return Number.isInteger(ms) && ms >= 0 && ms <= LAST_MS
}

/** A time of RFC 3339 with its zone, Unix milliseconds; null: it is none, or out of what a date can hold. */
export function readTime(text: string): number | null {
  const ms = TIME.test(text) ? Date.parse(text) : Number.NaN
  return isMoment(ms) ? ms : null
}

function place(field: string): { place: { field: string } } {
  return { place: { field } }
}

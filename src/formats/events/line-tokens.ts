import { readNumber } from './byte-numbers.ts'
import type { TextOf } from './byte-texts.ts'
import { EventFields, LONGEST_TEXT } from './event-fields.ts'
import { KnownSpans } from './known-spans.ts'
import { findKey, KEY_BITS, KEY_NAMES, keyOf, NO_KEY, passKey } from './line-keys.ts'
import { parseLine } from './parse-line.ts'
import { readAbout, readTravel } from './read-parts.ts'

/** What stands in a field. */
export const NOTHING = 0
/** What stands in a field: a text. */
export const TEXT = 1
/** What stands in a field: a number. */
export const NUMBER = 2
/** What stands in a field: true. */
export const TRUE = 3
/** What stands in a field: false. */
export const FALSE = 4
/** What stands in a field: an object or a list that was read as a whole. */
export const SPAN = 5
/** What stands in a field: an object whose fields are found on their own. */
export const PART = 6

const SPACE = 0x20
const QUOTE = 0x22
const COMMA = 0x2c
const OPEN_LIST = 0x5b
const OPEN = 0x7b
const CLOSE = 0x7d
const [SMALL_F, SMALL_N, SMALL_T] = [0x66, 0x6e, 0x74]
const [NULL_WORD, TRUE_WORD, FALSE_WORD] = [bytesOf('null'), bytesOf('true'), bytesOf('false')]

/** Bytes that a text may have: no quote, backslash or control character, and nothing beyond ASCII. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, b) => (b >= 0x20 && b < 0x7f && b !== QUOTE && b !== 0x5c ? 1 : 0))

/** † Most fields of an object: all that any kind of event has, in the bits of a number. */
const MOST_FIELDS = 30
const KIND = keyOf('kind')
const PROFILE = keyOf('profile')
/** Kinds are told apart, to foresee the next key, by so many bits. */
const FLAVOUR_BITS = 5
const FLAVOUR_MASK = (1 << FLAVOUR_BITS) - 1

/** Finds the fields of one object in the bytes of a line in one pass, as far as they are ordinary. */
export class LineTokens {
  /** How many there are; what follows is by their order in the line. */
  count = 0
  readonly keys = new Uint8Array(MOST_FIELDS)
  readonly types = new Uint8Array(MOST_FIELDS)
  /** Of texts, where they begin and end in {@link bytes}. */
  readonly starts = new Int32Array(MOST_FIELDS)
  readonly ends = new Int32Array(MOST_FIELDS)
  readonly numbers = new Float64Array(MOST_FIELDS)
  /** Of spans, what was read. */
  readonly values: unknown[] = new Array(MOST_FIELDS).fill(null)
  bytes: Uint8Array = new Uint8Array(0)
  /** Of the same bytes. */
  view: DataView = new DataView(this.bytes.buffer)
  readonly #text: TextOf
  /** Of a profile; it has none itself. */
  readonly #part: LineTokens | null
  /** By key. */
  readonly #spans: readonly (KnownSpans<unknown> | null)[]
  /** The key that came last after a key, for each flavour of event. */
  readonly #after = new Uint8Array(1 << (FLAVOUR_BITS + KEY_BITS)).fill(NO_KEY)
  /** By key: the number of the object in which it stood last. */
  readonly #stood = new Int32Array(NO_KEY)
  #objects = 0
  /** Where the next field to read is looked for first, and those that were read, as bits. */
  #cursor = 0
  #read = 0

  /** @param text makes a text of bytes @param part finds the fields of a profile; null: there is none in this object */
  constructor(text: TextOf, part: LineTokens | null) {
    this.#text = text
    this.#part = part
    this.#spans = part === null ? [] : spansOf(text)
  }

  /** Finds the fields of the object that begins at `start`. @returns where it ends; -1: only a reading as JSON is certain */
  fill(bytes: Uint8Array, start: number, end: number): number {
    if (bytes !== this.bytes) {
      this.bytes = bytes
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    }
    const view = this.view
    this.count = 0
    this.#cursor = 0
    this.#read = 0
    this.#objects = (this.#objects + 1) | 0
    let i = passSpace(bytes, start, end)
    if (bytes[i] !== OPEN) return -1
    let flavour = 0
    let key = NO_KEY
    for (;;) {
      const guess = flavour | key
      key = this.#after[guess] as number
      let value = key === NO_KEY ? -1 : passKey(key, view, i + 1, end)
      if (value === -1) {
        i = passSpace(bytes, i + 1, end)
        key = findKey(view, i, end)
        if (key === NO_KEY) return -1
        this.#after[guess] = key
        value = passKey(key, view, i, end)
      }
      const at = this.count++
      if (this.#stood[key] === this.#objects || at === MOST_FIELDS) return -1
      this.#stood[key] = this.#objects
      this.keys[at] = key
      i = this.#value(key, at, value, end)
      if (i === -1) return -1
      if (key === KIND) flavour = (((bytes[value + 1] as number) ^ ((i - value) << 2)) & FLAVOUR_MASK) << KEY_BITS
      if (bytes[i] !== COMMA) i = passSpace(bytes, i, end)
      if (i >= end) return -1
      if (bytes[i] === CLOSE) return i + 1
      if (bytes[i] !== COMMA) return -1
    }
  }

  /** Reads the value that begins at `start`, or behind white space, into place `at`. @returns where it ends; -1 as {@link fill} */
  #value(key: number, at: number, start: number, end: number): number {
    const bytes = this.bytes
    let i = start
    if ((bytes[i] as number) <= SPACE) i = passSpace(bytes, start, end)
    switch (bytes[i]) {
      case QUOTE: {
        const from = ++i
        while (i < end && PLAIN[bytes[i] as number] === 1) i++
        if (bytes[i] !== QUOTE || i - from > LONGEST_TEXT) return -1
        this.types[at] = i === from ? NOTHING : TEXT
        this.starts[at] = from
        this.ends[at] = i
        return i + 1
      }
      case OPEN:
      case OPEN_LIST:
        return key === PROFILE ? this.#fillPart(at, i, end) : this.#span(key, at, i, end)
      case SMALL_N:
        this.types[at] = NOTHING
        return passWord(NULL_WORD, bytes, i, end)
      case SMALL_T:
        this.types[at] = TRUE
        return passWord(TRUE_WORD, bytes, i, end)
      case SMALL_F:
        this.types[at] = FALSE
        return passWord(FALSE_WORD, bytes, i, end)
      default:
        this.types[at] = NUMBER
        return readNumber(bytes, i, end, this.numbers, at, this.#text)
    }
  }

  #fillPart(at: number, start: number, end: number): number {
    this.types[at] = PART
    return this.#part === null ? -1 : this.#part.fill(this.bytes, start, end)
  }

  #span(key: number, at: number, start: number, end: number): number {
    const spans = this.#spans[key]
    if (!spans) return -1
    const until = spans.find(this.bytes, this.view, start, end)
    this.types[at] = SPAN
    this.values[at] = spans.value
    return until
  }

  /** The place of a field, which then counts as read; -1: there is none. */
  placeOf(name: string): number {
    let at = this.#cursor
    if (at >= this.count || KEY_NAMES[this.keys[at] as number] !== name)
      for (at = this.count - 1; at >= 0 && KEY_NAMES[this.keys[at] as number] !== name; ) at--
    if (at === -1) return -1
    this.#cursor = at + 1
    this.#read |= 1 << at
    return at
  }

  /** Whether every field was read. */
  get isAllRead(): boolean {
    return this.#read === (1 << this.count) - 1
  }
}

function spansOf(text: TextOf): (KnownSpans<unknown> | null)[] {
  const spans: (KnownSpans<unknown> | null)[] = KEY_NAMES.map(() => null)
  spans[keyOf('travel')] = new KnownSpans(text, json => fieldOf('travel', json).object('travel', readTravel))
  spans[keyOf('about')] = new KnownSpans(text, json => fieldOf('about', json).object('about', readAbout))
  spans[keyOf('signs')] = new KnownSpans(text, json => fieldOf('signs', json).texts('signs'))
  return spans
}

function fieldOf(name: string, json: string): EventFields {
  return new EventFields({ [name]: parseLine(json) }, '')
}

/** The place of the next byte that is no white space. */
function passSpace(bytes: Uint8Array, start: number, end: number): number {
  let i = start
  for (; i < end; i++) {
    const byte = bytes[i] as number
    if (byte > SPACE || (byte !== SPACE && byte !== 0x09 && byte !== 0x0d && byte !== 0x0a)) break
  }
  return i
}

function passWord(word: Uint8Array, bytes: Uint8Array, start: number, end: number): number {
  if (start + word.length > end) return -1
  for (let n = 0; n < word.length; n++) if (bytes[start + n] !== word[n]) return -1
  return start + word.length
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, letter => letter.charCodeAt(0))
}

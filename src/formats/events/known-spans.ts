import { mixed, restOf, type TextOf } from './byte-texts.ts'

/** † Objects kept. */
const PLACES = 4_096
/** † Longest object that is kept, bytes: longer ones are seldom the same twice. */
const LONGEST = 2_048
const QUOTE = 0x22
const BACKSLASH = 0x5c
/** What `{` and `[`, and `}` and `]`, have in common: they differ in one bit. */
const OPEN = 0x7b
const CLOSE = 0x7d
const ROUND = 0x20

/**
 * Objects and lists that stand in many lines, read once: the same bytes give the same value. Each has one place, by a hash of its bytes;
 * another that falls on it takes it over. What stood in the line before is tried first.
 */
export class KnownSpans<T> {
  readonly #text: TextOf
  readonly #read: (json: string) => T
  readonly #spans: (Span<T> | null)[] = new Array(PLACES).fill(null)
  #last: Span<T> | null = null
  #value: T | null = null
  /** @param text makes a text of bytes @param read reads what is seen first; what it throws comes out of {@link find} */
  constructor(text: TextOf, read: (json: string) => T) {
    this.#text = text
    this.#read = read
  }

  /** What {@link find} found last. */
  get value(): T | null {
    return this.#value
  }

  /** Finds the value that begins at `start` with a bracket. @returns where it ends; -1: it does not, or is not text */
  find(bytes: Uint8Array, view: DataView, start: number, end: number): number {
    const last = this.#last
    if (last !== null && start + last.length <= end && isAt(last, view, start)) {
      this.#value = last.value
      return start + last.length
    }
    const until = closing(bytes, start, end)
    if (until === -1) return -1
    const length = until - start
    if (length > LONGEST) {
      this.#value = this.#parsed(bytes, start, until)
      return until
    }
    const hash = hashOf(view, start, length)
    const place = (hash ^ (hash >>> 15)) & (PLACES - 1)
    let span = this.#spans[place] as Span<T> | null
    if (span === null || span.length !== length || !isAt(span, view, start)) {
      span = { length, words: wordsOf(view, start, length), value: this.#parsed(bytes, start, until) }
      this.#spans[place] = span
    }
    this.#last = span
    this.#value = span.value
    return until
  }

  #parsed(bytes: Uint8Array, start: number, until: number): T {
    const json = this.#text(bytes, start, until)
    // Whether it stood there, or bytes that are no text did, cannot be told.
    if (json.includes('\ufffd')) throw new RangeError('the bytes may be no text')
    return this.#read(json)
  }
}

interface Span<T> {
  readonly length: number
  /** Its bytes, four in each. */
  readonly words: Int32Array
  readonly value: T
}

/** Where the bracket at `start` is closed, exclusive, by count alone; -1: nowhere. */
function closing(bytes: Uint8Array, start: number, end: number): number {
  let depth = 0
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number
    if (byte === QUOTE) {
      for (i++; i < end && bytes[i] !== QUOTE; i++) if (bytes[i] === BACKSLASH) i++
    } else if ((byte | ROUND) === OPEN) depth++
    else if ((byte | ROUND) === CLOSE && --depth === 0) return i + 1
  }
  return -1
}

function isAt(span: Span<unknown>, view: DataView, start: number): boolean {
  const words = span.words
  const whole = span.length >> 2
  for (let n = 0; n < whole; n++) if (view.getInt32(start + n * 4, true) !== words[n]) return false
  return (span.length & 3) === 0 || restOf(view, start, span.length) === words[whole]
}

function hashOf(view: DataView, start: number, length: number): number {
  let hash = length
  for (let i = start, until = start + (length & ~3); i < until; i += 4) hash = mixed(hash, view.getInt32(i, true))
  return mixed(hash, restOf(view, start, length))
}

function wordsOf(view: DataView, start: number, length: number): Int32Array {
  const words = new Int32Array((length + 3) >> 2)
  for (let n = 0; n < length >> 2; n++) words[n] = view.getInt32(start + n * 4, true)
  if ((length & 3) !== 0) words[length >> 2] = restOf(view, start, length)
  return words
}

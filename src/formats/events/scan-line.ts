import { readTime } from './event-fields.ts'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const COLON = 0x3a
const OPEN = 0x7b
const CLOSE = 0x7d
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const ZERO = 0x30
const NINE = 0x39
/** Digits that a double holds without doubt. */
const MOST_DIGITS = 15

const CUSTOMER = bytesOf('customer')
const AT_MS = bytesOf('atMs')
const AT = bytesOf('at')

/**
 * Finds, in the bytes of a line of NDJSON, whose event it is and when it was, without reading the rest: to put lines in order and hand them
 * to whoever reads them whole. It says so only where reading the whole line cannot say otherwise, and leaves all else (a backslash, a field
 * that stands twice, a time as text of digits) to such a reading.
 */
export class LineScanner {
  /** Of the line scanned last: where the customer's name begins and ends, in bytes. */
  from = 0
  until = 0
  /** Unix milliseconds. */
  atMs = 0
  #bytes: Uint8Array = new Uint8Array(0)
  #i = 0
  #end = 0

  /** Whether the two are known for certain, if the line is an event at all. @param end exclusive */
  scan(bytes: Uint8Array, start: number, end: number): boolean {
    this.#bytes = bytes
    this.#i = start
    this.#end = end
    this.from = -1
    this.atMs = -1
    if (this.#next() !== OPEN) return false
    this.#i++
    for (;;) {
      if (this.#next() !== QUOTE) return false
      const key = this.#i + 1
      if (!this.#passText()) return false
      const keyEnd = this.#i - 1
      if (this.#next() !== COLON) return false
      this.#i++
      if (!this.#value(key, keyEnd)) return false
      const then = this.#next()
      this.#i++
      if (then === CLOSE) break
      if (then !== COMMA) return false
    }
    return this.from !== -1 && this.atMs !== -1 && this.#next() === -1
  }

  /** The next byte that is no white space; -1: there is none. */
  #next(): number {
    const bytes = this.#bytes
    for (; this.#i < this.#end; this.#i++) {
      const byte = bytes[this.#i] as number
      if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return byte
    }
    return -1
  }

  #value(key: number, keyEnd: number): boolean {
    const first = this.#next()
    const start = this.#i
    if (this.#isKey(key, keyEnd, CUSTOMER)) {
      if (this.from !== -1 || first !== QUOTE || !this.#passText()) return false
      this.from = start + 1
      this.until = this.#i - 1
      return this.until > this.from
    }
    if (this.#isKey(key, keyEnd, AT_MS)) return this.atMs === -1 && this.#digits()
    if (this.#isKey(key, keyEnd, AT)) {
      if (this.atMs !== -1 || first !== QUOTE || !this.#passText()) return false
      return this.#time(start + 1, this.#i - 1)
    }
    if (first === QUOTE) return this.#passText()
    return first === OPEN || first === OPEN_LIST ? this.#passNested() : this.#passBare()
  }

  /** Over a text that begins here; false: it holds a backslash or has no end. */
  #passText(): boolean {
    const bytes = this.#bytes
    for (let i = this.#i + 1; i < this.#end; i++) {
      const byte = bytes[i] as number
      if (byte === BACKSLASH) return false
      if (byte !== QUOTE) continue
      this.#i = i + 1
      return true
    }
    return false
  }

  #passNested(): boolean {
    let depth = 0
    while (this.#i < this.#end) {
      const byte = this.#bytes[this.#i] as number
      if (byte === QUOTE) {
        if (!this.#passText()) return false
        continue
      }
      this.#i++
      if (byte === OPEN || byte === OPEN_LIST) depth++
      else if ((byte === CLOSE || byte === CLOSE_LIST) && --depth === 0) return true
    }
    return false
  }

  #passBare(): boolean {
    const start = this.#i
    for (; this.#i < this.#end; this.#i++) {
      const byte = this.#bytes[this.#i] as number
      if (byte === COMMA || byte === CLOSE) break
    }
    return this.#i > start
  }

  #digits(): boolean {
    const start = this.#i
    let value = 0
    for (; this.#i < this.#end; this.#i++) {
      const byte = this.#bytes[this.#i] as number
      if (byte < ZERO || byte > NINE) break
      value = value * 10 + byte - ZERO
    }
    const digits = this.#i - start
    // A fraction, an exponent, a zero before: JSON and the bounds of a time decide, not this.
    const then = this.#next()
    if (digits === 0 || digits > MOST_DIGITS || (then !== COMMA && then !== CLOSE)) return false
    if (digits > 1 && this.#bytes[start] === ZERO) return false
    this.atMs = value
    return true
  }

  #time(start: number, end: number): boolean {
    let text = ''
    for (let i = start; i < end && i < start + 64; i++) text += String.fromCharCode(this.#bytes[i] as number)
    const at = readTime(text)
    if (at === null) return false
    this.atMs = at
    return true
  }

  #isKey(from: number, until: number, key: Uint8Array): boolean {
    if (until - from !== key.length) return false
    for (let i = 0; i < key.length; i++) if (this.#bytes[from + i] !== key[i]) return false
    return true
  }
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, letter => letter.charCodeAt(0))
}

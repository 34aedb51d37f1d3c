import { HashPairs } from './hash-pairs.ts'
import type { StateSink, StateSource } from './state-stream.ts'
import { textHash } from './text-hash.ts'

const CHUNK_BITS = 22
const CHUNK = 1 << CHUNK_BITS
/** Bytes of the first chunk, at first. */
const FIRST = 1_024

/** Longest name, UTF-16 units. */
const LONGEST = 4_096

/** Before each name: its number, then a word of what follows. Names begin at whole words, so that each is read in one. */
const HEAD = 8
/** Of the second word: how many letters, or bytes of packed digits; the sort; two marks and the place of the prefix. */
const LENGTH = 0xffff
const SORT_AT = 16
const SORT = 0x7f
/** Marks a name whose end is hexadecimal digits kept as bytes: most accounts are. */
const PACKED = 1 << 23
/** Marks a name of two bytes a letter, unless it is packed. */
const WIDE = 1 << 24
const PREFIX_AT = 24
/** Fewer digits are kept as letters. */
const LEAST_DIGITS = 16
const MOST_PREFIXES = 256
const HEX = '0123456789abcdef'

/** Numbers for names, from 1 on, in the order of their first coming; names as bytes in one arena. 0 is nobody. */
export class NameTable {
  readonly #seed: number
  readonly #chunks: Uint8Array[] = []
  /** The same chunks as words. */
  readonly #words: Uint32Array[] = []
  #end = 0
  #starts = new Uint32Array(1_024)
  #count = 0
  /** What stands before packed digits. */
  #prefixes: string[] = []
  /** Where names begin in the arena, in words: the number of a name stands with it, so that a search needs no second table. */
  readonly #index = new HashPairs()
  /** @param seed of the hash: any 32-bit number that strangers don't know */
  constructor(seed = 0) {
    this.#seed = seed
  }

  /** How many names there are. */
  get size(): number {
    return this.#count
  }

  /** Bytes that it takes up. */
  get bytes(): number {
    return this.#chunks.reduce((sum, c) => sum + c.byteLength, 0) + this.#starts.byteLength + this.#index.bytes
  }

  /** The number of a name of a sort; 0: it never came. */
  find(name: string, tag = 0): number {
    return this.#search(textHash(name, this.#seed ^ tag), name, tag)
  }

  /**
   * The number of a name, a new one if it never came.
   * @param tag its sort, 0 to 127: equal names of two sorts have two numbers
   * @throws RangeError beyond 4,096 letters
   */
  numberOf(name: string, tag = 0): number {
    const hash = textHash(name, this.#seed ^ tag)
    const held = this.#search(hash, name, tag)
    if (held !== 0) return held
    if (name.length > LONGEST) throw new RangeError(`a name of ${name.length} letters`)
    const number = ++this.#count
    this.#index.add(hash, this.#append(name, tag) >>> 2)
    return number
  }

  /**
   * The next number for a name that never came, which is not found by its name again: of those whom another table has numbered.
   * @throws RangeError beyond 4,096 letters
   */
  add(name: string, tag = 0): number {
    if (name.length > LONGEST) throw new RangeError(`a name of ${name.length} letters`)
    const number = ++this.#count
    this.#append(name, tag)
    return number
  }

  /** The name of a number that {@link numberOf} gave. */
  nameOf(number: number): string {
    const start = this.#starts[number] as number
    const chunk = this.#chunks[start >>> CHUNK_BITS] as Uint8Array
    const at = start & (CHUNK - 1)
    const head = this.#headOf(start)
    const units = head & LENGTH
    if ((head & PACKED) !== 0)
      return this.#unpacked(chunk, at + HEAD, units, this.#prefixes[head >>> PREFIX_AT] as string)
    let text = ''
    for (let i = 0; i < units; i++) text += String.fromCharCode(letterAt(chunk, at + HEAD, i, (head & WIDE) !== 0))
    return text
  }

  /** Whether a number's name ends in the last so many letters of another; an even number, at most 16. */
  endsLike(number: number, name: string, letters: number): boolean {
    const start = this.#starts[number] as number
    const head = this.#headOf(start)
    if ((head & PACKED) === 0) return this.nameOf(number).endsWith(name.slice(-letters))
    const chunk = this.#chunks[start >>> CHUNK_BITS] as Uint8Array
    const end = (start & (CHUNK - 1)) + HEAD + (head & LENGTH)
    for (let n = 1; n <= letters / 2; n++) {
      const digits = name.length - n * 2
      if (digits < 0 || ((digitAt(name, digits) << 4) | digitAt(name, digits + 1)) !== chunk[end - n]) return false
    }
    return true
  }

  #search(hash: number, name: string, tag: number): number {
    const index = this.#index
    for (let held = index.first(hash); held !== -1; held = index.next()) {
      const chunk = held >>> (CHUNK_BITS - 2)
      const words = this.#words[chunk] as Uint32Array
      const at = held & ((CHUNK >>> 2) - 1)
      const head = words[at + 1] as number
      if (((head >>> SORT_AT) & SORT) !== tag) continue
      if (this.#isNamed(this.#chunks[chunk] as Uint8Array, at * 4 + HEAD, head, name)) return words[at] as number
    }
    return 0
  }

  #isNamed(chunk: Uint8Array, from: number, head: number, name: string): boolean {
    const units = head & LENGTH
    if ((head & PACKED) !== 0) {
      const prefix = this.#prefixes[head >>> PREFIX_AT] as string
      return name.length === prefix.length + units * 2 && isPacked(chunk, from, name, prefix)
    }
    if (units !== name.length) return false
    const wide = (head & WIDE) !== 0
    for (let i = 0; i < units; i++) if (letterAt(chunk, from, i, wide) !== name.charCodeAt(i)) return false
    return true
  }

  /** Writes the name of the latest number; gives where it begins. */
  #append(name: string, tag: number): number {
    const digits = digitsAtEnd(name)
    const prefix = digits === 0 ? -1 : this.#prefixOf(name.slice(0, name.length - digits))
    const packed = prefix !== -1
    let wide = 0
    if (!packed) for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) > 255) wide = 1
    const start = this.#room(HEAD + (packed ? digits / 2 : name.length << wide))
    if (this.#count >= this.#starts.length) {
      const more = new Uint32Array(Math.ceil(this.#starts.length * 1.5))
      more.set(this.#starts)
      this.#starts = more
    }
    this.#starts[this.#count] = start
    const chunk = this.#chunks[start >>> CHUNK_BITS] as Uint8Array
    let at = start & (CHUNK - 1)
    const words = this.#words[start >>> CHUNK_BITS] as Uint32Array
    words[at >>> 2] = this.#count
    words[(at >>> 2) + 1] =
      (packed ? (digits / 2) | PACKED | (prefix << PREFIX_AT) : name.length | (wide === 1 ? WIDE : 0)) |
      (tag << SORT_AT)
    at += HEAD
    if (packed)
      for (let i = name.length - digits; i < name.length; i += 2)
        chunk[at++] = (digitAt(name, i) << 4) | digitAt(name, i + 1)
    else
      for (let i = 0; i < name.length; i++) {
        const unit = name.charCodeAt(i)
        chunk[at++] = unit & 255
        if (wide === 1) chunk[at++] = unit >>> 8
      }
    return start
  }

  /** Where so many bytes can be written that lie in one chunk. */
  #room(size: number): number {
    if ((this.#end & (CHUNK - 1)) + size > CHUNK || this.#end === this.#chunks.length * CHUNK) {
      this.#end = this.#chunks.length * CHUNK
      this.#hold(this.#chunks.length, new Uint8Array(this.#chunks.length === 0 ? FIRST : CHUNK))
    }
    const first = this.#chunks[0] as Uint8Array
    if (this.#end < CHUNK && this.#end + size > first.length) {
      const wider = new Uint8Array(Math.min(CHUNK, Math.max(first.length * 2, (first.length + size + 3) & ~3)))
      wider.set(first)
      this.#hold(0, wider)
    }
    const start = this.#end
    this.#end += (size + 3) & ~3
    return start
  }

  #hold(n: number, chunk: Uint8Array): void {
    this.#chunks[n] = chunk
    this.#words[n] = new Uint32Array(chunk.buffer)
  }

  /** The place of a prefix; -1: there are too many. */
  #prefixOf(prefix: string): number {
    const known = this.#prefixes.indexOf(prefix)
    if (known !== -1 || this.#prefixes.length === MOST_PREFIXES) return known
    return this.#prefixes.push(prefix) - 1
  }

  #unpacked(chunk: Uint8Array, from: number, bytes: number, prefix: string): string {
    let text = prefix
    for (let at = from; at < from + bytes; at++) {
      const byte = chunk[at] as number
      text += `${HEX[byte >>> 4]}${HEX[byte & 15]}`
    }
    return text
  }

  #headOf(start: number): number {
    return (this.#words[start >>> CHUNK_BITS] as Uint32Array)[((start & (CHUNK - 1)) >>> 2) + 1] as number
  }

  /** Writes it as it lies. */
  save(sink: StateSink): void {
    const chunks = this.#chunks.map(chunk => chunk.length)
    sink.json({ end: this.#end, count: this.#count, prefixes: this.#prefixes, chunks })
    for (const chunk of this.#chunks) sink.bytes(chunk)
    sink.bytes(this.#starts.subarray(0, this.#count + 1))
    this.#index.save(sink)
  }

  /** Takes what {@link save} wrote of a table with the same seed. */
  load(source: StateSource): void {
    type Held = { end: number; count: number; prefixes: string[]; chunks: number[] }
    const { end, count, prefixes, chunks } = source.json() as Held
    this.#end = end
    this.#prefixes = prefixes
    this.#count = count
    for (const [n, length] of chunks.entries()) {
      const chunk = new Uint8Array(length)
      source.bytes(chunk)
      this.#hold(n, chunk)
    }
    this.#starts = new Uint32Array(Math.max(1_024, Math.ceil(count * 1.1) + 1))
    source.bytes(this.#starts.subarray(0, count + 1))
    this.#index.load(source)
  }
}

/** Whether packed digits are the end of a name that has their length; its beginning is looked at last. */
function isPacked(chunk: Uint8Array, from: number, name: string, prefix: string): boolean {
  for (let at = prefix.length, n = from; at < name.length; at += 2, n++) {
    const pair = name.charCodeAt(at) | (name.charCodeAt(at + 1) << 16)
    if (pair !== PAIRS[chunk[n] as number]) return false
  }
  return name.startsWith(prefix)
}

/** The n-th letter of those that begin at a byte. */
function letterAt(chunk: Uint8Array, from: number, n: number, wide: boolean): number {
  if (!wide) return chunk[from + n] as number
  return (chunk[from + n * 2] as number) | ((chunk[from + n * 2 + 1] as number) << 8)
}

/** How many hexadecimal digits in lower case end a name, an even number; 0: too few. */
function digitsAtEnd(name: string): number {
  let at = name.length
  while (at > 0 && digitAt(name, at - 1) !== -1) at--
  const digits = (name.length - at) & ~1
  return digits < LEAST_DIGITS ? 0 : digits
}

/** The value of each letter as a hexadecimal digit in lower case; -1: it is none. */
const DIGITS = Int8Array.from({ length: 128 }, (_, unit) => HEX.indexOf(String.fromCharCode(unit)))

/** The two digits of each byte, the first in the lower half. */
const PAIRS = Uint32Array.from(
  { length: 256 },
  (_, byte) => HEX.charCodeAt(byte >>> 4) | (HEX.charCodeAt(byte & 15) << 16),
)

/** The value of a digit; -1: it is none. */
function digitAt(name: string, at: number): number {
  const unit = name.charCodeAt(at)
  return unit < 128 ? (DIGITS[unit] as number) : -1
}

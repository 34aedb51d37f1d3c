import { HashShards } from './hash-shards.ts'
import type { StateSink, StateSource } from './state-stream.ts'
import { textHash } from './text-hash.ts'

const CHUNK_BITS = 20
const CHUNK = 1 << CHUNK_BITS
/** Bytes of the first chunk, at first. */
const FIRST = 1_024

/** Longest name, UTF-16 units. */
const LONGEST = 4_096

/** Marks, beside the sort, a name whose end is hexadecimal digits kept as bytes: most accounts are. */
const PACKED = 0x80
/** Fewer digits are kept as letters. */
const LEAST_DIGITS = 16
const MOST_PREFIXES = 256
const HEX = '0123456789abcdef'

/** Numbers for names, from 1 on, in the order of their first coming; names as bytes in one arena. 0 is nobody. */
export class NameTable {
  readonly #seed: number
  readonly #chunks: Uint8Array[] = []
  #end = 0
  #starts = new Uint32Array(1_024)
  #count = 0
  /** What stands before packed digits. */
  #prefixes: string[] = []
  readonly #index: HashShards
  /** @param seed of the hash: any 32-bit number that strangers don't know */
  constructor(seed = 0) {
    this.#seed = seed
    this.#index = new HashShards(value => textHash(this.nameOf(value), this.#seed ^ this.#tagOf(value)))
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
    this.#append(name, tag)
    this.#index.add(hash, number)
    return number
  }

  /** The name of a number that {@link numberOf} gave. */
  nameOf(number: number): string {
    const start = this.#starts[number] as number
    const chunk = this.#chunks[start >>> CHUNK_BITS] as Uint8Array
    let at = start & (CHUNK - 1)
    const head = (chunk[at] as number) | ((chunk[at + 1] as number) << 8)
    const packed = ((chunk[at + 2] as number) & PACKED) !== 0
    at += 3
    const units = head >>> 1
    if (packed) return this.#unpacked(chunk, at, units)
    let text = ''
    if (head & 1)
      for (let i = 0; i < units; i++, at += 2)
        text += String.fromCharCode((chunk[at] as number) | ((chunk[at + 1] as number) << 8))
    else for (let i = 0; i < units; i++) text += String.fromCharCode(chunk[at + i] as number)
    return text
  }

  /** Whether a number's name ends in the last so many letters of another; an even number, at most 16. */
  endsLike(number: number, name: string, letters: number): boolean {
    const start = this.#starts[number] as number
    const chunk = this.#chunks[start >>> CHUNK_BITS] as Uint8Array
    const at = start & (CHUNK - 1)
    const head = (chunk[at] as number) | ((chunk[at + 1] as number) << 8)
    if (((chunk[at + 2] as number) & PACKED) === 0) return this.nameOf(number).endsWith(name.slice(-letters))
    const end = at + 4 + (head >>> 1)
    for (let n = 1; n <= letters / 2; n++) {
      const digits = name.length - n * 2
      if (digits < 0 || ((digitAt(name, digits) << 4) | digitAt(name, digits + 1)) !== chunk[end - n]) return false
    }
    return true
  }

  #search(hash: number, name: string, tag: number): number {
    const index = this.#index
    for (let held = index.first(hash); held !== -1; held = index.next()) if (this.#equals(held, name, tag)) return held
    return 0
  }

  #append(name: string, tag: number): void {
    const digits = digitsAtEnd(name)
    const prefix = digits === 0 ? -1 : this.#prefixOf(name.slice(0, name.length - digits))
    let wide = 0
    if (prefix === -1) for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) > 255) wide = 1
    const size = prefix === -1 ? 3 + (name.length << wide) : 4 + digits / 2
    if ((this.#end & (CHUNK - 1)) + size > CHUNK || this.#end === this.#chunks.length * CHUNK) {
      this.#end = this.#chunks.length * CHUNK
      this.#chunks.push(new Uint8Array(this.#chunks.length === 0 ? FIRST : CHUNK))
    }
    const first = this.#chunks[0] as Uint8Array
    if (this.#end < CHUNK && this.#end + size > first.length) {
      const wider = new Uint8Array(Math.min(CHUNK, Math.max(first.length * 2, first.length + size)))
      wider.set(first)
      this.#chunks[0] = wider
    }
    if (this.#count >= this.#starts.length) {
      const more = new Uint32Array(Math.ceil(this.#starts.length * 1.5))
      more.set(this.#starts)
      this.#starts = more
    }
    this.#starts[this.#count] = this.#end
    const chunk = this.#chunks[this.#end >>> CHUNK_BITS] as Uint8Array
    let at = this.#end & (CHUNK - 1)
    this.#end += size
    const head = prefix === -1 ? (name.length << 1) | wide : digits
    chunk[at++] = head & 255
    chunk[at++] = head >>> 8
    if (prefix !== -1) {
      chunk[at++] = tag | PACKED
      chunk[at++] = prefix
      for (let i = name.length - digits; i < name.length; i += 2)
        chunk[at++] = (digitAt(name, i) << 4) | digitAt(name, i + 1)
      return
    }
    chunk[at++] = tag
    for (let i = 0; i < name.length; i++) {
      const unit = name.charCodeAt(i)
      chunk[at++] = unit & 255
      if (wide) chunk[at++] = unit >>> 8
    }
  }

  /** The place of a prefix; -1: there are too many. */
  #prefixOf(prefix: string): number {
    const known = this.#prefixes.indexOf(prefix)
    if (known !== -1 || this.#prefixes.length === MOST_PREFIXES) return known
    return this.#prefixes.push(prefix) - 1
  }

  #unpacked(chunk: Uint8Array, from: number, bytes: number): string {
    let text = this.#prefixes[chunk[from] as number] as string
    for (let at = from + 1; at <= from + bytes; at++) {
      const byte = chunk[at] as number
      text += `${HEX[byte >>> 4]}${HEX[byte & 15]}`
    }
    return text
  }

  #isPacked(chunk: Uint8Array, from: number, bytes: number, name: string): boolean {
    const prefix = this.#prefixes[chunk[from] as number] as string
    if (name.length !== prefix.length + bytes * 2 || !name.startsWith(prefix)) return false
    for (let i = 0, at = prefix.length; i < bytes; i++, at += 2) {
      const pair = name.charCodeAt(at) | (name.charCodeAt(at + 1) << 16)
      if (pair !== PAIRS[chunk[from + 1 + i] as number]) return false
    }
    return true
  }

  #tagOf(number: number): number {
    const start = this.#starts[number] as number
    return ((this.#chunks[start >>> CHUNK_BITS] as Uint8Array)[(start & (CHUNK - 1)) + 2] as number) & ~PACKED
  }

  #equals(number: number, name: string, tag: number): boolean {
    const start = this.#starts[number] as number
    const chunk = this.#chunks[start >>> CHUNK_BITS] as Uint8Array
    let at = start & (CHUNK - 1)
    const head = (chunk[at] as number) | ((chunk[at + 1] as number) << 8)
    const sort = chunk[at + 2] as number
    if ((sort & ~PACKED) !== tag) return false
    if (sort & PACKED) return this.#isPacked(chunk, at + 3, head >>> 1, name)
    if (head >>> 1 !== name.length) return false
    at += 3
    if (head & 1) {
      for (let i = 0; i < name.length; i++, at += 2)
        if (((chunk[at] as number) | ((chunk[at + 1] as number) << 8)) !== name.charCodeAt(i)) return false
    } else for (let i = 0; i < name.length; i++) if (chunk[at + i] !== name.charCodeAt(i)) return false
    return true
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
      this.#chunks[n] = chunk
    }
    this.#starts = new Uint32Array(Math.max(1_024, Math.ceil(count * 1.1) + 1))
    source.bytes(this.#starts.subarray(0, count + 1))
    this.#index.load(source)
  }
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

import { randomBytes } from 'node:crypto'

/** Words of a row. The first is whatever the owner tells accounts of one address apart by; the others are the address. */
export const ROW_WORDS = 6

/** Rows whose places are read together, so that the memory of many is fetched at once. */
const TOGETHER = 256

/**
 * Rows of six words numbered 0, 1, 2 … in the order of first sight: no object a row. Hashed under a seed of this process alone, since anybody
 * may put any address into a ledger.
 */
export class AccountTable {
  count: number
  rows: Int32Array<ArrayBuffer>
  /** Two words a slot: a row's number plus one (0: free), and its hash, whose upper bits say which slot. */
  #slots: Int32Array
  #bits: number
  readonly #seed = randomBytes(4).readInt32LE()
  readonly #hashes = new Int32Array(TOGETHER)
  #looked = 0

  /** @param kept rows of a table that is gone on with */
  constructor(expected: number, kept?: Int32Array) {
    this.count = kept === undefined ? 0 : kept.length / ROW_WORDS
    const room = Math.max(64, expected, this.count)
    this.rows = new Int32Array(room * ROW_WORDS)
    if (kept) this.rows.set(kept)
    this.#bits = Math.max(10, 32 - Math.clz32(room))
    this.#slots = new Int32Array(2 << this.#bits)
    for (let n = 0; n < this.count; n++) {
      const row = n * ROW_WORDS
      this.#place(n, this.#hash(this.rows[row] as number, this.rows, row))
    }
  }

  /** Numbers `count` rows of `source`, giving numbers to those that are new. @param into is given the numbers, from `at` on */
  internAll(source: Int32Array, count: number, into: Int32Array, at: number): void {
    const hashes = this.#hashes
    for (let first = 0; first < count; first += TOGETHER) {
      const end = Math.min(count, first + TOGETHER)
      this.#look(source, first, end)
      for (let n = first; n < end; n++) into[at + n] = this.#intern(source, n * ROW_WORDS, hashes[n - first] as number)
    }
  }

  /**
   * Hashes rows and reads where {@link #intern} is about to look, first all places in the slots and then all rows: reads that wait for nothing
   * are under way at once. The sum is there so that the compiler does not leave them out.
   */
  #look(source: Int32Array, first: number, end: number): void {
    const hashes = this.#hashes
    const slots = this.#slots
    const rows = this.rows
    let sum = 0
    for (let n = first, from = first * ROW_WORDS; n < end; n++, from += ROW_WORDS) {
      const hash = this.#hash(source[from] as number, source, from)
      hashes[n - first] = hash
      sum ^= slots[this.#home(hash)] as number
    }
    for (let n = first; n < end; n++) {
      const hash = hashes[n - first] as number
      const slot = this.#home(hash)
      if (slots[slot + 1] === hash) sum ^= rows[((slots[slot] as number) - 1) * ROW_WORDS] as number
    }
    this.#looked ^= sum
  }

  /** The number of the row at `from` with another first word, or -1. */
  find(first: number, source: Int32Array, from: number): number {
    const hash = this.#hash(first, source, from)
    for (let slot = this.#home(hash); ; slot = (slot + 2) & (this.#slots.length - 1)) {
      const next = this.#slots[slot] as number
      if (next === 0) return -1
      if (this.#slots[slot + 1] !== hash) continue
      const row = (next - 1) * ROW_WORDS
      if (this.rows[row] === first && this.#sameAddress(row, source, from)) return next - 1
    }
  }

  #intern(source: Int32Array, from: number, hash: number): number {
    const slots = this.#slots
    let slot = this.#home(hash)
    for (;;) {
      const next = slots[slot] as number
      if (next === 0) break
      if (slots[slot + 1] === hash) {
        const row = (next - 1) * ROW_WORDS
        if (this.rows[row] === source[from] && this.#sameAddress(row, source, from)) return next - 1
      }
      slot = (slot + 2) & (slots.length - 1)
    }
    const number = this.count++
    const row = number * ROW_WORDS
    if (row + ROW_WORDS > this.rows.length)
      this.rows = new Int32Array(this.rows.buffer.transfer(Math.ceil(this.count * 1.5) * ROW_WORDS * 4))
    for (let k = 0; k < ROW_WORDS; k++) this.rows[row + k] = source[from + k] as number
    slots[slot] = number + 1
    slots[slot + 1] = hash
    if (this.count * 3 > slots.length) this.#grow()
    return number
  }

  #sameAddress(row: number, source: Int32Array, from: number): boolean {
    const { rows } = this
    return (
      rows[row + 1] === source[from + 1] &&
      rows[row + 2] === source[from + 2] &&
      rows[row + 3] === source[from + 3] &&
      rows[row + 4] === source[from + 4] &&
      rows[row + 5] === source[from + 5]
    )
  }

  #hash(first: number, source: Int32Array, from: number): number {
    let h = Math.imul(this.#seed ^ first, 0x27d4eb2f)
    for (let k = 1; k < ROW_WORDS; k++) {
      h = Math.imul(h ^ (source[from + k] as number), 0x9e3779b1)
      h ^= h >>> 15
    }
    h = Math.imul(h, 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
    return h ^ (h >>> 16)
  }

  #grow(): void {
    const old = this.#slots
    this.#slots = new Int32Array(old.length * 2)
    this.#bits++
    for (let slot = 0; slot < old.length; slot += 2)
      if (old[slot] !== 0) this.#place((old[slot] as number) - 1, old[slot + 1] as number)
  }

  #place(number: number, hash: number): void {
    let slot = this.#home(hash)
    while (this.#slots[slot] !== 0) slot = (slot + 2) & (this.#slots.length - 1)
    this.#slots[slot] = number + 1
    this.#slots[slot + 1] = hash
  }

  #home(hash: number): number {
    return (hash >>> (32 - this.#bits)) << 1
  }
}

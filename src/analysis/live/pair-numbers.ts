/** Tables that grow each for itself, so that no growing of one makes a long pause. */
const TABLES = 128
const TABLE_BITS = 7
const PAGE_BITS = 10
const PAGE = 1 << PAGE_BITS

/**
 * Numbers pairs of numbers from 1, in the order in which they are met: 16 to 32 bytes a pair. A pair keeps its number for good, also when the block
 * that brought it is undone: what is undone is what the columns say of it.
 */
export class PairNumbers {
  count = 0
  /** Pages of pairs, the first number and then the second. Never copied, so that no growing makes a pause. */
  readonly #pages: Uint32Array[] = []
  /** By table, the number of the pair in each slot, 0: free. At most half are taken. */
  readonly #tables = Array.from({ length: TABLES }, () => new Uint32Array(16))
  readonly #taken = new Uint32Array(TABLES)

  get bytes(): number {
    return this.#tables.reduce((n, t) => n + t.byteLength, this.#pages.length * PAGE * 8)
  }

  first(number: number): number {
    return this.#pages[number >>> PAGE_BITS]?.[(number & (PAGE - 1)) << 1] ?? 0
  }

  second(number: number): number {
    return this.#pages[number >>> PAGE_BITS]?.[((number & (PAGE - 1)) << 1) + 1] ?? 0
  }

  /** The number of a pair; 0: it was never met. */
  find(first: number, second: number): number {
    const mix = mixed(first, second)
    const table = this.#tables[mix >>> (32 - TABLE_BITS)] as Uint32Array
    return table[this.#slot(table, mix, first, second)] as number
  }

  /** The number of a pair, given if need be. */
  number(first: number, second: number): number {
    const mix = mixed(first, second)
    const which = mix >>> (32 - TABLE_BITS)
    const table = this.#tables[which] as Uint32Array
    const slot = this.#slot(table, mix, first, second)
    const known = table[slot] as number
    if (known > 0) return known
    const number = ++this.count
    if (number >>> PAGE_BITS >= this.#pages.length) this.#pages.push(new Uint32Array(PAGE * 2))
    const page = this.#pages[number >>> PAGE_BITS] as Uint32Array
    page[(number & (PAGE - 1)) << 1] = first
    page[((number & (PAGE - 1)) << 1) + 1] = second
    table[slot] = number
    const taken = (this.#taken[which] as number) + 1
    this.#taken[which] = taken
    if (taken * 2 > table.length) this.#tables[which] = this.#widened(table)
    return number
  }

  #slot(table: Uint32Array, mix: number, first: number, second: number): number {
    const mask = table.length - 1
    let slot = mix & mask
    for (;;) {
      const number = table[slot] as number
      if (number === 0 || (this.first(number) === first && this.second(number) === second)) return slot
      slot = (slot + 1) & mask
    }
  }

  #widened(table: Uint32Array): Uint32Array<ArrayBuffer> {
    const next = new Uint32Array(table.length * 2)
    for (const number of table) {
      if (number === 0) continue
      const first = this.first(number)
      const second = this.second(number)
      next[this.#slot(next, mixed(first, second), first, second)] = number
    }
    return next
  }
}

/** Spreads pairs over 32 bits, the upper ones choosing the table and the lower ones the slot; both numbers may be dense or sparse. */
function mixed(first: number, second: number): number {
  let h = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 1, 0x27d4eb2f)
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

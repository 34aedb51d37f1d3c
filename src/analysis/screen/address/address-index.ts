import { isTextAt, type PackedTexts, TextPacker } from './packed-texts.ts'
import { hashText, hashTextAt } from './text-hash.ts'

/** An address in canonical spelling, and what it points to: a whole number of 32 bits, such as an entry's place. */
export interface AddressRow {
  readonly address: string
  readonly ref: number
}

const NONE: readonly number[] = Object.freeze([])
/** A chain of this many probes in a table of this load does not come about by chance: then another seed is taken. */
const LONGEST_PROBE = 128
const SEEDS = 8

/**
 * Which entries name an address. Every text is kept whole and compared whole, so that no answer is ever wrong, whatever anybody crafts;
 * a hash only says where to look. An open-addressed table of (hash, row) pairs beside packed text: about 70 bytes an EVM address.
 * Never changed once built; a new list version builds a new one.
 */
export class AddressIndex {
  readonly #seed: number
  /** Pairs of a hash and 1 + the newest row of an address; 0 where free. */
  readonly #table: Int32Array
  readonly #texts: PackedTexts
  readonly #refs: Int32Array
  /** The row of the same address that was added before, or -1. */
  readonly #before: Int32Array
  /** Texts with characters beyond U+00FF: unreadable ones, as published. */
  readonly #foreign: ReadonlyMap<string, readonly number[]>
  /** Rows, equal addresses counted each. */
  readonly size: number

  private constructor(texts: PackedTexts, refs: Int32Array, foreign: ReadonlyMap<string, readonly number[]>) {
    this.#texts = texts
    this.#refs = refs
    this.#foreign = foreign
    this.#before = new Int32Array(texts.count).fill(-1)
    this.#table = new Int32Array(2 * slotsFor(texts.count))
    let seed = 0
    while (!this.#fill(seed, seed < SEEDS - 1 ? LONGEST_PROBE : Number.POSITIVE_INFINITY)) seed++
    this.#seed = seed
    let more = 0
    for (const list of foreign.values()) more += list.length
    this.size = texts.count + more
  }

  /** Builds the index. Rows of one address may come apart and more than once. */
  static build(rows: Iterable<AddressRow>): AddressIndex {
    const packer = new TextPacker()
    const foreign = new Map<string, number[]>()
    let refs = new Int32Array(1 << 7)
    for (const { address, ref } of rows) {
      if (!packer.add(address)) {
        const list = foreign.get(address)
        if (list) list.push(ref)
        else foreign.set(address, [ref])
        continue
      }
      if (packer.count > refs.length) {
        const wider = new Int32Array(refs.length * 2)
        wider.set(refs)
        refs = wider
      }
      refs[packer.count - 1] = ref
    }
    return new AddressIndex(packer.pack(), refs.slice(0, packer.count), foreign)
  }

  /** True where an entry names exactly this address. */
  has(address: string): boolean {
    return this.#newest(address) >= 0 || this.#foreign.has(address)
  }

  /**
   * What exactly this address points to, in the order of the rows; empty where nothing names it.
   * @param most at most this many, the newest
   */
  find(address: string, most = Number.POSITIVE_INFINITY): readonly number[] {
    let row = this.#newest(address)
    if (row < 0) return this.#foreign.size === 0 ? NONE : (this.#foreign.get(address) ?? NONE)
    const found: number[] = []
    for (; row >= 0 && found.length < most; row = this.#before[row] as number) found.push(this.#refs[row] as number)
    return found.length > 1 ? found.reverse() : found
  }

  /** Bytes held in arrays. */
  get bytes(): number {
    return this.#texts.bytes + this.#table.byteLength + this.#refs.byteLength + this.#before.byteLength
  }

  #newest(address: string): number {
    const table = this.#table
    const mask = table.length / 2 - 1
    const hash = hashText(address, this.#seed)
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const row = (table[2 * slot + 1] as number) - 1
      if (row < 0) return -1
      if (table[2 * slot] === hash && isTextAt(this.#texts, row, address)) return row
    }
  }

  /** Enters all rows; false, with the table as it was before, where a chain of probes grows too long. */
  #fill(seed: number, longest: number): boolean {
    const { chars, starts, count } = this.#texts
    const table = this.#table
    const mask = table.length / 2 - 1
    for (let row = 0; row < count; row++) {
      const start = starts[row] as number
      const end = starts[row + 1] as number
      const hash = hashTextAt(chars, start, end, seed)
      let slot = hash & mask
      for (let probe = 0; ; probe++, slot = (slot + 1) & mask) {
        const held = (table[2 * slot + 1] as number) - 1
        if (held < 0) break
        if (table[2 * slot] === hash && sameText(this.#texts, held, row)) {
          this.#before[row] = held
          break
        }
        if (probe > longest) {
          table.fill(0)
          this.#before.fill(-1)
          return false
        }
      }
      table[2 * slot] = hash
      table[2 * slot + 1] = row + 1
    }
    return true
  }
}

/** A power of two at most three quarters full. */
function slotsFor(rows: number): number {
  let slots = 8
  while (slots * 3 < rows * 4) slots *= 2
  return slots
}

function sameText({ chars, starts }: PackedTexts, a: number, b: number): boolean {
  const from = starts[a] as number
  const other = starts[b] as number
  const length = (starts[a + 1] as number) - from
  if ((starts[b + 1] as number) - other !== length) return false
  for (let k = 0; k < length; k++) if (chars[from + k] !== chars[other + k]) return false
  return true
}

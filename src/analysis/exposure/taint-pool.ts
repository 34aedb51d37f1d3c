/** Entries of one block at first; a block that is full moves to one of twice the size. */
const FIRST_CAPACITY = 2
/** Doubles of an entry: the source and hops (as two 32-bit words), held, received, sent. 32 bytes, so none lies across two lines of memory. */
export const ENTRY = 4

/**
 * What holdings carry of each source, as blocks of entries in one array: a holding without taint has none and costs nothing, one with three
 * sources has room for four. A block begins with a head of an entry's size: count and capacity.
 */
export class TaintPool {
  doubles: Float64Array<ArrayBuffer>
  words: Int32Array<ArrayBuffer>
  /** Entries used, heads among them. Block 0 is nobody's. */
  #end: number
  /** Freed blocks by size: the first of each size, and in the head of each the next. */
  readonly #free: Int32Array<ArrayBuffer>

  constructor(kept?: { readonly doubles: Float64Array<ArrayBuffer>; readonly free: Int32Array<ArrayBuffer> }) {
    this.doubles = kept?.doubles ?? new Float64Array(ENTRY * 1024)
    this.words = new Int32Array(this.doubles.buffer)
    this.#end = kept ? kept.doubles.length / ENTRY : 1
    this.#free = kept?.free ?? new Int32Array(32)
  }

  /** What must be kept to go on later. */
  kept(): { readonly doubles: Float64Array<ArrayBuffer>; readonly free: Int32Array<ArrayBuffer> } {
    return { doubles: this.doubles.subarray(0, this.#end * ENTRY), free: this.#free }
  }

  /** Entries in a block. */
  count(block: number): number {
    return this.words[block * 8] as number
  }

  /** Where the block's first entry lies in {@link doubles}. */
  first(block: number): number {
    return (block + 1) * ENTRY
  }

  /** The place of a source's entry in {@link doubles}, or -1. */
  find(block: number, source: number): number {
    if (block === 0) return -1
    const first = this.first(block)
    const end = first + this.count(block) * ENTRY
    for (let at = first; at < end; at += ENTRY) if (this.words[2 * at] === source) return at
    return -1
  }

  /** Adds an empty entry and gives the block, which is another one when it had to grow. The entry is the block's last. */
  add(block: number, source: number, hops: number): number {
    const count = block === 0 ? 0 : this.count(block)
    let home = block
    if (block === 0) home = this.#take(0)
    else if (count === this.words[block * 8 + 1]) home = this.#grow(block, count)
    const at = this.first(home) + count * ENTRY
    this.doubles.fill(0, at, at + ENTRY)
    this.words[2 * at] = source
    this.words[2 * at + 1] = hops
    this.words[home * 8] = count + 1
    return home
  }

  #grow(block: number, count: number): number {
    const size = Math.log2(count / FIRST_CAPACITY)
    const home = this.#take(size + 1)
    const from = this.first(block)
    this.doubles.copyWithin(this.first(home), from, from + count * ENTRY)
    this.words[block * 8] = 0
    this.words[block * 8 + 2] = this.#free[size] as number
    this.#free[size] = block
    return home
  }

  #take(size: number): number {
    const freed = this.#free[size] as number
    if (freed !== 0) {
      this.#free[size] = this.words[freed * 8 + 2] as number
      return freed
    }
    const capacity = FIRST_CAPACITY << size
    const block = this.#end
    this.#end += capacity + 1
    if (this.#end * ENTRY > this.doubles.length) {
      const room = Math.max(this.#end * ENTRY, this.doubles.length * 2)
      this.doubles = new Float64Array(this.doubles.buffer.transfer(room * 8))
      this.words = new Int32Array(this.doubles.buffer)
    }
    this.words[block * 8] = 0
    this.words[block * 8 + 1] = capacity
    return block
  }
}

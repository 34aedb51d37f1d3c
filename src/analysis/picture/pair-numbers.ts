/** Numbers pairs of whole numbers in the order in which they are first met: a map that keeps no object for each of its keys. */
export class PairNumbers {
  /** Pairs that were met. */
  count = 0
  #first: Int32Array
  #second: Int32Array
  /** Number of the pair at each place, plus one; 0: free. */
  #slots: Int32Array

  /** @param expected about how many pairs will come */
  constructor(expected: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)))
    this.#slots = new Int32Array(size)
    this.#first = new Int32Array(size / 2)
    this.#second = new Int32Array(size / 2)
  }

  /** The number of a pair, a new one where it was not met before. */
  of(first: number, second: number): number {
    const mask = this.#slots.length - 1
    let slot = scattered(first, second) & mask
    for (let had = this.#slots[slot] ?? 0; had !== 0; had = this.#slots[slot] ?? 0) {
      if (this.#first[had - 1] === first && this.#second[had - 1] === second) return had - 1
      slot = (slot + 1) & mask
    }
    if (this.count === this.#first.length) {
      this.#grow()
      return this.of(first, second)
    }
    this.#first[this.count] = first
    this.#second[this.count] = second
    this.#slots[slot] = ++this.count
    return this.count - 1
  }

  /** The numbers of which a pair is made. */
  first(number: number): number {
    return this.#first[number] ?? 0
  }

  second(number: number): number {
    return this.#second[number] ?? 0
  }

  #grow(): void {
    const size = this.#slots.length * 2
    const [first, second] = [new Int32Array(size / 2), new Int32Array(size / 2)]
    first.set(this.#first)
    second.set(this.#second)
    this.#slots = new Int32Array(size)
    this.#first = first
    this.#second = second
    for (let i = 0; i < this.count; i++) {
      let slot = scattered(first[i] ?? 0, second[i] ?? 0) & (size - 1)
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (size - 1)
      this.#slots[slot] = i + 1
    }
  }
}

/** Mixes two numbers, so that pairs that are near each other lie apart. */
function scattered(a: number, b: number): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39)
  return h ^ (h >>> 15)
}

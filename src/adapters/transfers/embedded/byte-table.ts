import { hashBytes } from './hash-bytes.ts'

/** Keys that a table has room for at first. */
const FIRST_KEYS = 32_768

/**
 * A set of byte strings numbered 0, 1, 2 … in the order of first sight, in a few large arrays: no object a key.
 * The first two bytes of every key name its ledger and are left out of the hash, so that an address hashes alike on every ledger.
 */
export class ByteTable {
  count = 0
  bytes: Uint8Array<ArrayBuffer>
  starts: Uint32Array<ArrayBuffer>
  hashes: Uint32Array<ArrayBuffer>
  /** Two words a slot, the key's number (-1 when free) and its hash: a look at another key then stays in one place of memory. */
  #slots: Int32Array<ArrayBuffer>
  #mask: number

  /** @param most how many keys may come: room for few is made at first, and the table grows, so that few cost little. */
  constructor(most: number) {
    const expected = Math.min(most, FIRST_KEYS)
    let slots = 1024
    while (slots < expected * 2) slots *= 2
    this.bytes = new Uint8Array(Math.max(4096, expected * 24))
    this.starts = new Uint32Array(Math.max(64, expected) + 1)
    this.hashes = new Uint32Array(Math.max(64, expected))
    this.#slots = new Int32Array(slots * 2).fill(-1)
    this.#mask = slots - 1
  }

  /** Forgets every key and keeps the memory. */
  clear(): void {
    this.count = 0
    this.#slots.fill(-1)
  }

  /** The number of the key `source[from, to)`, given one if it is new. */
  intern(source: Uint8Array, from: number, to: number): number {
    // Transfers of one transaction mostly stand together: its name is then the newest one.
    if (this.count > 0 && this.#equals(this.count - 1, source, from, to)) return this.count - 1
    const hash = hashBytes(source, from + 2, to)
    let slot = hash & this.#mask
    for (;;) {
      const id = this.#slots[2 * slot] as number
      if (id < 0) break
      if (this.#slots[2 * slot + 1] === (hash | 0) && this.#equals(id, source, from, to)) return id
      slot = (slot + 1) & this.#mask
    }
    return this.#add(slot, hash, source, from, to)
  }

  /** The number of the key `source[from, to)`, or -1. */
  find(source: Uint8Array, from: number, to: number): number {
    const hash = hashBytes(source, from + 2, to)
    for (let slot = hash & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const id = this.#slots[2 * slot] as number
      if (id < 0 || (this.#slots[2 * slot + 1] === (hash | 0) && this.#equals(id, source, from, to))) return id
    }
  }

  /** Where key `id` starts and ends in {@link bytes}. */
  start(id: number): number {
    return this.starts[id] as number
  }

  end(id: number): number {
    return this.starts[id + 1] as number
  }

  /** Byte order of two keys. */
  compare(a: number, b: number): number {
    const endA = this.end(a)
    const endB = this.end(b)
    let i = this.start(a)
    let j = this.start(b)
    for (; i < endA && j < endB; i++, j++) {
      const difference = (this.bytes[i] as number) - (this.bytes[j] as number)
      if (difference !== 0) return difference
    }
    return endA - i - (endB - j)
  }

  #equals(id: number, source: Uint8Array, from: number, to: number): boolean {
    const start = this.start(id)
    if (this.end(id) - start !== to - from) return false
    for (let i = start, j = from; j < to; i++, j++) if (this.bytes[i] !== source[j]) return false
    return true
  }

  #add(slot: number, hash: number, source: Uint8Array, from: number, to: number): number {
    const id = this.count++
    const start = id === 0 ? 0 : this.start(id)
    const end = start + to - from
    if (end > this.bytes.length) this.bytes = grown(this.bytes, end)
    if (id + 2 > this.starts.length) this.starts = grown(this.starts, id + 2)
    if (id + 1 > this.hashes.length) this.hashes = grown(this.hashes, id + 1)
    for (let i = start, j = from; j < to; i++, j++) this.bytes[i] = source[j] as number
    this.starts[id] = start
    this.starts[id + 1] = end
    this.hashes[id] = hash
    this.#slots[2 * slot] = id
    this.#slots[2 * slot + 1] = hash
    if (this.count * 20 > this.#slots.length * 7) this.#rehash()
    return id
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1)
    this.#mask = this.#slots.length / 2 - 1
    for (let id = 0; id < this.count; id++) {
      const hash = this.hashes[id] as number
      let slot = hash & this.#mask
      while ((this.#slots[2 * slot] as number) >= 0) slot = (slot + 1) & this.#mask
      this.#slots[2 * slot] = id
      this.#slots[2 * slot + 1] = hash
    }
  }
}

function grown<A extends Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>(old: A, atLeast: number): A {
  const length = Math.max(atLeast, Math.ceil(old.length * 1.5))
  return new (old.constructor as new (buffer: ArrayBuffer) => A)(old.buffer.transfer(length * old.BYTES_PER_ELEMENT))
}

import type { StateSink, StateSource } from './state-stream.ts'

const SHARD_BITS = 8
const SHARDS = 1 << SHARD_BITS
/** Of a part in which nothing stands yet; never written to, since the first entry makes it grow. */
const EMPTY = new Uint32Array(1)
const NO_PRINTS = new Uint8Array(1)

/**
 * Finds numbers by a hash of what they stand for, open addressing, five bytes a place: the number, and eight more bits of its hash
 * beside, so that a search looks at what a number stands for only where it is nearly always the right one; at millions of entries each
 * look is a wait for the memory. In 256 parts that grow one at a time, so that no growth stops the engine for longer than a few
 * milliseconds at tens of millions of entries. Whoever holds it can tell the hash of a number again.
 */
export class HashShards {
  readonly #shards: Uint32Array[] = new Array<Uint32Array>(SHARDS).fill(EMPTY)
  /** Of each place eight bits of the hash; 0: it is empty. */
  readonly #prints: Uint8Array[] = new Array<Uint8Array>(SHARDS).fill(NO_PRINTS)
  readonly #sizes = new Uint32Array(SHARDS)
  readonly #hashOf: (value: number) => number
  /** The hash that is looked for, and where one was found last. */
  #hash = 0
  #at = 0
  constructor(hashOf: (value: number) => number) {
    this.#hashOf = hashOf
  }

  /** Bytes of its tables. */
  get bytes(): number {
    return this.#shards.reduce((sum, shard) => sum + shard.length * 5, 0)
  }

  /** The first number that may be meant by a hash; -1: none. */
  first(hash: number): number {
    // Whole numbers of 31 bits and a sign are kept without an object for each.
    this.#hash = hash | 0
    const mask = (this.#prints[hash & (SHARDS - 1)] as Uint8Array).length - 1
    return this.#search((hash >>> SHARD_BITS) & mask)
  }

  /** The next one that may be, after {@link first} and before anything is added or taken out; -1: none. */
  next(): number {
    return this.#search(this.#at + 1)
  }

  #search(from: number): number {
    const hash = this.#hash
    const prints = this.#prints[hash & (SHARDS - 1)] as Uint8Array
    const mask = prints.length - 1
    const sought = printOf(hash)
    for (let i = from & mask; ; i = (i + 1) & mask) {
      const print = prints[i] as number
      if (print === 0) return -1
      if (print !== sought) continue
      this.#at = i
      return ((this.#shards[hash & (SHARDS - 1)] as Uint32Array)[i] as number) - 1
    }
  }

  /** Adds a number that is not in it. */
  add(hash: number, value: number): void {
    const n = hash & (SHARDS - 1)
    let shard = this.#shards[n] as Uint32Array
    if (((this.#sizes[n] as number) + 1) * 4 > shard.length * 3) shard = this.#grow(n, shard)
    put(shard, this.#prints[n] as Uint8Array, hash, value)
    this.#sizes[n] = (this.#sizes[n] as number) + 1
  }

  /** Takes a number out, if it is in it. */
  remove(hash: number, value: number): void {
    const n = hash & (SHARDS - 1)
    const shard = this.#shards[n] as Uint32Array
    const prints = this.#prints[n] as Uint8Array
    const mask = shard.length - 1
    let i = (hash >>> SHARD_BITS) & mask
    while (shard[i] !== value + 1) {
      if (prints[i] === 0) return
      i = (i + 1) & mask
    }
    this.#sizes[n] = (this.#sizes[n] as number) - 1
    // Who stands behind the gap and belongs before it moves up, so that no search ends early.
    for (let j = (i + 1) & mask; prints[j] !== 0; j = (j + 1) & mask) {
      const home = (this.#hashOf((shard[j] as number) - 1) >>> SHARD_BITS) & mask
      if (((j - home) & mask) >= ((j - i) & mask)) {
        shard[i] = shard[j] as number
        prints[i] = prints[j] as number
        i = j
      }
    }
    shard[i] = 0
    prints[i] = 0
  }

  #grow(n: number, old: Uint32Array): Uint32Array {
    const shard = new Uint32Array(Math.max(8, old.length * 2))
    const prints = new Uint8Array(shard.length)
    for (const held of old) if (held !== 0) put(shard, prints, this.#hashOf(held - 1), held - 1)
    this.#shards[n] = shard
    this.#prints[n] = prints
    return shard
  }

  /** Writes it as it lies. */
  save(sink: StateSink): void {
    sink.json(this.#shards.map(shard => shard.length))
    sink.bytes(this.#sizes)
    for (const shard of this.#shards) sink.bytes(shard)
    for (const prints of this.#prints) sink.bytes(prints)
  }

  /** Takes what {@link save} wrote, in the place of what it holds. */
  load(source: StateSource): void {
    const lengths = source.json() as readonly number[]
    source.bytes(this.#sizes)
    for (const [n, length] of lengths.entries()) {
      const shard = new Uint32Array(length)
      source.bytes(shard)
      // The one for parts that are empty is shared and must not be written to.
      this.#shards[n] = length === 1 ? EMPTY : shard
    }
    for (const [n, length] of lengths.entries()) {
      const prints = new Uint8Array(length)
      source.bytes(prints)
      this.#prints[n] = length === 1 ? NO_PRINTS : prints
    }
  }
}

function put(shard: Uint32Array, prints: Uint8Array, hash: number, value: number): void {
  const mask = shard.length - 1
  let i = (hash >>> SHARD_BITS) & mask
  while (prints[i] !== 0) i = (i + 1) & mask
  shard[i] = value + 1
  prints[i] = printOf(hash)
}

/** The highest eight bits of a hash, which say nothing of its place; never 0. */
function printOf(hash: number): number {
  return hash >>> 24 || 1
}

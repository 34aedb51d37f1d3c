import type { StateSink, StateSource } from './state-stream.ts'

const SHARD_BITS = 8
const SHARDS = 1 << SHARD_BITS
/** Of a part in which nothing stands yet; never written to, since the first entry makes it grow. */
const EMPTY = new Int32Array(2)

/**
 * Finds numbers by a hash of what they stand for, open addressing, nothing is ever taken out. The whole hash stands beside its number, so
 * that a search waits for the memory once, looks at nearly no wrong one, and growing asks nobody. In 256 parts that grow one at a time, so
 * that no growth stops the engine for longer than a few milliseconds.
 */
export class HashPairs {
  readonly #shards: Int32Array[] = new Array<Int32Array>(SHARDS).fill(EMPTY)
  readonly #sizes = new Uint32Array(SHARDS)
  /** The hash that is looked for, and where one was found last. */
  #hash = 0
  #at = 0

  /** Bytes of its tables. */
  get bytes(): number {
    return this.#shards.reduce((sum, shard) => sum + shard.byteLength, 0)
  }

  /** The first number that may be meant by a hash; -1: none. */
  first(hash: number): number {
    this.#hash = hash | 0
    return this.#search((hash >>> SHARD_BITS) * 2)
  }

  /** The next one that may be, after {@link first} and before anything is added; -1: none. */
  next(): number {
    return this.#search(this.#at + 2)
  }

  #search(from: number): number {
    const hash = this.#hash
    const shard = this.#shards[hash & (SHARDS - 1)] as Int32Array
    const mask = shard.length - 1
    for (let i = from & mask; ; i = (i + 2) & mask) {
      const value = shard[i + 1] as number
      if (value === 0) return -1
      if (shard[i] !== hash) continue
      this.#at = i
      return value - 1
    }
  }

  /** Adds a number below 2³¹ − 1 that is not in it. */
  add(hash: number, value: number): void {
    const n = hash & (SHARDS - 1)
    const size = (this.#sizes[n] as number) + 1
    let shard = this.#shards[n] as Int32Array
    if (size * 8 > shard.length * 3) shard = this.#grow(n, shard)
    put(shard, hash | 0, value + 1)
    this.#sizes[n] = size
  }

  #grow(n: number, old: Int32Array): Int32Array {
    const shard = new Int32Array(Math.max(16, old.length * 2))
    for (let i = 0; i < old.length; i += 2) if (old[i + 1] !== 0) put(shard, old[i] as number, old[i + 1] as number)
    this.#shards[n] = shard
    return shard
  }

  /** Writes it as it lies. */
  save(sink: StateSink): void {
    sink.json(this.#shards.map(shard => shard.length))
    sink.bytes(this.#sizes)
    for (const shard of this.#shards) sink.bytes(shard)
  }

  /** Takes what {@link save} wrote, in the place of what it holds. */
  load(source: StateSource): void {
    const lengths = source.json() as readonly number[]
    source.bytes(this.#sizes)
    for (const [n, length] of lengths.entries()) {
      const shard = new Int32Array(length)
      source.bytes(shard)
      // The one for parts that are empty is shared and must not be written to.
      this.#shards[n] = length === EMPTY.length ? EMPTY : shard
    }
  }
}

function put(shard: Int32Array, hash: number, value: number): void {
  const mask = shard.length - 1
  let i = ((hash >>> SHARD_BITS) * 2) & mask
  while (shard[i + 1] !== 0) i = (i + 2) & mask
  shard[i] = hash
  shard[i + 1] = value
}

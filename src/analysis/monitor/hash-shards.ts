import type { StateSink, StateSource } from './state-stream.ts'

const SHARD_BITS = 8
const SHARDS = 1 << SHARD_BITS
/** Of a part in which nothing stands yet; never written to, since the first entry makes it grow. */
const EMPTY = new Uint32Array(1)

/**
 * Finds numbers by a hash of what they stand for, open addressing, four bytes a place. In 256 parts that grow one at a time, so that
 * no growth stops the engine for longer than a few milliseconds at tens of millions of entries. Whoever holds it can tell the hash of
 * a number again.
 */
export class HashShards {
  readonly #shards: Uint32Array[] = new Array<Uint32Array>(SHARDS).fill(EMPTY)
  readonly #sizes = new Uint32Array(SHARDS)
  readonly #hashOf: (value: number) => number
  constructor(hashOf: (value: number) => number) {
    this.#hashOf = hashOf
  }

  /** Bytes of its tables. */
  get bytes(): number {
    return this.#shards.reduce((sum, shard) => sum + shard.byteLength, 0)
  }

  /** The number under this hash that `is` says to be meant; -1: none. */
  find(hash: number, is: (value: number) => boolean): number {
    const shard = this.#shards[hash & (SHARDS - 1)] as Uint32Array
    const mask = shard.length - 1
    for (let i = (hash >>> SHARD_BITS) & mask; ; i = (i + 1) & mask) {
      const held = shard[i] as number
      if (held === 0) return -1
      if (is(held - 1)) return held - 1
    }
  }

  /** Adds a number that is not in it. */
  add(hash: number, value: number): void {
    const n = hash & (SHARDS - 1)
    let shard = this.#shards[n] as Uint32Array
    if (((this.#sizes[n] as number) + 1) * 4 > shard.length * 3) shard = this.#grow(n, shard)
    put(shard, hash, value)
    this.#sizes[n] = (this.#sizes[n] as number) + 1
  }

  /** Takes a number out, if it is in it. */
  remove(hash: number, value: number): void {
    const n = hash & (SHARDS - 1)
    const shard = this.#shards[n] as Uint32Array
    const mask = shard.length - 1
    let i = (hash >>> SHARD_BITS) & mask
    while (shard[i] !== value + 1) {
      if (shard[i] === 0) return
      i = (i + 1) & mask
    }
    this.#sizes[n] = (this.#sizes[n] as number) - 1
    // Who stands behind the gap and belongs before it moves up, so that no search ends early.
    for (let j = (i + 1) & mask; shard[j] !== 0; j = (j + 1) & mask) {
      const home = (this.#hashOf((shard[j] as number) - 1) >>> SHARD_BITS) & mask
      if (((j - home) & mask) >= ((j - i) & mask)) {
        shard[i] = shard[j] as number
        i = j
      }
    }
    shard[i] = 0
  }

  #grow(n: number, old: Uint32Array): Uint32Array {
    const shard = new Uint32Array(Math.max(8, old.length * 2))
    for (const held of old) if (held !== 0) put(shard, this.#hashOf(held - 1), held - 1)
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
      const shard = new Uint32Array(length)
      source.bytes(shard)
      // The one for parts that are empty is shared and must not be written to.
      this.#shards[n] = length === 1 ? EMPTY : shard
    }
  }
}

function put(shard: Uint32Array, hash: number, value: number): void {
  const mask = shard.length - 1
  let i = (hash >>> SHARD_BITS) & mask
  while (shard[i] !== 0) i = (i + 1) & mask
  shard[i] = value + 1
}

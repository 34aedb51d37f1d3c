/** Bytes of a SHA-256. */
export const HASH_BYTES = 32

/** A growing row of hashes, side by side in one piece of memory. */
export class HashRows {
  #bytes = new Uint8Array(HASH_BYTES * 64)
  #length = 0

  get length(): number {
    return this.#length
  }

  push(hash: Uint8Array): void {
    const end = (this.#length + 1) * HASH_BYTES
    if (end > this.#bytes.length) {
      const wider = new Uint8Array(this.#bytes.length * 2)
      wider.set(this.#bytes)
      this.#bytes = wider
    }
    this.#bytes.set(hash, end - HASH_BYTES)
    this.#length++
  }

  /** Forgets all behind the first `length`. */
  cut(length: number): void {
    if (length < this.#length) this.#length = length
  }

  /** The hash at a place, without a copy. @throws RangeError past the end */
  at(place: number): Uint8Array {
    if (place < 0 || place >= this.#length) throw new RangeError(`there is no hash at ${place} of ${this.#length}`)
    return this.#bytes.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES)
  }
}

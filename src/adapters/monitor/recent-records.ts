/** † Records kept, and bytes of them. */
const MOST_RECORDS = 1 << 17
const MOST_BYTES = 1 << 26

/**
 * The journal's latest records as the bytes that were written, in one ring beside the heap: whole events in memory would be what the
 * collector of garbage carries on with each turn, and a request that waits for it is a late answer.
 */
export class RecentRecords {
  readonly #most: number
  readonly #bytes: Buffer
  /** By place modulo its length: the place, and where its record begins and ends in the ring. */
  readonly #places: Float64Array
  readonly #starts: Float64Array
  readonly #lengths: Uint32Array
  /** Bytes that were ever written; the ring holds the latest of them. */
  #end = 0
  constructor(most = MOST_RECORDS, bytes = MOST_BYTES) {
    this.#most = most
    this.#bytes = Buffer.alloc(bytes)
    this.#places = new Float64Array(most).fill(-1)
    this.#starts = new Float64Array(most)
    this.#lengths = new Uint32Array(most)
  }

  /** Keeps a record under its place. */
  keep(place: number, record: Uint8Array): void {
    const n = place % this.#most
    const size = this.#bytes.length
    if (record.length > size) {
      this.#places[n] = -1
      return
    }
    // A record lies in one piece: where the ring has no room for it at its end, it begins anew.
    const at = this.#end % size
    if (at + record.length > size) this.#end += size - at
    this.#bytes.set(record, this.#end % size)
    this.#places[n] = place
    this.#starts[n] = this.#end
    this.#lengths[n] = record.length
    this.#end += record.length
  }

  /** The record of a place; null: it is not kept any more. Only good until the next is kept. */
  find(place: number): Buffer | null {
    const n = place % this.#most
    const start = this.#starts[n] as number
    if (this.#places[n] !== place || start < this.#end - this.#bytes.length) return null
    const at = start % this.#bytes.length
    return this.#bytes.subarray(at, at + (this.#lengths[n] as number))
  }
}

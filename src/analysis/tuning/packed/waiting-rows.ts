import type { CustomerProfile } from '../../../model/monitor/customer-event.ts'
import { grown } from '../grown.ts'
import { DOUBLE, DOUBLES, WORDS } from './packed-row.ts'

/** Packed events that wait for their place in the order of time, each in a row of its own until it is free again. */
export class WaitingRows {
  words = new Uint32Array(256 * WORDS)
  doubles = new Float64Array(256 * DOUBLES)
  readonly #bytes: Uint8Array[] = []
  readonly #profiles: (CustomerProfile | null)[] = []
  #bounds = new Uint32Array(256 * 2)
  readonly #free: number[] = []

  /** A free row, for an event whose line stands in bytes. */
  take(bytes: Uint8Array, start: number, end: number, profile: CustomerProfile | null): number {
    const row = this.#free.pop() ?? this.#bytes.length
    if (row * 2 >= this.#bounds.length) this.#widen()
    this.#bytes[row] = bytes
    this.#profiles[row] = profile
    this.#bounds[row * 2] = start
    this.#bounds[row * 2 + 1] = end
    return row
  }

  /** Unix milliseconds. */
  atMs(row: number): number {
    return this.doubles[row * DOUBLES + DOUBLE.atMs] as number
  }

  /** What came with the event. */
  profile(row: number): CustomerProfile | null {
    return this.#profiles[row] as CustomerProfile | null
  }

  /** The event's line. */
  line(row: number): Uint8Array {
    return (this.#bytes[row] as Uint8Array).subarray(this.#bounds[row * 2], this.#bounds[row * 2 + 1])
  }

  /** Copies a row to a place in others. */
  copy(row: number, words: Uint32Array, doubles: Float64Array, n: number): void {
    for (let i = row * WORDS, to = n * WORDS, k = 0; k < WORDS; k++) words[to + k] = this.words[i + k] as number
    for (let i = row * DOUBLES, to = n * DOUBLES, k = 0; k < DOUBLES; k++)
      doubles[to + k] = this.doubles[i + k] as number
  }

  /** The row is not needed any more. */
  free(row: number): void {
    this.#bytes[row] = NO_BYTES
    this.#profiles[row] = null
    this.#free.push(row)
  }

  #widen(): void {
    this.words = grown(this.words, this.words.length * 2)
    this.doubles = grown(this.doubles, this.doubles.length * 2)
    this.#bounds = grown(this.#bounds, this.#bounds.length * 2)
  }
}

const NO_BYTES = new Uint8Array(0)

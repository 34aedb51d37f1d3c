import { utf8 } from '@scure/base'
import { InputError } from '../../model/errors.ts'

/**
 * Writes small numbers seven bits a byte, the low ones first; amounts as words of 64 bits, the low ones first, behind how many they are; texts
 * and bytes behind their length.
 */
export class SnapshotWriter {
  #bytes = new Uint8Array(1 << 16)
  #view = new DataView(this.#bytes.buffer)
  #length = 0

  done(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }

  number(value: number): void {
    this.#room(8)
    let left = value
    for (; left > 127; left = Math.floor(left / 128)) this.#bytes[this.#length++] = (left % 128) | 128
    this.#bytes[this.#length++] = left
  }

  amount(value: bigint): void {
    let left = value
    const head = this.#length
    this.#room(16)
    this.#length++
    let words = 0
    for (; left > 0n; left >>= 64n) {
      this.#room(8)
      this.#view.setBigUint64(this.#length, left & WORD, true)
      this.#length += 8
      words++
    }
    this.#bytes[head] = words
  }

  text(value: string): void {
    const bytes = utf8.decode(value)
    this.number(bytes.length)
    this.bytes(bytes)
  }

  bytes(bytes: Uint8Array): void {
    this.#room(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const next = new Uint8Array((this.#length + more) * 2)
    next.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = next
    this.#view = new DataView(next.buffer)
  }
}

const WORD = (1n << 64n) - 1n
/** The count of a holding stays below: each of 2^64 payments brings less than 2^256. */
const MOST_WORDS = 5

/** Reads what {@link SnapshotWriter} wrote; whatever does not fit is refused with `snapshot-malformed`. */
export class SnapshotReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get done(): boolean {
    return this.#at === this.#bytes.length
  }

  /** @param below one above the largest that can be */
  number(below = 2 ** 32): number {
    let value = 0
    for (let weight = 1; ; weight *= 128) {
      const byte = this.#next()
      value += (byte & 127) * weight
      if (byte < 128) break
      if (weight > 2 ** 42) this.refuse('a number is too long')
    }
    if (value >= below) this.refuse(`${value} is not below ${below}`)
    return value
  }

  /** How many things follow, each of at least one byte. */
  count(): number {
    return this.number(this.#bytes.length - this.#at + 1)
  }

  amount(): bigint {
    const words = this.#next()
    if (words > MOST_WORDS) this.refuse('an amount is too long')
    if (this.#at + 8 * words > this.#bytes.length) this.refuse('it ends too early')
    let value = 0n
    for (let n = words - 1; n >= 0; n--) {
      const word = this.#view.getBigUint64(this.#at + 8 * n, true)
      value = value === 0n ? word : (value << 64n) | word
    }
    this.#at += 8 * words
    return value
  }

  text(): string {
    const length = this.count()
    const bytes = this.#bytes.subarray(this.#at, this.#at + length)
    if (bytes.length < length) this.refuse('it ends too early')
    this.#at += length
    try {
      return utf8.encode(bytes)
    } catch {
      return this.refuse('a text is not UTF-8')
    }
  }

  /** @throws InputError `snapshot-malformed` */
  refuse(because: string): never {
    throw new InputError('snapshot-malformed', `the snapshot cannot be used: ${because} (byte ${this.#at})`)
  }

  #next(): number {
    const byte = this.#bytes[this.#at++]
    return byte ?? this.refuse('it ends too early')
  }
}

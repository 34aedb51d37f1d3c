/** Hex digits of a word of 32 bytes. */
const WORD = 64
/** Longer calldata than this is no proposal. */
const MOST_BYTES = 100_000

/** Calldata by its words: what lies beyond its end is null, never made up. Standard: the Solidity ABI. */
export class CallWords {
  /** First four bytes with 0x; `0x` where there are fewer. */
  readonly selector: string
  readonly #body: string

  /** @param input lower-case hex with 0x */
  constructor(input: string) {
    const sound = /^0x(?:[0-9a-f]{2})*$/.test(input) && input.length <= 2 * MOST_BYTES
    this.selector = sound && input.length >= 10 ? input.slice(0, 10) : '0x'
    this.#body = sound ? input.slice(10) : ''
  }

  /** A word as a number. */
  number(place: number): bigint | null {
    const word = this.#word(place)
    return word === null ? null : BigInt(`0x${word}`)
  }

  /** The last 20 bytes of a word, without 0x. What stands before them is cut off, as the contracts themselves do. */
  address(place: number): string | null {
    return this.#word(place)?.slice(-40) ?? null
  }

  /** Bytes whose place is told by a word: lower-case hex with 0x. */
  bytes(place: number): string | null {
    const offset = this.number(place)
    if (offset === null || offset > BigInt(MOST_BYTES)) return null
    const at = Number(offset) * 2
    const length = /^[0-9a-f]{64}$/.test(this.#body.slice(at, at + WORD))
      ? BigInt(`0x${this.#body.slice(at, at + WORD)}`)
      : null
    if (length === null || length > BigInt(MOST_BYTES)) return null
    const bytes = this.#body.slice(at + WORD, at + WORD + Number(length) * 2)
    return bytes.length === Number(length) * 2 ? `0x${bytes}` : null
  }

  #word(place: number): string | null {
    const word = this.#body.slice(place * WORD, (place + 1) * WORD)
    return word.length === WORD ? word : null
  }
}

/** Makes a text of bytes of UTF-8; what is none becomes U+FFFD. */
export type TextOf = (bytes: Uint8Array, from: number, until: number) => string

/** A text of plain letters (below 128), for whoever has nothing quicker. @throws RangeError for other bytes */
export const plainText: TextOf = (bytes, from, until) => {
  let text = ''
  for (let i = from; i < until; i++) {
    const byte = bytes[i] as number
    if (byte > 0x7f) throw new RangeError('a byte is no plain letter')
    text += String.fromCharCode(byte)
  }
  return text
}

/** † Texts kept: more than the kinds, ledgers, assets, markets and languages of an exchange's day. */
const PLACES = 4_096
/** † Longest text that is kept, in bytes and in words of four: a token on Solana by its CAIP-19 name has 89. */
const LONGEST = 96
const LONGEST_WORDS = LONGEST / 4

/**
 * Texts that stand in many lines, made once. Each has one place, by a hash of its bytes; another that falls on it takes it over, so that
 * memory stays flat and nobody can make a search long.
 */
export class KnownTexts {
  readonly #text: TextOf
  readonly #texts: string[] = new Array(PLACES).fill('')
  readonly #lengths = new Uint8Array(PLACES)
  /** Of each place, the bytes of its text, four in each. */
  readonly #words = new Int32Array(PLACES * LONGEST_WORDS)
  #place = 0
  /** @param text makes a text of bytes */
  constructor(text: TextOf) {
    this.#text = text
  }

  /** The text of those bytes, which are letters below 128; the same one for the same bytes, as long as it has its place. */
  read(bytes: Uint8Array, view: DataView, from: number, until: number): string {
    const length = until - from
    if (length > LONGEST) return this.#text(bytes, from, until)
    const whole = length >> 2
    let hash = length
    for (let n = 0; n < whole; n++) hash = mixed(hash, view.getInt32(from + n * 4, true))
    const rest = (length & 3) === 0 ? 0 : restOf(view, from, length)
    hash = mixed(hash, rest)
    const place = (hash ^ (hash >>> 15)) & (PLACES - 1)
    this.#place = place
    const words = this.#words
    const kept = place * LONGEST_WORDS
    let same = this.#lengths[place] === length && (rest === 0 || words[kept + whole] === rest)
    for (let n = 0; same && n < whole; n++) same = words[kept + n] === view.getInt32(from + n * 4, true)
    if (same) return this.#texts[place] as string
    for (let n = 0; n < whole; n++) words[kept + n] = view.getInt32(from + n * 4, true)
    if (rest !== 0) words[kept + whole] = rest
    this.#lengths[place] = length
    const text = this.#text(bytes, from, until)
    this.#texts[place] = text
    return text
  }

  /** Which of some words stands there; null: none. From then on {@link read} gives the very word, which is found quicker. */
  word<W extends string>(
    words: readonly W[],
    bytes: Uint8Array,
    view: DataView,
    from: number,
    until: number,
  ): W | null {
    const text = this.read(bytes, view, from, until)
    for (let n = 0; n < words.length; n++) {
      const word = words[n] as W
      if (word !== text) continue
      if (until - from <= LONGEST) this.#texts[this.#place] = word
      return word
    }
    return null
  }
}

/** A hash with one more word in it. */
export function mixed(hash: number, word: number): number {
  return Math.imul(hash ^ (hash >>> 15) ^ word, 0x9e3779b1)
}

/** The last bytes of so many, fewer than four. */
export function restOf(view: DataView, start: number, length: number): number {
  let rest = 0
  for (let i = start + (length & ~3); i < start + length; i++) rest = (rest << 8) | view.getUint8(i)
  return rest
}

/** Bytes of hexadecimal digits in lower case. */
const HEX = Uint8Array.from({ length: 256 }, (_, b) => ((b >= 0x30 && b <= 0x39) || (b >= 0x61 && b <= 0x66) ? 1 : 0))
const HEX_DIGITS = 40
const [SMALL_X, ZERO, COLON] = [0x78, 0x30, 0x3a]

/** Whether what ends there is a colon and an EVM address in lower case. */
export function isEvmRest(bytes: Uint8Array, until: number): boolean {
  let i = until - HEX_DIGITS
  if (bytes[i - 1] !== SMALL_X || bytes[i - 2] !== ZERO || bytes[i - 3] !== COLON) return false
  for (; i < until; i++) if (HEX[bytes[i] as number] !== 1) return false
  return true
}

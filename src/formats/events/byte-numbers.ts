import type { TextOf } from './byte-texts.ts'

const ZERO = 0x30
const NINE = 0x39
const MINUS = 0x2d
const PLUS = 0x2b
const DOT = 0x2e
/** The bit that makes `E` an `e`. */
const LOWER = 0x20
const SMALL_E = 0x65
/** Up to here a double holds every whole number. */
const EXACT = 2 ** 53
/** Powers of ten that a double holds exactly: what is exact, times or over one of them, is rounded only once, as it should be. */
const POWERS = Float64Array.from({ length: 23 }, (_, n) => Number(`1e${n}`))
const MOST_POWER = 22
/** Digits of an exponent that are counted with; with more the number is left to the language. */
const EXPONENT_DIGITS = 4

/**
 * Reads a number as JSON writes it that begins at `start`, exactly as the language reads it, into `into[at]`.
 * @returns where it ends; -1: it is no such number
 */
export function readNumber(
  bytes: Uint8Array,
  start: number,
  end: number,
  into: Float64Array,
  at: number,
  text: TextOf,
): number {
  const negative = bytes[start] === MINUS
  const whole = negative ? start + 1 : start
  let digits = 0
  let i = whole
  for (; i < end && isDigit(bytes[i] as number); i++) digits = digits * 10 + (bytes[i] as number) - ZERO
  if (i === whole || (bytes[whole] === ZERO && i > whole + 1)) return -1
  let power = 0
  if (i < end && bytes[i] === DOT) {
    const point = ++i
    for (; i < end && isDigit(bytes[i] as number); i++) digits = digits * 10 + (bytes[i] as number) - ZERO
    if (i === point) return -1
    power = point - i
  }
  let odd = digits > EXACT
  if (i < end && ((bytes[i] as number) | LOWER) === SMALL_E) {
    const sign = bytes[++i]
    if (sign === PLUS || sign === MINUS) i++
    const from = i
    let exponent = 0
    for (; i < end && isDigit(bytes[i] as number); i++)
      if (i - from < EXPONENT_DIGITS) exponent = exponent * 10 + (bytes[i] as number) - ZERO
    if (i === from) return -1
    odd ||= i - from > EXPONENT_DIGITS
    power += sign === MINUS ? -exponent : exponent
  }
  if (odd || power > MOST_POWER || power < -MOST_POWER) into[at] = Number(text(bytes, start, i))
  else {
    const size = power < 0 ? digits / (POWERS[-power] as number) : digits * (POWERS[power] as number)
    into[at] = negative ? -size : size
  }
  return i
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE
}

/** Whether decimal digits stand there, and nothing before them that says nothing. */
function areDigits(bytes: Uint8Array, from: number, until: number): boolean {
  if (bytes[from] === ZERO && until > from + 1) return false
  for (let i = from; i < until; i++) if (!isDigit(bytes[i] as number)) return false
  return until > from
}

const MOST_AMOUNT_DIGITS = 100
const SURELY_EXACT = 15
/** Digits that 64 bits hold without doubt. */
const IN_64_BITS = 19
const LOW_DIGITS = 9
const TWO_16 = 2 ** 16
const TWO_32 = 2 ** 32

/** Reads base units written as digits, without making a text of them where they are few. */
export class AmountReader {
  readonly #text: TextOf
  readonly #words = new DataView(new ArrayBuffer(8))
  /** @param text makes a text of bytes */
  constructor(text: TextOf) {
    this.#text = text
  }

  /** Null: what stands there is none. */
  read(bytes: Uint8Array, from: number, until: number): bigint | null {
    const length = until - from
    if (length > MOST_AMOUNT_DIGITS || !areDigits(bytes, from, until)) return null
    if (length <= SURELY_EXACT) return BigInt(wholeOf(bytes, from, until))
    if (length > IN_64_BITS) return BigInt(this.#text(bytes, from, until))
    const high = wholeOf(bytes, from, until - LOW_DIGITS)
    // high × 10⁹ in two parts, each of which a double holds.
    const upper = Math.floor(high / TWO_16) * 1e9
    const lower = (high % TWO_16) * 1e9 + wholeOf(bytes, until - LOW_DIGITS, until) + (upper % TWO_16) * TWO_16
    this.#words.setUint32(0, lower % TWO_32, true)
    this.#words.setUint32(4, Math.floor(upper / TWO_16) + Math.floor(lower / TWO_32), true)
    return this.#words.getBigUint64(0, true)
  }
}

/** The number of at most fifteen digits. */
function wholeOf(bytes: Uint8Array, from: number, until: number): number {
  let value = 0
  for (let i = from; i < until; i++) value = value * 10 + (bytes[i] as number) - ZERO
  return value
}

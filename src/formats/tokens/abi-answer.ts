import { InputError } from '../../model/errors.ts'
import { MOST_DECIMALS } from '../../model/token.ts'

/** Longest symbol or name that is kept, in bytes. */
export const MOST_TEXT = 256

/** A text that a contract answered; `cut` when it is longer than what is kept. */
export interface AbiText {
  readonly text: string
  readonly cut: boolean
}

const WORD = 64

/**
 * Reads what a contract answers to `symbol()` or `name()`: a string (Solidity ABI, "Argument Encoding"), or one word of 32 bytes with
 * the text at its start, as the tokens of 2017 have it.
 * @param hex lower case, without 0x
 * @throws InputError `token-answer-malformed`
 */
export function readAbiText(hex: string): AbiText {
  const words = Math.floor(hex.length / WORD)
  if (words === 0 || !/^[0-9a-f]*$/.test(hex)) throw malformed('answers nothing')
  if (hex.length === WORD) return { text: utf8(hex.replace(/(?:00)+$/, '')), cut: false }
  const offset = smallWord(hex, 0)
  if (offset === null || offset % 32 !== 0 || offset * 2 + WORD > hex.length) throw malformed('answers what is no text')
  const length = smallWord(hex, offset * 2)
  const from = offset * 2 + WORD
  if (length === null || length * 2 > hex.length - from) throw malformed('answers a text that ends too early')
  const kept = Math.min(length, MOST_TEXT)
  return { text: utf8(hex.slice(from, from + kept * 2)), cut: length > MOST_TEXT }
}

/**
 * Reads what a contract answers to `decimals()`.
 * @param hex lower case, without 0x
 * @throws InputError `token-answer-malformed`
 */
export function readAbiDecimals(hex: string): number {
  if (hex.length !== WORD || !/^[0-9a-f]*$/.test(hex)) throw malformed('answers what is no number')
  const value = BigInt(`0x${hex}`)
  if (value > BigInt(MOST_DECIMALS)) throw malformed(`answers ${value < 10_000n ? value : 'an absurd number'}`)
  return Number(value)
}

/** A word that is a place or a length; null where it is beyond any answer. */
function smallWord(hex: string, at: number): number | null {
  const word = hex.slice(at, at + WORD)
  return word.length === WORD && /^0{56}/.test(word) ? Number.parseInt(word.slice(56), 16) : null
}

/** Bytes that are no UTF-8 come as U+FFFD each, and one that was cut off at the end is left out. */
function utf8(hex: string): string {
  const escaped = hex.replace(/../g, '%$&')
  // The last character may have lost up to three of its bytes where a text is cut.
  for (let left = 0; left <= 3 && 3 * left < escaped.length; left++) {
    try {
      return decodeURIComponent(escaped.slice(0, escaped.length - 3 * left))
    } catch {
      // Shorter by one byte it may be whole.
    }
  }
  return hex.replace(/../g, byte => (byte < '80' ? String.fromCharCode(Number.parseInt(byte, 16)) : '\ufffd'))
}

function malformed(why: string): InputError {
  return new InputError('token-answer-malformed', `the contract ${why}`)
}

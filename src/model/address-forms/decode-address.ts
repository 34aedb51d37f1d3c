import { readBase58 } from './base58.ts'
import { readBech32 } from './bech32.ts'
import { readCashAddr } from './cashaddr.ts'
import type { AddressFault, Decoded } from './decoded.ts'
import { readHex } from './hex.ts'
import { readStellar } from './stellar.ts'

const SHORTEST = 14
const LONGEST = 512
/** Letters and digits of any script, at least one digit, as long as the shortest address. */
const LIKE_ONE = /^(?=.*\d)[\p{L}\p{N}]{25,}$/u
/** What a text gets that does not even resemble an address: this very object. */
export const NO_ADDRESS: AddressFault = {
  code: 'address-unknown',
  reason: 'not of any form of address that is known here',
}

/** Reads an address by its form, or says why it is none. Takes constant time on text that is too long to be one. */
export function decodeAddress(text: string): Decoded | AddressFault {
  if (text.length < SHORTEST || text.length > LONGEST) return NO_ADDRESS
  // A mixed-case base58 text may begin like a bech32 prefix, and a wrong bech32 text may be no base58: the first success counts,
  // else the first fault of a form that knows the text for its own.
  const first = text.charCodeAt(0)
  if (first === 0x30 || first === 0x34) {
    const hex = readHex(text)
    if (hex) return hex
  }
  let fault: AddressFault | null = null
  for (const read of READERS) {
    const result = read(text)
    if (result === null) continue
    if (!('code' in result)) return result
    fault ??= result
  }
  return fault ?? readHex(text) ?? odd(text)
}

const READERS = [readBech32, readCashAddr, readStellar, readBase58]

/** Why a text that has the length and the letters of an address is none. */
function odd(text: string): AddressFault {
  if (!LIKE_ONE.test(text)) return NO_ADDRESS
  const at = text.search(/[^1-9A-HJ-NP-Za-km-z]/)
  if (at < 0) return { code: 'address-unknown', reason: NO_ADDRESS.reason }
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0)
  const point = (text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return { code: 'address-unknown', reason: `character ${at + 1}, ${char} (U+${point}), is none that base58 has` }
}

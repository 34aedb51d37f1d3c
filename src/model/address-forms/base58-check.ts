import { sha256 } from '@noble/hashes/sha2.js'
import { base58, base58xrp } from '@scure/base'

/** Base58 takes time in the square of its length; no address is longer. */
const LONGEST = 128
const ALPHABET = /^[1-9A-HJ-NP-Za-km-z]+$/

/** The bytes that a base58 text spells, or null where it is none or is longer than any address. */
export function decodeBase58(text: string): Uint8Array | null {
  return text.length <= LONGEST && ALPHABET.test(text) ? base58.decode(text) : null
}

/** The same in the XRP Ledger's order of the alphabet. */
export function decodeBase58Xrp(text: string): Uint8Array | null {
  return text.length <= LONGEST && ALPHABET.test(text) ? base58xrp.decode(text) : null
}

/** True where the last four bytes are those of the double SHA-256 of the bytes before. */
export function endsInChecksum(raw: Uint8Array): boolean {
  const body = raw.length - 4
  if (body < 1) return false
  const sum = sha256(sha256(raw.subarray(0, body)))
  for (let i = 0; i < 4; i++) if (sum[i] !== raw[body + i]) return false
  return true
}

/** The base58check spelling of a payload. */
export function encodeBase58Check(payload: Uint8Array, alphabet: typeof base58 = base58): string {
  const raw = new Uint8Array(payload.length + 4)
  raw.set(payload)
  raw.set(sha256(sha256(payload)).subarray(0, 4), payload.length)
  return alphabet.encode(raw)
}

import { BITCOIN_CASH, type LedgerId } from '../ledger.ts'
import { type AddressFault, type Decoded, malformed, wrongChecksum } from './decoded.ts'

const SHAPE = /^(?:(bitcoincash|bchtest|bchreg):)?([02-9ac-hj-np-z]{42}|[02-9ac-hj-np-z]{61})$/
const LIKELY = /^(?:[qpzr]|bch|bitcoincash:)/i
const CHARSET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const ON_BCH: readonly LedgerId[] = [BITCOIN_CASH]
/** The generator of the code, 40 bits each, as the high eight and the low 32. */
const HIGH = [0x98, 0x79, 0xf3, 0xae, 0x1e]
const LOW = [0xf2bc8e61, 0xb76d99e2, 0x3e5fb3c4, 0x2eabe2a8, 0x4f43e470]
/** The letters' values modulo 32, and the zero that ends the prefix. */
const PREFIX = 'bitcoincash'

/**
 * Reads a Bitcoin Cash address with or without its prefix. Canonical is lower case without the prefix, and the plain form of a
 * token-aware one (CashTokens), since both are one locking script. Null: not of this shape.
 */
export function readCashAddr(text: string): Decoded | AddressFault | null {
  if (!LIKELY.test(text)) return null
  const lower = text.toLowerCase()
  const shape = SHAPE.exec(lower)
  if (!shape) return null
  const [, prefix, payload = ''] = shape
  // Without a prefix, the first letter alone tells the form: type bits 0 to 3.
  if (prefix === undefined && !/^[qpzr]/.test(payload)) return null
  if (text !== lower && text !== text.toUpperCase())
    return prefix === undefined
      ? null
      : { code: 'address-checksum', reason: 'cashaddr must not mix upper and lower case' }
  const words = Uint8Array.from(payload, c => CHARSET.indexOf(c))
  if (!rightSum(prefix ?? PREFIX, words)) return wrongChecksum('Bitcoin Cash address')
  if (prefix !== undefined && prefix !== PREFIX)
    return { code: 'address-testnet', reason: 'an address of a test network' }
  const bytes = toBytes(words.subarray(0, -8))
  const version = bytes?.[0] ?? 255
  const type = version >> 3
  if (bytes === null || type > 3 || bytes.length !== ((version & 7) === 0 ? 21 : (version & 7) === 3 ? 33 : 0))
    return malformed('a Bitcoin Cash address of no known type')
  const plain = type < 2 ? payload : spellCashAddr(type - 2, bytes.subarray(1))
  return { address: plain, form: type % 2 === 0 ? 'cashaddr-p2pkh' : 'cashaddr-p2sh', ledgers: ON_BCH }
}

/**
 * The spelling of a hash, without prefix.
 * @param type 0: of a key, 1: of a script
 * @param hash 20 or 32 bytes
 */
export function spellCashAddr(type: number, hash: Uint8Array): string {
  const words = toWords(Uint8Array.from([(type << 3) | (hash.length === 20 ? 0 : 3), ...hash]))
  const { high, low } = polymod(PREFIX, Uint8Array.from([...words, 0, 0, 0, 0, 0, 0, 0, 0]))
  const sum = (BigInt(high) << 32n) | BigInt(low)
  let out = ''
  for (const word of words) out += CHARSET[word]
  for (let i = 7n; i >= 0n; i--) out += CHARSET[Number((sum >> (5n * i)) & 31n)]
  return out
}

/** The hash of a canonical spelling, 20 or 32 bytes. */
export function hashOfCashAddr(address: string): Uint8Array | null {
  const words = Uint8Array.from(address, c => Math.max(0, CHARSET.indexOf(c)))
  return toBytes(words.subarray(0, -8))?.subarray(1) ?? null
}

function rightSum(prefix: string, words: Uint8Array): boolean {
  const { high, low } = polymod(prefix, words)
  return high === 0 && low === 0
}

/** The specification's PolyMod over prefix, zero and words. */
function polymod(prefix: string, words: Uint8Array): { high: number; low: number } {
  let high = 0
  let low = 1
  const step = (word: number): void => {
    const top = high >>> 3
    high = ((high & 7) << 5) | (low >>> 27)
    low = ((low << 5) ^ word) >>> 0
    for (let bit = 0; bit < 5; bit++)
      if ((top >>> bit) & 1) {
        high ^= HIGH[bit] as number
        low = (low ^ (LOW[bit] as number)) >>> 0
      }
  }
  for (let i = 0; i < prefix.length; i++) step(prefix.charCodeAt(i) & 31)
  step(0)
  for (const word of words) step(word)
  return { high, low: (low ^ 1) >>> 0 }
}

/** Groups of five bits to bytes; null where the padding is not zero or is too long. */
function toBytes(words: Uint8Array): Uint8Array | null {
  const out = new Uint8Array((words.length * 5) >> 3)
  let bits = 0
  let held = 0
  let n = 0
  for (const word of words) {
    held = ((held << 5) | word) & 0xfff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      out[n++] = (held >> bits) & 255
    }
  }
  return bits < 5 && (held & ((1 << bits) - 1)) === 0 ? out : null
}

function toWords(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(Math.ceil((bytes.length * 8) / 5))
  for (let i = 0; i < out.length; i++) {
    const at = i * 5
    const pair = ((bytes[at >> 3] as number) << 8) | (bytes[(at >> 3) + 1] ?? 0)
    out[i] = (pair >> (11 - (at & 7))) & 31
  }
  return out
}

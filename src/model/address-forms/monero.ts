import { keccak_256 } from '@noble/hashes/sha3.js'
import { base58xmr } from '@scure/base'
import { type LedgerId, MONERO } from '../ledger.ts'
import { type AddressFault, type AddressForm, type Decoded, malformed, wrongChecksum } from './decoded.ts'

const SHAPE = /^[1-9A-HJ-NP-Za-km-z]{95}(?:[1-9A-HJ-NP-Za-km-z]{11})?$/
const ON_MONERO: readonly LedgerId[] = [MONERO]
/** Network bytes of the main network (cryptonote_config.h). */
const FORMS: Readonly<Record<number, AddressForm>> = { 18: 'monero', 19: 'monero-integrated', 42: 'monero-subaddress' }
const TEST: readonly number[] = [53, 54, 63, 24, 25, 36]

/** Reads a Monero address: base58 in blocks of eleven characters, four bytes of Keccak-256 at the end. Null: not of its length. */
export function readMonero(text: string): Decoded | AddressFault | null {
  if (!SHAPE.test(text)) return null
  let raw: Uint8Array
  try {
    raw = base58xmr.decode(text)
  } catch {
    // A block beyond 2^64.
    return text.startsWith('4') || text.startsWith('8') ? malformed('not the blocks of base58 that Monero uses') : null
  }
  const form = FORMS[raw[0] as number]
  if (!form && !TEST.includes(raw[0] as number)) return null
  const body = raw.length - 4
  const sum = keccak_256(raw.subarray(0, body))
  for (let i = 0; i < 4; i++) if (sum[i] !== raw[body + i]) return wrongChecksum('Monero address')
  if (!form) return { code: 'address-testnet', reason: 'an address of a test network' }
  if (raw.length !== (form === 'monero-integrated' ? 77 : 69))
    return malformed(`${raw.length} bytes are too few or too many`)
  return { address: text, form, ledgers: ON_MONERO }
}

import { EVM_LEDGERS } from '../evm-ledgers.ts'
import { type LedgerId, TRON } from '../ledger.ts'
import { encodeBase58Check } from './base58-check.ts'
import { type AddressFault, type Decoded, malformed, wrongChecksum } from './decoded.ts'
import { toEip55 } from './eip55.ts'

const EVM_LOWER = /^0x[0-9a-f]{40}$/
const EVM = /^0x[0-9a-fA-F]{40}$/
const EVM_SHOUTED = /^0X[0-9A-F]{40}$/
const TRON_HEX = /^(?:0[xX])?41[0-9a-fA-F]{40}$/
const HASH = /^(?:0[xX])?[0-9a-fA-F]{64}$/
const ON_TRON: readonly LedgerId[] = [TRON]

/** Reads what is written in hex digits: EVM addresses and TRON's 21 bytes. Null: not hex of these kinds. */
export function readHex(text: string): Decoded | AddressFault | null {
  if (EVM_LOWER.test(text)) return { address: text, form: 'evm', ledgers: EVM_LEDGERS }
  if (EVM.test(text) || EVM_SHOUTED.test(text)) {
    const lower = text.toLowerCase()
    const body = text.slice(2)
    if (body !== body.toUpperCase() && toEip55(lower) !== text) return wrongChecksum('EVM address (EIP-55)')
    return { address: lower, form: 'evm', ledgers: EVM_LEDGERS }
  }
  if (TRON_HEX.test(text)) {
    const raw = Uint8Array.from({ length: 21 }, (_, i) => Number.parseInt(text.slice(-42).slice(2 * i, 2 * i + 2), 16))
    return { address: encodeBase58Check(raw), form: 'tron', ledgers: ON_TRON }
  }
  if (HASH.test(text)) return { code: 'address-unknown', reason: '64 hex digits are a hash or a key, not an address' }
  if (/^0x/i.test(text)) return malformed('an EVM address is 0x and 40 hex digits')
  return null
}

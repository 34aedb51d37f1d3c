import { base58xrp } from '@scure/base'
import { type LedgerId, XRP_LEDGER } from '../ledger.ts'
import { decodeBase58Xrp, encodeBase58Check, endsInChecksum } from './base58-check.ts'
import { type AddressFault, type Decoded, malformed, wrongChecksum } from './decoded.ts'

const ON_XRP: readonly LedgerId[] = [XRP_LEDGER]

/**
 * Reads an X-address (XLS-5): an XRP account and a destination tag in one text. The account alone is what lists name and what the
 * ledger knows, so that it is the canonical form; the tag is dropped. Null: not of this shape.
 */
export function readXAddress(text: string): Decoded | AddressFault | null {
  if (!/^[XT][1-9A-HJ-NP-Za-km-z]{45,49}$/.test(text)) return null
  const raw = decodeBase58Xrp(text)
  if (raw?.length !== 35 || raw[0] !== 0x05) return null
  if (raw[1] !== 0x44 && raw[1] !== 0x93) return null
  if (!endsInChecksum(raw)) return wrongChecksum('X-address')
  if (raw[1] === 0x93) return { code: 'address-testnet', reason: 'an address of a test network' }
  const tagged = raw[22] as number
  if (tagged > 1 || raw.subarray(tagged ? 27 : 23, 31).some(b => b !== 0))
    return malformed('an X-address with flags that XLS-5 does not define')
  return { address: spellXrp(raw.subarray(2, 22)), form: 'xrp', ledgers: ON_XRP }
}

/** The classic spelling of an XRP account. */
export function spellXrp(account: Uint8Array): string {
  return encodeBase58Check(Uint8Array.from([0, ...account]), base58xrp)
}

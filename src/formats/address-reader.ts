import { type Address, parseAddress } from '../model/address.ts'
import { type LedgerId, namespaceOf } from '../model/ledger.ts'
import { boundedCache } from './bounded-cache.ts'

const EVM_LOWER = /^0x[0-9a-f]{40}$/

/**
 * Reads the addresses of a table's column. Those that must be hashed for their checksum are remembered for a while; a lower-case EVM
 * address is read sooner than looked up.
 */
export function addressReader(ledger: LedgerId): (text: string) => Address {
  const remembered = boundedCache(text => parseAddress(ledger, text))
  if (namespaceOf(ledger) !== 'eip155') return remembered
  return text => (EVM_LOWER.test(text) ? parseAddress(ledger, text) : remembered(text))
}

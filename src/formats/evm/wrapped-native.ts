import type { Address } from '../../model/address.ts'
import type { LedgerId } from '../../model/ledger.ts'

/**
 * Contracts that give a token for the native asset and back, one for one, by the code of WETH9 or its like, as the
 * configurations of many public projects name them (looked up 2026-11-26). Only of these is it known that what they say of deposits is true.
 */
const WRAPPED_NATIVE: ReadonlyMap<string, Address> = new Map<string, Address>([
  ['eip155:1', '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2' as Address], // WETH
  ['eip155:10', '0x4200000000000000000000000000000000000006' as Address], // WETH, set at genesis by the OP Stack
  ['eip155:8453', '0x4200000000000000000000000000000000000006' as Address],
  ['eip155:56', '0xbb4cdb9cbd36b01bd1cbaebf2de08d9173bc095c' as Address], // WBNB
  ['eip155:137', '0x0d500b1d8e8ef31e21c99d1db9a6444d3adf1270' as Address], // WPOL
  ['eip155:42161', '0x82af49447d8a07e3bd95bd0d56f35241523fbab1' as Address], // WETH
  ['eip155:43114', '0xb31f66aa3c1e785363f0875a1b74e27b85fd66c7' as Address], // WAVAX
])

/** The wrapped native asset of a ledger; null where we know none. */
export function wrappedNative(ledger: LedgerId): Address | null {
  return WRAPPED_NATIVE.get(ledger) ?? null
}

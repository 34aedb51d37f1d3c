import type { Address } from './address.ts'
import { decodeAddress, NO_ADDRESS } from './address-forms/decode-address.ts'
import { type AddressFault, type AddressForm, isFault } from './address-forms/decoded.ts'
import { EVM_LEDGERS } from './evm-ledgers.ts'
import type { LedgerId } from './ledger.ts'
import { ledgersFrom } from './ledgers-from.ts'
import { tickerLedger } from './ticker-ledger.ts'

export { repairConfusables } from './repair-confusables.ts'
export { sameKey } from './same-key.ts'
export { tickerLedger } from './ticker-ledger.ts'

/** An address that was told by its form, with its checksum verified where the form carries one. */
export interface WalletAddress {
  /** The spelling in which it is stored and compared. It depends on the text alone, never on a hint. */
  readonly address: Address
  /** Every ledger on which the text is valid; empty only for a bech32 prefix of a chain that we do not know. */
  readonly ledgers: readonly LedgerId[]
  readonly form: AddressForm
}

/** What somebody says about the ledger of an address. It orders the ledgers and never adds one on which the form is not valid. */
export interface LedgerHint {
  readonly ledger?: LedgerId
  /** As lists write it: `XBT`, `USDT`, `ARB`. */
  readonly ticker?: string
}

/**
 * Reads an address of any known form. Null where the text is none, or its checksum is wrong: {@link diagnoseAddress} says why.
 * White space and look-alike letters are not forgiven here: see {@link repairConfusables}.
 */
export function readWalletAddress(text: string, hint?: LedgerHint): WalletAddress | null {
  const read = decodeAddress(text)
  if (isFault(read)) return null
  const address = read.address as Address
  const { form } = read
  const first = hint?.ledger ?? (hint?.ticker === undefined ? null : tickerLedger(hint.ticker))
  if (first === null) return { address, ledgers: read.ledgers, form }
  if (form === 'evm' && first.startsWith('eip155:') && !EVM_LEDGERS.includes(first))
    return { address, ledgers: [first, ...EVM_LEDGERS], form }
  return { address, ledgers: ledgersFrom(read.ledgers, first), form }
}

/** Why a text that is written like an address is none; null where it is one, and where it does not even resemble one (a name). */
export function diagnoseAddress(text: string): AddressFault | null {
  const read = decodeAddress(text)
  return isFault(read) && read !== NO_ADDRESS ? read : null
}

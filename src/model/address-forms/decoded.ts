import type { LedgerId } from '../ledger.ts'

/** The ways in which an address can be written, each with its own prefix, alphabet and checksum. */
export type AddressForm =
  | 'evm'
  | 'tron'
  | 'p2pkh'
  | 'p2sh'
  | 'p2wpkh'
  | 'p2wsh'
  | 'p2tr'
  | 'witness' // a witness version that nobody defined yet
  | 'mweb'
  | 'cashaddr-p2pkh'
  | 'cashaddr-p2sh'
  | 'sapling'
  | 'unified'
  | 'monero'
  | 'monero-integrated'
  | 'monero-subaddress'
  | 'solana'
  | 'xrp'
  | 'cosmos'
  | 'stellar'
  | 'stellar-muxed'
  | 'stellar-contract'
  | 'cardano'
  | 'cardano-stake'
  | 'byron'

/** An address as its form gives it. */
export interface Decoded {
  /** The one spelling in which it is compared. */
  readonly address: string
  readonly form: AddressForm
  /** Every ledger on which the text is valid, the likeliest first; a constant list, never changed. */
  readonly ledgers: readonly LedgerId[]
}

/** Why a text is no address. The code is API. */
export interface AddressFault {
  readonly code:
    | 'address-checksum' // the form is clear, the checksum is wrong: a slip of the pen, or a forgery
    | 'address-malformed' // the form is clear, the content is not what it allows
    | 'address-testnet' // a test network's, where nothing has value
    | 'address-private-key' // somebody's secret; it is never repeated in a message
    | 'address-unknown' // no form that is known here
  readonly reason: string
}

/** True for a fault. */
export function isFault(read: Decoded | AddressFault): read is AddressFault {
  return 'code' in read
}

/** A fault of a wrong checksum. */
export function wrongChecksum(what: string): AddressFault {
  return { code: 'address-checksum', reason: `the checksum of this ${what} is wrong` }
}

/** A fault of content that the form does not allow. */
export function malformed(reason: string): AddressFault {
  return { code: 'address-malformed', reason }
}

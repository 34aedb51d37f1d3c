import {
  BITCOIN,
  BITCOIN_CASH,
  BITCOIN_GOLD,
  BITCOIN_SV,
  DASH,
  DIGIBYTE,
  DOGECOIN,
  type LedgerId,
  LITECOIN,
  TRON,
  VERGE,
  ZCASH,
} from '../ledger.ts'
import type { AddressForm } from './decoded.ts'

/** What a base58check version stands for. Sources: each node's `chainparams.cpp`, SLIP-132's neighbours, TRON's documentation. */
export interface Version {
  /** One byte, or two read as one number (Zcash). */
  readonly version: number
  readonly form: AddressForm
  readonly ledgers: readonly LedgerId[]
}

/** The base58check versions of 20-byte hashes, in the order in which a ledger's own spelling comes before a borrowed one. */
export const VERSIONS: readonly Version[] = [
  { version: 0, form: 'p2pkh', ledgers: [BITCOIN, BITCOIN_CASH, BITCOIN_SV] },
  // Litecoin took Bitcoin's 3… before it had M…, and its nodes still read them; so do those of Bitcoin's forks.
  { version: 5, form: 'p2sh', ledgers: [BITCOIN, LITECOIN, BITCOIN_CASH, BITCOIN_SV, DIGIBYTE] },
  { version: 48, form: 'p2pkh', ledgers: [LITECOIN] },
  { version: 50, form: 'p2sh', ledgers: [LITECOIN] },
  { version: 30, form: 'p2pkh', ledgers: [DOGECOIN, VERGE, DIGIBYTE] },
  { version: 22, form: 'p2sh', ledgers: [DOGECOIN] },
  { version: 33, form: 'p2sh', ledgers: [VERGE] },
  { version: 63, form: 'p2sh', ledgers: [DIGIBYTE] },
  { version: 76, form: 'p2pkh', ledgers: [DASH] },
  { version: 16, form: 'p2sh', ledgers: [DASH] },
  { version: 38, form: 'p2pkh', ledgers: [BITCOIN_GOLD] },
  { version: 23, form: 'p2sh', ledgers: [BITCOIN_GOLD] },
  { version: 65, form: 'tron', ledgers: [TRON] },
  { version: 0x1cb8, form: 'p2pkh', ledgers: [ZCASH] },
  { version: 0x1cbd, form: 'p2sh', ledgers: [ZCASH] },
]

/** Versions of test networks: Bitcoin's and those of its relatives, Zcash's. */
export const TEST_VERSIONS: readonly number[] = [111, 196, 113, 58, 140, 19, 0x1d25, 0x1cba]

/** Versions that begin private keys in the wallet import format. */
export const KEY_VERSIONS: readonly number[] = [128, 176, 158, 204, 239]

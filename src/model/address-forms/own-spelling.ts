import {
  BITCOIN_CASH,
  BITCOIN_GOLD,
  BITCOIN_SV,
  CARDANO,
  DASH,
  DIGIBYTE,
  DOGECOIN,
  type LedgerId,
  LITECOIN,
  MONERO,
  SOLANA,
  STELLAR,
  VERGE,
  XRP_LEDGER,
  ZCASH,
} from '../ledger.ts'
import { spellVersion } from './base58.ts'
import { decodeBase58 } from './base58-check.ts'
import { spellCashAddr } from './cashaddr.ts'
import type { Decoded } from './decoded.ts'

/** Ledgers all of whose addresses have a form that is read here; others keep what they are given. */
export const FORMED_LEDGERS: ReadonlySet<LedgerId> = new Set([
  LITECOIN,
  BITCOIN_CASH,
  BITCOIN_SV,
  BITCOIN_GOLD,
  DOGECOIN,
  DASH,
  ZCASH,
  VERGE,
  DIGIBYTE,
  MONERO,
  SOLANA,
  XRP_LEDGER,
  STELLAR,
  CARDANO,
])

/** The versions of Bitcoin's P2SH that a ledger replaced by its own. */
const NEWER_P2SH: ReadonlyMap<LedgerId, number> = new Map([
  [LITECOIN, 50],
  [DIGIBYTE, 63],
])

/** The spelling that a ledger prefers for an account which it also reads in Bitcoin's old one. */
export function ownSpelling(read: Decoded, ledger: LedgerId): string {
  const { address, form } = read
  if (form !== 'p2pkh' && form !== 'p2sh') return address
  const hash = (): Uint8Array => decodeBase58(address)?.subarray(1, 21) ?? new Uint8Array(0)
  if (ledger === BITCOIN_CASH) return spellCashAddr(form === 'p2pkh' ? 0 : 1, hash())
  const newer = NEWER_P2SH.get(ledger)
  return newer !== undefined && form === 'p2sh' && address.startsWith('3') ? spellVersion(newer, hash()) : address
}

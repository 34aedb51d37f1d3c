import type { Address } from '../../model/address.ts'
import type { AssetId } from '../../model/asset.ts'
import type { LedgerId } from '../../model/ledger.ts'

/** TRX, in sun. */
export function trx(ledger: LedgerId): AssetId {
  return `${ledger}/slip44:195` as AssetId
}

/** A TRC-20 token. */
export function trc20(ledger: LedgerId, contract: Address): AssetId {
  return `${ledger}/trc20:${contract}` as AssetId
}

/**
 * A TRC-10 token by its number; before numbers were given (2018-12) by its name, each byte that CAIP-19 forbids as %XX.
 * @param name a character each byte
 */
export function trc10(ledger: LedgerId, name: string): AssetId {
  const safe = name.replace(/[^-.a-zA-Z0-9]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
  return `${ledger}/trc10:${safe}` as AssetId
}

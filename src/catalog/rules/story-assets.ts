import { type AssetId, erc20 } from '../../model/asset.ts'
import { ETHEREUM, type LedgerId, MONERO, TRON } from '../../model/ledger.ts'

/** Tether on Ethereum, for a movement of an example. */
export const TETHER: { readonly asset: AssetId; readonly ledger: LedgerId } = {
  ledger: ETHEREUM,
  asset: erc20(ETHEREUM, '0xdac17f958d2ee523a2206206994597c13d831ec7'),
}

/** Tronix, for a movement of an example. */
export const TRONIX: { readonly asset: AssetId; readonly ledger: LedgerId } = {
  ledger: TRON,
  asset: `${TRON}/slip44:195` as AssetId,
}

/** Monero, for a movement of an example. */
export const XMR: { readonly asset: AssetId; readonly ledger: LedgerId } = {
  ledger: MONERO,
  asset: `${MONERO}/slip44:128` as AssetId,
}

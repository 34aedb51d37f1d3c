import { parseAddress } from './address.ts'
import { InputError } from './errors.ts'
import {
  BITCOIN,
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
  namespaceOf,
  SOLANA,
  STELLAR,
  TRON,
  VERGE,
  XRP_LEDGER,
  ZCASH,
} from './ledger.ts'

/** CAIP-19 asset id with its ledger: `eip155:1/slip44:60`, `eip155:1/erc20:0xdac1…`. EVM contract addresses lower case. */
export type AssetId = string & { readonly __brand: 'AssetId' }

/** Assets that are named by a contract, whose address is checked like any other. */
const BY_CONTRACT = /^(.+\/(?:erc20|erc721|erc1155|trc20):)(.+)$/

const CAIP19 = /^[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}\/[-a-z0-9]{3,8}:[-.%a-zA-Z0-9]{1,128}$/

/** Coin types that SLIP-44 registers, of the ledgers that we know by name and that are not EVM's. */
const COIN_TYPES: ReadonlyMap<LedgerId, number> = new Map([
  [BITCOIN, 0],
  [LITECOIN, 2],
  [DOGECOIN, 3],
  [DASH, 5],
  [DIGIBYTE, 20],
  [VERGE, 77],
  [MONERO, 128],
  [ZCASH, 133],
  [XRP_LEDGER, 144],
  [BITCOIN_CASH, 145],
  [STELLAR, 148],
  [BITCOIN_GOLD, 156],
  [TRON, 195],
  [BITCOIN_SV, 236],
  [SOLANA, 501],
  [CARDANO, 1815],
])

/** The native asset of a ledger (SLIP-44 coin type), for the ledgers that we know by name. EVM ledgers without one of their own: 60. */
export function nativeAsset(ledger: LedgerId): AssetId {
  if (namespaceOf(ledger) === 'eip155') return `${ledger}/slip44:60` as AssetId
  const coin = COIN_TYPES.get(ledger)
  if (coin !== undefined) return `${ledger}/slip44:${coin}` as AssetId
  throw new InputError('asset-unknown', `no native asset is known for ledger ${ledger}`)
}

/** True for a ledger's native asset, in which fees are paid. */
export function isNative(asset: AssetId): boolean {
  return asset.includes('/slip44:')
}

/** An ERC-20 token's asset id; `contract` must be a canonical (lower-case) address. */
export function erc20(ledger: LedgerId, contract: string): AssetId {
  return `${ledger}/erc20:${contract}` as AssetId
}

/**
 * Reads a CAIP-19 asset id; the word `native` (or an empty cell) means the ledger's own asset.
 * @throws InputError `asset-malformed`, `asset-other-ledger`, `address-malformed`, `address-checksum` (of the contract)
 */
export function parseAsset(ledger: LedgerId, text: string): AssetId {
  if (text === '' || text === 'native') return nativeAsset(ledger)
  if (!CAIP19.test(text))
    throw new InputError('asset-malformed', `"${text}" is not a CAIP-19 asset such as eip155:1/slip44:60`)
  if (!text.startsWith(`${ledger}/`))
    throw new InputError('asset-other-ledger', `asset "${text}" is not on ledger ${ledger}`)
  const contract = BY_CONTRACT.exec(text)
  if (contract) return `${contract[1]}${parseAddress(ledger, contract[2] as string)}` as AssetId
  return (namespaceOf(ledger) === 'eip155' ? text.toLowerCase() : text) as AssetId
}

import { type Address, parseAddress } from '../../model/address.ts'
import { type AssetId, erc20, parseAsset } from '../../model/asset.ts'
import { InputError } from '../../model/errors.ts'
import { type LedgerId, namespaceOf, parseLedger } from '../../model/ledger.ts'

/**
 * Reads a token as people write it: CAIP-19 (`eip155:1/erc20:0x…`, the ledger also by its short name), or ledger and contract
 * (`eth:0x…`, `tron:TR7N…`, `eip155:56:0x…`).
 * @throws InputError `asset-malformed`, `ledger-unknown`, `address-malformed`, `address-checksum`
 */
export function readAsset(text: string): AssetId {
  const slash = text.indexOf('/')
  if (slash >= 0) {
    const ledger = parseLedger(text.slice(0, slash))
    return parseAsset(ledger, `${ledger}${text.slice(slash)}`)
  }
  const colon = text.lastIndexOf(':')
  if (colon < 0)
    throw new InputError('asset-malformed', `"${text.slice(0, 80)}" names no ledger: write eth:0x… or tron:T…`)
  const ledger = parseLedger(text.slice(0, colon))
  const contract = parseAddress(ledger, text.slice(colon + 1))
  if (namespaceOf(ledger) === 'eip155') return erc20(ledger, contract)
  if (namespaceOf(ledger) === 'tron') return `${ledger}/trc20:${contract}` as AssetId
  throw new InputError('asset-malformed', `ledger ${ledger} has no tokens that are named by a contract`)
}

/** The ledger of an asset. */
export function ledgerOfAsset(asset: AssetId): LedgerId {
  return asset.slice(0, asset.indexOf('/')) as LedgerId
}

/**
 * The contract of a token.
 * @throws InputError `asset-without-contract` for a coin, or an asset of another kind
 */
export function contractOf(asset: AssetId): Address {
  const contract = /\/(?:erc20|trc20):(.+)$/.exec(asset)?.[1]
  if (contract === undefined)
    throw new InputError('asset-without-contract', `${asset} is no token of a contract that could be asked`)
  return contract as Address
}

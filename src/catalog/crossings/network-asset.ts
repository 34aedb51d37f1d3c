import type { SwapMemo } from '../../formats/crossings/swap-memo.ts'
import { KNOWN_DECIMALS } from '../../formats/known-tokens.ts'
import { accountId } from '../../model/account.ts'
import { parseAddress } from '../../model/address.ts'
import { type AssetId, erc20, nativeAsset } from '../../model/asset.ts'
import type { CrossingLeg } from '../../model/crossing.ts'
import { CordonError } from '../../model/errors.ts'
import { type LedgerId, namespaceOf, parseLedger } from '../../model/ledger.ts'
import { KNOWN_ASSETS } from '../assets/known-assets.ts'

/** Names of chains in THORChain's notation to the ledgers that they are. */
const CHAINS: ReadonlyMap<string, LedgerId> = new Map(
  'ETH eth,BTC btc,BSC bsc,AVAX avax,BASE base,ARB arb,POL polygon,LTC ltc,DOGE doge,BCH bch,GAIA atom,XRP xrp,SOL sol,TRON trx,THOR rune,DASH dash,ZEC zec'
    .split(',')
    .map(pair => {
      const [chain = '', ledger = ''] = pair.split(' ')
      return [chain, parseLedger(ledger)]
    }),
)

/** THORChain counts in 10^-8 of an asset, whatever its decimals. */
const NETWORK_DECIMALS = 8

/** What a swap memo asks for, as far as its chain, address and asset can be told; a THORName is no address and stays unknown. */
export function askedBy(memo: SwapMemo, payer: LedgerId): NonNullable<CrossingLeg['asked']> {
  const [chain = '', symbol = ''] = memo.asset?.split('.', 2) ?? []
  const ledger = CHAINS.get(chain) ?? null
  const asset = ledger === null ? null : assetOf(ledger, symbol)
  return {
    ledger,
    account: addressOn(ledger, memo.to),
    asset,
    least: memo.least === null || asset === null ? null : inBaseUnits(asset, memo.least),
    refundTo: addressOn(payer, memo.refundTo),
  }
}

/** An account where the text is an address of that ledger; null else. */
export function addressOn(ledger: LedgerId | null, text: string | null) {
  if (ledger === null || text === null || text === '') return null
  try {
    return accountId(ledger, parseAddress(ledger, namespaceOf(ledger) === 'eip155' ? text.toLowerCase() : text))
  } catch (error) {
    if (error instanceof CordonError) return null
    throw error
  }
}

/** `ETH` is native on ETH; `USDT-0XDAC1…` names its contract; `USDT` and `USDT-1EC7` are the known tokens of that name and end. */
function assetOf(ledger: LedgerId, symbol: string): AssetId | null {
  if (/^(?:ETH|BTC|BNB|AVAX|TRX|POL)$/.test(symbol)) return nativeOf(ledger)
  const [ticker = '', end = ''] = symbol.split('-', 2)
  if (/^0X[0-9A-F]{40}$/.test(end)) return erc20(ledger, end.toLowerCase())
  for (const [asset, known] of KNOWN_ASSETS)
    if (
      asset.startsWith(`${ledger}/erc20:`) &&
      known.symbol === ticker &&
      asset.endsWith(end.toLowerCase().replace(/^0x/, ''))
    )
      return asset
  return null
}

function nativeOf(ledger: LedgerId): AssetId | null {
  try {
    return nativeAsset(ledger)
  } catch (error) {
    if (error instanceof CordonError) return null
    throw error
  }
}

function inBaseUnits(asset: AssetId, least: bigint): bigint | null {
  const contract = /\/erc20:(.+)$/.exec(asset)?.[1]
  const decimals =
    contract === undefined
      ? (KNOWN_ASSETS.get(asset)?.decimals ?? (asset.startsWith('eip155:') ? 18 : undefined))
      : KNOWN_DECIMALS.get(contract)
  if (decimals === undefined) return null
  return decimals >= NETWORK_DECIMALS
    ? least * 10n ** BigInt(decimals - NETWORK_DECIMALS)
    : least / 10n ** BigInt(NETWORK_DECIMALS - decimals)
}

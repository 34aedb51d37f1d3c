import type { AssetId } from '../../model/asset.ts'
import { type Instant, showInstant } from '../../model/instant.ts'

/** A token for a list. */
export interface ListedToken {
  readonly asset: AssetId
  readonly symbol: string
  readonly decimals: number
}

/** A token list in Uniswap's format, version 1.0.0, of those assets that are EVM tokens. The same tokens give the same text. */
export function tokenListText(name: string, at: Instant, assets: readonly ListedToken[]): string {
  const tokens = assets.flatMap(({ asset, symbol, decimals }) => {
    const [, chainId = '', address = ''] = /^eip155:(\d+)\/erc20:(0x[0-9a-fA-F]{40})$/.exec(asset) ?? []
    if (address === '') return []
    return [{ chainId: Number(chainId), address, symbol, name: symbol, decimals }]
  })
  const list = { name, timestamp: showInstant(at), version: { major: 1, minor: 0, patch: 0 }, tokens }
  return `${JSON.stringify(list, null, 1)}\n`
}

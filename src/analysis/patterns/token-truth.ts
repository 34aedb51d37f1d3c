import { type AssetId, isNative } from '../../model/asset.ts'
import { confusableSkeleton } from '../../model/confusable-skeleton.ts'

/** Symbols that fakes imitate, beside those of the recognised assets. */
export const IMITATED: readonly string[] = [
  'ETH',
  'WETH',
  'stETH',
  'mETH',
  'cmETH',
  'USDT',
  'USDC',
  'DAI',
  'WBTC',
  'TRX',
  'BTC',
]

/** An asset's symbol as its contract states it, or null where nobody knows it. */
export type SymbolOf = (asset: AssetId) => string | null

/** `fake`: a token that is not recognised and whose symbol has the skeleton (Unicode TR39) of a recognised one's. */
export type AssetKind = 'native' | 'recognised' | 'fake' | 'unknown'

/**
 * Tells what an asset is, each asset once.
 * @param recognised token assets that are what they claim to be; native assets always are
 */
export function assetKinds(recognised: ReadonlySet<AssetId>, symbolOf: SymbolOf): (asset: AssetId) => AssetKind {
  const real = new Set(IMITATED.map(confusableSkeleton))
  for (const asset of recognised) real.add(confusableSkeleton(symbolOf(asset) ?? ''))
  real.delete('')
  const known = new Map<AssetId, AssetKind>()
  const tell = (asset: AssetId): AssetKind => {
    if (isNative(asset)) return 'native'
    if (recognised.has(asset)) return 'recognised'
    return real.has(confusableSkeleton(symbolOf(asset) ?? '')) ? 'fake' : 'unknown'
  }
  return asset => {
    let kind = known.get(asset)
    if (!kind) {
      kind = tell(asset)
      known.set(asset, kind)
    }
    return kind
  }
}

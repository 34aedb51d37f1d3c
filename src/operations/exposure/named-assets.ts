import { z } from 'zod'
import * as row from '../../formats/trace-rows.ts'
import type { AssetId } from '../../model/asset.ts'
import type { KnownAsset } from '../../model/known-asset.ts'

/** Names and decimals of the assets of an answer. */
export const namedAssetsSchema = z.array(row.asset)

/** What is known of some assets, each once, in order; null where nobody knows. */
export function namedAssets(
  assets: Iterable<string>,
  known: ReadonlyMap<AssetId, KnownAsset>,
): z.output<typeof namedAssetsSchema> {
  return [...new Set(assets)].sort().map(asset => {
    const found = known.get(asset as AssetId)
    return { asset, symbol: found?.symbol ?? null, name: found?.name ?? null, decimals: found?.decimals ?? null }
  })
}

import type { TokenList } from '../../formats/tokens/token-list.ts'
import type { AssetId } from '../../model/asset.ts'
import { confusableSkeleton } from '../../model/confusable-skeleton.ts'
import type { KnownAsset } from '../../model/known-asset.ts'
import type { World } from '../world.ts'

/** A world that knows more tokens, and what of the list it does not believe. */
export interface WithTokens {
  readonly world: World
  /** Tokens of the list that are called what a known one of the same ledger is called: a list does not make an imitation known. */
  readonly imitations: readonly AssetId[]
}

/**
 * A world in which the tokens of a list are known too. What is known already stays as it is: a list says nothing of who can freeze a token.
 * @param digest SHA-256 of the list's text, that names it in the evidence
 */
export function withTokens(world: World, { tokens, source }: TokenList, digest: string): WithTokens {
  const looks = looksOf(world.assets)
  const assets = new Map<AssetId, KnownAsset>(world.assets)
  const imitations: AssetId[] = []
  for (const [asset, token] of tokens) {
    if (world.assets.has(asset)) continue
    const own = looks.get(ledgerOf(asset))
    if ([token.symbol, token.name].some(word => own?.has(confusableSkeleton(word)))) imitations.push(asset)
    else assets.set(asset, { ...token, issuer: null, source })
  }
  const versions = async () => ({ ...(await world.versions()), [source]: digest })
  return { world: { ...world, assets, versions }, imitations }
}

/** What the known assets of each ledger look like when they are called. */
function looksOf(known: ReadonlyMap<AssetId, KnownAsset>): Map<string, Set<string>> {
  const looks = new Map<string, Set<string>>()
  for (const [asset, { symbol, name }] of known) {
    const own = looks.get(ledgerOf(asset)) ?? new Set()
    looks.set(ledgerOf(asset), own.add(confusableSkeleton(symbol)).add(confusableSkeleton(name)))
    own.delete('')
  }
  return looks
}

function ledgerOf(asset: AssetId): string {
  return asset.slice(0, asset.indexOf('/'))
}

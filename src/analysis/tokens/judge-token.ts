import type { AssetId } from '../../model/asset.ts'
import { isNative } from '../../model/asset.ts'
import { confusableSkeleton } from '../../model/confusable-skeleton.ts'
import type { KnownToken, TokenWords } from '../../model/token.ts'

/**
 * `known`: it is on a list that one trusts. `imitation`: it is not, and calls itself what a known token or the coin of the same ledger
 * is called. `unknown`: neither, which says nothing for it.
 */
export interface TokenVerdict {
  readonly verdict: 'known' | 'unknown' | 'imitation'
  /** What it imitates, or looks like on another ledger. */
  readonly of: AssetId | null
  /** One sentence. */
  readonly because: string
}

/**
 * Tells a token from those that only look like it: by its contract alone, never by what it calls itself. Symbol and name are compared
 * by their confusable skeletons (Unicode TR39) with the symbols and names of the known tokens of the same ledger. A token of another
 * ledger with a known look may be that token brought over, or not: it stays unknown, and that is said.
 * @param read what it says of itself; null: nobody asked it
 * @param known tokens that are what they claim to be; of the same look the first counts
 */
export function judgeToken(
  asset: AssetId,
  read: TokenWords | null,
  known: ReadonlyMap<AssetId, KnownToken>,
): TokenVerdict {
  const listed = known.get(asset)
  if (listed !== undefined) return { verdict: 'known', of: null, because: sayKnown(asset, listed) }
  if (isNative(asset)) return { verdict: 'known', of: null, because: "It is the ledger's own coin." }
  if (read === null || (read.symbol === null && read.name === null))
    return { verdict: 'unknown', of: null, because: 'It is on no list, and what it calls itself is not known.' }
  const looks = new Set([read.symbol, read.name].map(word => confusableSkeleton(word ?? '')))
  looks.delete('')
  if (looks.size === 0)
    return { verdict: 'unknown', of: null, because: 'It is on no list, and its symbol and name show no letter.' }
  const ledger = ledgerOf(asset)
  let elsewhere: AssetId | null = null
  for (const [id, { symbol, name }] of known) {
    if (![symbol, name].some(word => looks.has(confusableSkeleton(word)))) continue
    const what = isNative(id)
      ? `the coin ${symbol}`
      : `${symbol}, whose contract is ${id.slice(id.lastIndexOf(':') + 1)}`
    if (ledgerOf(id) === ledger)
      return { verdict: 'imitation', of: id, because: `It calls itself as ${what}, and is another contract.` }
    elsewhere ??= id
  }
  if (elsewhere === null) return { verdict: 'unknown', of: null, because: 'It is on no list.' }
  return {
    verdict: 'unknown',
    of: elsewhere,
    because: `It calls itself as ${known.get(elsewhere)?.symbol} of ${ledgerOf(elsewhere)}, and no list says which contract of this ledger that is, if any.`,
  }
}

function ledgerOf(asset: AssetId): string {
  return asset.slice(0, asset.indexOf('/'))
}

function sayKnown(asset: AssetId, { symbol, name }: KnownToken): string {
  return isNative(asset) ? `It is the ledger's own coin, ${symbol}.` : `Its contract is that of ${symbol} (${name}).`
}

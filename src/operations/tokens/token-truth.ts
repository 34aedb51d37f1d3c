import type { TokenVerdict } from '../../analysis/tokens/judge-token.ts'
import type { TokenList } from '../../formats/tokens/token-list.ts'
import type { AssetId } from '../../model/asset.ts'
import { SourceError } from '../../model/errors.ts'
import type { KnownAsset } from '../../model/known-asset.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { TokenReading } from '../../model/token.ts'
import { tokenAnswer } from './describe-token.ts'
import { ledgerOfAsset } from './read-asset.ts'
import type { TokenReader } from './token-reader.ts'

/** What a {@link TokenTruth} goes by. */
export interface TruthSources {
  readonly known: ReadonlyMap<AssetId, KnownAsset>
  readonly list: TokenList | null
  /** Who asks the contracts of a ledger; null: nobody does. */
  readerOf(ledger: LedgerId): TokenReader | null
}

/** Readings that are kept; whoever floods a ledger with tokens makes the oldest be forgotten. */
const MOST_KEPT = 100_000

/**
 * Decimals and symbols of tokens, by the built-in list, a token list, or the tokens' own contracts, and never by what a file of transfers
 * calls them. Each contract is asked once.
 */
export class TokenTruth {
  readonly #sources: TruthSources
  readonly #readings = new Map<AssetId, { readonly source: string; readonly words: TokenReading }>()

  constructor(sources: TruthSources) {
    this.#sources = sources
  }

  /**
   * Asks the contracts of tokens that no list holds.
   * @returns those that could not be asked, with why: they are asked again next time
   */
  async learn(assets: Iterable<AssetId>): Promise<{ readonly asset: AssetId; readonly because: string }[]> {
    const { known, list, readerOf } = this.#sources
    const missed: { asset: AssetId; because: string }[] = []
    for (const asset of new Set(assets)) {
      if (known.has(asset) || list?.tokens.has(asset) || this.#readings.has(asset)) continue
      if (!/\/(?:erc20|trc20):/.test(asset)) continue
      const reader = readerOf(ledgerOfAsset(asset))
      if (reader === null) {
        missed.push({ asset, because: 'no node of its ledger can be asked' })
        continue
      }
      try {
        this.#keep(asset, { source: reader.source, words: await reader.read(asset) })
      } catch (error) {
        if (!(error instanceof SourceError)) throw error
        missed.push({ asset, because: error.message })
      }
    }
    return missed
  }

  /** What it calls itself, or is called by a list; null: not known. Made for `findNoise`. */
  readonly symbolOf = (asset: AssetId): string | null => {
    const { known, list } = this.#sources
    return (known.get(asset) ?? list?.tokens.get(asset) ?? this.#readings.get(asset)?.words)?.symbol ?? null
  }

  /** Base units of one unit: ten to this power; null: not known, so that amounts stay in base units. */
  decimalsOf(asset: AssetId): number | null {
    return this.#answer(asset).decimals
  }

  /** Known, unknown, or an imitation. */
  verdictOf(asset: AssetId): TokenVerdict {
    const { verdict, of, because } = this.#answer(asset)
    return { verdict, of: of as AssetId | null, because }
  }

  #answer(asset: AssetId) {
    const { known, list } = this.#sources
    return tokenAnswer(asset, { known, list, reading: this.#readings.get(asset) ?? null })
  }

  #keep(asset: AssetId, reading: { readonly source: string; readonly words: TokenReading }): void {
    const [oldest] = this.#readings.keys()
    if (this.#readings.size >= MOST_KEPT && oldest !== undefined) this.#readings.delete(oldest)
    this.#readings.set(asset, reading)
  }
}

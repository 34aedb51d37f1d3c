import { parseAmount, parseUnits } from '../../model/amount.ts'
import { type AssetId, parseAsset } from '../../model/asset.ts'
import { InputError } from '../../model/errors.ts'
import type { KnownAsset } from '../../model/known-asset.ts'
import type { LedgerId } from '../../model/ledger.ts'

/**
 * An asset by its CAIP-19 id, the word `native`, or the symbol of an asset that is known by name on this ledger.
 * @throws InputError `asset-unknown`, `asset-ambiguous`, and the codes of `parseAsset`
 */
export function assetNamed(text: string, ledger: LedgerId, assets: ReadonlyMap<AssetId, KnownAsset>): AssetId {
  if (text === 'native' || text.includes('/')) return parseAsset(ledger, text)
  const fitting = [...assets].filter(
    ([id, known]) => id.startsWith(`${ledger}/`) && known.symbol.toLowerCase() === text.toLowerCase(),
  )
  const [found, ...others] = fitting
  if (found && others.length === 0) return found[0]
  const place = { field: 'asset' }
  if (found)
    throw new InputError('asset-ambiguous', `several assets of ${ledger} are called ${text}: give its CAIP-19 id`, {
      place,
    })
  throw new InputError(
    'asset-unknown',
    `no asset called "${text.slice(0, 40)}" is known on ${ledger}: give its CAIP-19 id`,
    { place },
  )
}

/**
 * Reads how much is meant: a figure in whole units of the asset, such as `12.5`, or base units; null where all is meant.
 * @param all whether `all` may be said instead
 * @throws InputError `freeze-amount-needed`, `asset-decimals-unknown`, and the codes of the amount constructors
 */
export function amountNamed(
  given: {
    readonly amount?: string | undefined
    readonly baseUnits?: string | undefined
    readonly all?: boolean | undefined
  },
  decimals: number | null,
): bigint | null {
  const said = [given.amount !== undefined, given.baseUnits !== undefined, given.all === true].filter(Boolean).length
  if (said !== 1)
    throw new InputError('freeze-amount-needed', 'say how much in exactly one way: --amount, --base-units or --all', {
      place: { field: 'amount' },
    })
  if (given.all === true) return null
  const amount = given.baseUnits === undefined ? units(given.amount ?? '', decimals) : parseAmount(given.baseUnits)
  if (amount === 0n)
    throw new InputError('freeze-amount-wrong', 'nothing cannot be frozen', { place: { field: 'amount' } })
  return amount
}

function units(text: string, decimals: number | null): bigint {
  if (decimals === null)
    throw new InputError('asset-decimals-unknown', 'nobody told the decimals of this asset: give --base-units', {
      place: { field: 'amount' },
    })
  return parseUnits(text, decimals)
}

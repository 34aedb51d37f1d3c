import type { AccountId } from '../../model/account.ts'
import { type AssetId, isNative } from '../../model/asset.ts'
import { confusableSkeleton } from '../../model/confusable-skeleton.ts'
import { compareTransfers, payee, payer, type Transfer, transferKey } from '../../model/transfer.ts'
import type { NoiseRow } from '../flow/trace-result.ts'
import { lookAlikes } from './look-alike.ts'
import type { TraceView } from './view.ts'

/** † Dust: at most this share (1/n) of the largest transfer of the account in the asset. */
export const DUST_SHARE = 100_000n
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

/**
 * Lists the noise in the histories of the followed accounts; each transfer once, under the first kind that fits: fake-token,
 * look-alike, zero-value, dust, gas-top-up. Tainted transfers are never noise of the kinds dust and gas-top-up.
 * @param recognised token assets that are what they claim to be; native assets always are
 */
export function findNoise(
  view: TraceView,
  recognised: ReadonlySet<AssetId>,
  symbolOf: SymbolOf = () => null,
): NoiseRow[] {
  const tainted = new Set(view.transfers.filter(t => t.tainted > 0n).map(t => `${t.tx}:${t.index}`))
  const real = new Set(IMITATED.map(confusableSkeleton))
  for (const asset of recognised) real.add(confusableSkeleton(symbolOf(asset) ?? ''))
  real.delete('')
  const fakes = new Map<AssetId, boolean>()
  const fake = (asset: AssetId): boolean => {
    const known = fakes.get(asset)
    if (known !== undefined) return known
    const is = !recognised.has(asset) && !isNative(asset) && real.has(confusableSkeleton(symbolOf(asset) ?? ''))
    fakes.set(asset, is)
    return is
  }
  const found = new Map<string, { row: NoiseRow; t: Transfer; rank: number }>()
  for (const account of [...view.histories.keys()].sort()) {
    const history = view.histories.get(account) ?? []
    const twins = lookAlikes(account, history, recognised)
    const paysTokens = history.some(h => payer(h) === account && !isNative(h.asset))
    const largest = new Map<AssetId, bigint>()
    for (const t of history) if (t.amount > (largest.get(t.asset) ?? 0n)) largest.set(t.asset, t.amount)
    for (const t of history) {
      const other = payer(t) === account ? payee(t) : payer(t)
      const verdict = judge(t, other, account)
      const key = transferKey(t)
      if (verdict && verdict[0] < (found.get(key)?.rank ?? 9))
        found.set(key, { t, rank: verdict[0], row: rowOf(t, verdict[1], verdict[2]) })
    }
    function judge(t: Transfer, other: AccountId, self: AccountId): [number, NoiseRow['kind'], string] | null {
      if (fake(t.asset)) return [0, 'fake-token', `The token is not a recognised one but its symbol looks like one.`]
      const twin = twins.get(other)
      if (twin !== undefined) return [1, 'look-alike', `${other} has the same ends as the real counterparty ${twin}.`]
      if (t.amount === 0n) return [2, 'zero-value', 'It moves nothing.']
      if (tainted.has(transferKey(t)) || payee(t) !== self) return null
      if (t.amount * DUST_SHARE <= (largest.get(t.asset) ?? 0n))
        return [3, 'dust', 'It is at most a hundred-thousandth of the largest transfer of this account in the asset.']
      if (isNative(t.asset) && paysTokens && t.amount < (largest.get(t.asset) ?? 0n))
        return [4, 'gas-top-up', 'Native value that pays for the fees of token payments.']
      return null
    }
  }
  return [...found.values()].sort((a, b) => compareTransfers(a.t, b.t)).map(f => f.row)
}

function rowOf(t: Transfer, kind: NoiseRow['kind'], because: string): NoiseRow {
  const { tx, index, at, asset, amount } = t
  return { kind, tx, index, at, from: payer(t), to: payee(t), asset, amount, because }
}

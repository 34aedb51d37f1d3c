import type { AccountId } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import type { Instant } from '../../model/instant.ts'
import { payee, payer, type Transfer } from '../../model/transfer.ts'

/** † An account that fed at least this share (percent) of the published addresses that the ledger knows is where they were filled from … */
export const FUNDER_SHARE = 20
/** † … and at least this many of them. */
export const FUNDER_LEAST = 3
/** † It fed an address when it brought at least this share (percent) of what came there in one asset, up to the last it brought. */
export const MATERIAL_SHARE = 50

/** An account that filled many published addresses. */
export interface FundingSource {
  readonly account: AccountId
  /** The published addresses that it filled. */
  readonly fed: readonly AccountId[]
  /** Percent of the published addresses to which anything came. */
  readonly share: number
  /** What it paid them, by asset, base units. */
  readonly amounts: ReadonlyMap<AssetId, bigint>
  readonly firstAt: Instant
}

/**
 * Looks back one transfer from published addresses for who filled them. Judged by value, since anybody can send dust and zeros to thousands
 * of known addresses; a token that not even the payer ever had (a forged event) must be left out of the histories by the caller.
 * @param histories of the published addresses
 */
export function fundingSources(histories: ReadonlyMap<AccountId, readonly Transfer[]>): FundingSource[] {
  const found = new Map<AccountId, { fed: Set<AccountId>; amounts: Map<AssetId, bigint>; firstAt: Instant }>()
  let filled = 0
  for (const [account, transfers] of histories) {
    const inflows = transfers.filter(t => payee(t) === account && t.amount > 0n && t.from !== t.to)
    if (inflows.length > 0) filled++
    for (const [asset, sums] of byAsset(inflows)) {
      const total = [...sums.values()].reduce((a, b) => a + b, 0n)
      for (const [from, amount] of sums) {
        if (amount * 100n < total * BigInt(MATERIAL_SHARE)) continue
        const firstAt = inflows.find(t => payer(t) === from && t.asset === asset)?.at ?? 0
        const known = found.get(from) ?? { fed: new Set(), amounts: new Map(), firstAt }
        known.fed.add(account)
        known.amounts.set(asset, (known.amounts.get(asset) ?? 0n) + amount)
        found.set(from, { ...known, firstAt: Math.min(known.firstAt, firstAt) })
      }
    }
  }
  return [...found]
    .map(([account, { fed, amounts, firstAt }]) => ({
      account,
      fed: [...fed].sort(),
      share: filled === 0 ? 0 : Math.floor((100 * fed.size) / filled),
      amounts,
      firstAt,
    }))
    .filter(f => !histories.has(f.account) && f.fed.length >= FUNDER_LEAST && f.share >= FUNDER_SHARE)
    .sort((a, b) => b.fed.length - a.fed.length || (a.account < b.account ? -1 : 1))
}

function byAsset(inflows: readonly Transfer[]): Map<AssetId, Map<AccountId, bigint>> {
  const assets = new Map<AssetId, Map<AccountId, bigint>>()
  for (const t of inflows) {
    const sums = assets.get(t.asset) ?? new Map<AccountId, bigint>()
    assets.set(t.asset, sums.set(payer(t), (sums.get(payer(t)) ?? 0n) + t.amount))
  }
  return assets
}

import { depositReuseClusters } from '../../analysis/cluster/deposit-reuse.ts'
import { gasFundingClusters } from '../../analysis/cluster/gas-funding.ts'
import type { Known } from '../../analysis/flow/account/knowledge.ts'
import type { TraceResult } from '../../analysis/flow/trace-result.ts'
import { findPatterns } from '../../analysis/patterns/index.ts'
import { findNoise } from '../../analysis/patterns/noise.ts'
import type { AccountId } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import type { Transfer } from '../../model/transfer.ts'

/** What is known of assets beyond the ledger. */
export interface AssetFacts {
  readonly symbol: string
  readonly decimals: number
}

/** Adds patterns, noise and clusters to the answer of an account-ledger trace, from the histories that it read. */
export function annotate(
  result: TraceResult,
  known: ReadonlyMap<AccountId, Known>,
  assets: ReadonlyMap<AssetId, AssetFacts>,
): TraceResult {
  const histories = new Map<AccountId, readonly Transfer[]>()
  const services = new Set<AccountId>()
  for (const row of result.accounts) {
    if (row.role === 'service') services.add(row.account)
    else if (row.role !== 'residue') histories.set(row.account, known.get(row.account)?.transfers ?? [])
  }
  const { stolen, accounts, transfers } = result
  const view = { stolen, accounts, transfers, histories, services }
  const symbolOf = (asset: AssetId): string | null => assets.get(asset)?.symbol ?? null
  return {
    ...result,
    patterns: [...result.patterns, ...findPatterns(view, result.asOf)],
    noise: [...result.noise, ...findNoise(view, new Set(assets.keys()), symbolOf)],
    clusters: [...result.clusters, ...depositReuseClusters(view), ...gasFundingClusters(view)],
  }
}

import type { AssetId } from '../../../model/asset.ts'
import type { Instant } from '../../../model/instant.ts'
import { payer } from '../../../model/transfer.ts'
import type { Knowledge } from './knowledge.ts'
import { netLegs } from './theft-meters.ts'
import type { AccountTraceRequest } from './trace-request.ts'

/** The size and beginning of a theft, as a yardstick for levels and for what was there before; no figure of the answer. */
export interface TheftMeasure {
  /** What the sources sent in all, by asset. */
  readonly totals: ReadonlyMap<AssetId, bigint>
  /** The first transfer out of a source; the end of the trace where there is none. */
  readonly beganAt: Instant
}

/** Measures a theft from its sources' histories, which must be known. */
export function measureTheft(request: AccountTraceRequest, knowledge: Knowledge): TheftMeasure {
  const totals = new Map<AssetId, bigint>()
  let beganAt = request.until
  const count = (asset: AssetId, amount: bigint, at: Instant): void => {
    if (amount === 0n) return
    totals.set(asset, (totals.get(asset) ?? 0n) + amount)
    beganAt = Math.min(beganAt, at)
  }
  for (const s of request.sources) {
    if (s.kind === 'transaction') for (const t of netLegs(s.transfers)) count(t.asset, t.amount, t.at)
    else
      for (const t of knowledge.get(s.account)?.transfers ?? [])
        if (payer(t) === s.account && (request.since === null || t.at >= request.since)) count(t.asset, t.amount, t.at)
  }
  for (const { transfer, taint } of request.crossings?.seeds.values() ?? [])
    if (transfer) count(transfer.asset, taint, transfer.at)
  return { totals, beganAt }
}

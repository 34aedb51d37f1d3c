import type { GapRow, TraceResult } from '../../analysis/flow/trace-result.ts'
import type { NamedSource } from './read-source.ts'

/** Sources from which less left than was said to be stolen there: the trace follows what left, and says so. */
export function shortSources(sources: readonly NamedSource[], { stolen }: TraceResult): GapRow[] {
  return sources.flatMap((s): GapRow[] => {
    if (s.kind !== 'account' || s.amount === null) return []
    const rows = stolen.filter(
      r => r.source === s.account && r.tx === null && (s.asset === null || r.asset === s.asset),
    )
    // Without an asset the amount holds for each asset that left.
    return rows
      .filter(r => r.amount < (s.amount ?? 0n))
      .map(r => ({
        kind: 'source-short',
        account: s.account,
        asset: r.asset,
        amount: 0n,
        because: `${s.amount} base units were said to be stolen here, but only ${r.amount} are known to have left`,
      }))
  })
}

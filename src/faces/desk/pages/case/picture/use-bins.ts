import { useMemo } from 'react'
import type { Picture } from '../../../../../analysis/picture/picture.ts'
import { type TimeBins, timeBins } from '../../../../../analysis/picture/time-bins.ts'
import type { TraceJson } from '../../../../../formats/trace-json.ts'

/** When value moved: made anew where the trace or the weights of its assets change, not with every unfolding. */
export function useBins(trace: TraceJson, picture: Picture | null): TimeBins | null {
  const key = picture === null ? null : JSON.stringify([picture.assets, picture.units])
  return useMemo(() => {
    if (key === null) return null
    const [assets, units] = JSON.parse(key) as [string[], number[]]
    const unit = new Map(assets.map((asset, i) => [asset, units[i] ?? 0]))
    return timeBins(trace.transfers.map(t => ({ at: t.at, weight: Number(t.tainted) * (unit.get(t.asset) ?? 0) })))
  }, [trace, key])
}

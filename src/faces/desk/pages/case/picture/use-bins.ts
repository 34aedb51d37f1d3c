import { useMemo } from 'react'
import type { Picture } from '../../../../../analysis/picture/picture.ts'
import { type TimeBins, timeBins } from '../../../../../analysis/picture/time-bins.ts'
import type { TraceJson } from '../../../../../formats/trace-json.ts'

/**
 * When value moved: made anew where the trace or the weights of its assets change, not with every unfolding.
 * @param only assets that are drawn; none named: all
 */
export function useBins(trace: TraceJson, picture: Picture | null, only: readonly string[]): TimeBins | null {
  const key = picture === null ? null : JSON.stringify([picture.assets, picture.units, only])
  return useMemo(() => {
    if (key === null) return null
    const [assets, units, drawn] = JSON.parse(key) as [string[], number[], string[]]
    const weigh = (asset: string, i: number): number =>
      drawn.length === 0 || drawn.includes(asset) ? (units[i] ?? 0) : 0
    const unit = new Map(assets.map((asset, i) => [asset, weigh(asset, i)]))
    return timeBins(trace.transfers.map(t => ({ at: t.at, weight: Number(t.tainted) * (unit.get(t.asset) ?? 0) })))
  }, [trace, key])
}

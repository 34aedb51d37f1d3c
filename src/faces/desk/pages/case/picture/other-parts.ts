import type { TraceJson } from '../../../../../formats/trace-json.ts'
import type { Scene } from './scene.ts'

/** For each ribbon how much another trace of the same transfers sees there, as a part of what this one sees: 1 is alike. */
export function otherParts(scene: Scene, trace: TraceJson, other: TraceJson): number[] {
  const seen = new Map(other.transfers.map(t => [`${t.tx} ${t.index}`, Number(t.tainted)]))
  const unit = new Map(scene.picture.assets.map((asset, i) => [asset, scene.picture.units[i] ?? 0]))
  return scene.picture.ribbons.map(r => {
    if (r.rows.length === 0 || r.weight <= 0) return 1
    let sum = 0
    for (const row of r.rows) {
      const t = trace.transfers[row]
      if (t) sum += (seen.get(`${t.tx} ${t.index}`) ?? 0) * (unit.get(t.asset) ?? 0)
    }
    return sum / r.weight
  })
}

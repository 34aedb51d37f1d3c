import { type MovedShare, movedShare } from '../../../../../analysis/picture/moved-share.ts'
import type { Picture, PictureRibbon } from '../../../../../analysis/picture/picture.ts'
import type { TraceJson } from '../../../../../formats/trace-json.ts'
import { HitGrid } from './hit-grid.ts'

/** A picture ready to be painted many times. */
export interface Scene {
  readonly picture: Picture
  /** Marks and ribbons. */
  readonly size: number
  /** When what a ribbon carries moved; added up when it is first asked. */
  moved(ribbon: number): MovedShare | null
  /** Ribbons that end at a mark, and that begin there. */
  readonly into: readonly (readonly number[])[]
  readonly out: readonly (readonly number[])[]
  /** Ribbons, the broadest first: thin ones are painted over them. */
  readonly order: readonly number[]
  /** Marks, the weightiest first: their words find room first. */
  readonly important: readonly number[]
  /** Marks of each column from top to bottom. */
  readonly upright: readonly (readonly number[])[]
  /** What lies at a point; made when a hand first asks. */
  grid(): HitGrid
  /** Ribbons in which a row is. */
  ribbonOfRow(row: number): number | null
}

/** Prepares a picture. */
export function sceneOf(picture: Picture, trace: TraceJson): Scene {
  const { marks, ribbons, units, assets } = picture
  const unit = new Map(assets.map((asset, i) => [asset, units[i] ?? 0]))
  const weigh = (row: number): number => {
    const t = trace.transfers[row]
    return t ? Number(t.tainted) * (unit.get(t.asset) ?? 0) : 0
  }
  const at = (row: number): number => trace.transfers[row]?.at ?? 0
  const into = marks.map((): number[] => [])
  const out = marks.map((): number[] => [])
  ribbons.forEach((r, i) => {
    into[r.to]?.push(i)
    out[r.from]?.push(i)
  })
  const broad = (a: number, b: number): number => (ribbons[b]?.weight ?? 0) - (ribbons[a]?.weight ?? 0)
  for (const list of [...into, ...out]) list.sort(broad)
  const upright = new Map<number, number[]>()
  marks.forEach((m, i) => {
    const key = Math.round(m.x / 40)
    const had = upright.get(key)
    if (had) had.push(i)
    else upright.set(key, [i])
  })
  let rows: Int32Array | null = null
  let grid: HitGrid | null = null
  const shares: MovedShare[] = []
  return {
    picture,
    size: marks.length + ribbons.length,
    moved(ribbon) {
      const r = ribbons[ribbon]
      if (!r) return null
      shares[ribbon] ??= movedShare(r.rows, at, weigh)
      return shares[ribbon] ?? null
    },
    into,
    out,
    order: ribbons.map((_, i) => i).sort(broad),
    important: marks.map((_, i) => i).sort((a, b) => importance(picture, b) - importance(picture, a)),
    upright: [...upright.values()].map(list => list.sort((a, b) => (marks[a]?.y ?? 0) - (marks[b]?.y ?? 0))),
    grid() {
      grid ??= new HitGrid(marks, ribbons)
      return grid
    },
    ribbonOfRow(row) {
      rows ??= ribbonsByRow(ribbons, trace.transfers.length)
      const ribbon = rows[row] ?? -1
      return ribbon < 0 ? null : ribbon
    },
  }
}

function importance({ marks }: Picture, i: number): number {
  const m = marks[i]
  if (!m) return 0
  return m.weight + (m.role === 'source' ? 2 : 0) + (m.end !== null && m.name !== null ? 0.05 : 0)
}

function ribbonsByRow(ribbons: readonly PictureRibbon[], rows: number): Int32Array {
  const out = new Int32Array(rows).fill(-1)
  ribbons.forEach((r, i) => {
    for (const row of r.rows) out[row] = i
  })
  return out
}

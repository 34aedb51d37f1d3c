import { shortened, shownAccount } from '../../../kit/shown-account.ts'
import type { Band } from './band.ts'
import type { ExpandedRow } from './flow-picture-props.ts'
import type { Scene } from './scene.ts'

/** An account beside the trace. */
export interface ExtraDot {
  readonly account: string
  readonly label: string
  readonly x: number
  readonly y: number
}

/** What was fetched by hand, with places beside the marks that it touches. */
export interface Extras {
  readonly dots: readonly ExtraDot[]
  readonly lines: readonly Band[]
}

/** More beside one picture cannot be told apart. */
const MOST = 300
const PITCH = 18

/** Places neighbours: who paid at the left of a mark, who was paid at its right; who is in the picture is joined to where it is. */
export function placeExtras(
  rows: readonly ExpandedRow[],
  scene: Scene,
  markOf: (account: string) => number | null,
): Extras {
  const dots = new Map<string, ExtraDot>()
  const used = new Map<string, number>()
  const lines = new Map<string, Band>()
  const marks = scene.picture.marks
  for (const row of rows) {
    if (dots.size >= MOST || row.from === row.to) continue
    const [from, to] = [markOf(row.from), markOf(row.to)]
    const put = (account: string, mark: number, side: 1 | -1): ExtraDot | null => {
      const had = dots.get(account)
      const m = marks[mark]
      if (had || !m) return had ?? null
      const key = `${mark} ${side}`
      const n = used.get(key) ?? 0
      used.set(key, n + 1)
      // Down and up in turn, beside the mark's middle.
      const step = (n % 2 === 0 ? 1 : -1) * Math.ceil(n / 2) * PITCH
      const dot = {
        account,
        label: shortened(shownAccount(account), 4),
        x: side === 1 ? m.x + m.width + 118 : m.x - 74,
        y: m.y + m.height / 2 + step,
      }
      dots.set(account, dot)
      return dot
    }
    const a = from !== null ? null : to !== null ? put(row.from, to, -1) : (dots.get(row.from) ?? null)
    const b = to !== null ? null : from !== null ? put(row.to, from, 1) : (dots.get(row.to) ?? null)
    const start = edge(from === null ? undefined : marks[from], a, 1)
    const end = edge(to === null ? undefined : marks[to], b, -1)
    if (!start || !end) continue
    const key = `${row.from} ${row.to}`
    if (!lines.has(key))
      lines.set(key, { x0: start[0], y0: start[1], x1: end[0], y1: end[1], breadth: 0, back: start[0] >= end[0] })
  }
  return { dots: [...dots.values()], lines: [...lines.values()] }
}

function edge(
  mark: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | undefined,
  dot: ExtraDot | null,
  side: 1 | -1,
): readonly [number, number] | null {
  if (mark) return [side === 1 ? mark.x + mark.width : mark.x, mark.y + mark.height / 2]
  return dot === null ? null : [dot.x + side * 4, dot.y]
}

import type { Camera } from './camera.ts'
import { shapeOf, traceShape } from './kind-shapes.ts'
import { markColour } from './paint-marks.ts'
import type { MarkText } from './paint-state.ts'
import type { Palette } from './palette.ts'
import type { Scene } from './scene.ts'

const LINE = 14
/** Words at most: more cannot be read. */
const MOST = 220
const ROOM = 190
const SHAPE = 4.5
/** Left free before the next column's marks. */
const STEP_ROOM = -22

/** A rectangle of the screen on which words stand. */
type Spot = readonly [x0: number, y0: number, x1: number, y1: number]

/** Measures and cuts texts, and remembers. */
export class Lettering {
  readonly #widths = new Map<string, number>()
  readonly #cuts = new Map<string, string>()

  width(pen: CanvasRenderingContext2D, text: string): number {
    const key = `${pen.font} ${text}`
    let width = this.#widths.get(key)
    if (width === undefined) {
      if (this.#widths.size > 20_000) this.#widths.clear()
      width = pen.measureText(text).width
      this.#widths.set(key, width)
    }
    return width
  }

  /** A text cut to a width, with `…`. */
  cut(pen: CanvasRenderingContext2D, text: string, room: number): string {
    if (this.width(pen, text) <= room) return text
    const key = `${pen.font} ${Math.round(room)} ${text}`
    const had = this.#cuts.get(key)
    if (had !== undefined) return had
    const letters = [...text]
    let [low, high] = [0, letters.length]
    while (low < high) {
      const mid = (low + high + 1) >> 1
      if (pen.measureText(`${letters.slice(0, mid).join('')}…`).width <= room) low = mid
      else high = mid - 1
    }
    const cut = `${letters.slice(0, low).join('')}…`
    if (this.#cuts.size > 20_000) this.#cuts.clear()
    this.#cuts.set(key, cut)
    return cut
  }
}

/** Writes the words of marks, the weightiest first, where there is room. The context is in CSS pixels. */
export function paintLabels(
  pen: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  size: { readonly width: number; readonly height: number },
  palette: Palette,
  textOf: (mark: number) => MarkText,
  lettering: Lettering,
): void {
  const rows = new Map<number, Spot[]>()
  const free = (s: Spot): boolean => {
    for (let row = Math.floor(s[1] / LINE); row <= Math.floor(s[3] / LINE); row++)
      for (const o of rows.get(row) ?? []) if (o[0] < s[2] && o[2] > s[0] && o[1] < s[3] && o[3] > s[1]) return false
    return true
  }
  const take = (s: Spot): void => {
    for (let row = Math.floor(s[1] / LINE); row <= Math.floor(s[3] / LINE); row++) {
      const had = rows.get(row)
      if (had) had.push(s)
      else rows.set(row, [s])
    }
  }
  let written = 0
  const { columns, endX } = scene.picture
  const step = columns.length > 1 ? (columns[1]?.x ?? 0) - (columns[0]?.x ?? 0) : endX - (columns[0]?.x ?? 0)
  // Far away, small words are better than cut ones.
  const letters = camera.k < 0.62 ? 10.5 : 11.5
  pen.textBaseline = 'middle'
  pen.lineJoin = 'round'
  for (const i of scene.important) {
    const m = scene.picture.marks[i]
    if (!m || written >= MOST) continue
    // What was unfolded from a group at the ends stands before its bar: words at the right would run over the bar.
    const before = m.within !== null && m.column === columns.length
    const edge = before
      ? m.x * camera.k + camera.x - 5
      : (m.x + m.width) * camera.k + camera.x + (m.form === null ? 5 : 5 + Math.min(5, 5 * camera.k))
    const y = (m.y + m.height / 2) * camera.k + camera.y
    if (edge < -ROOM || edge > size.width + (before ? ROOM : 0) || y < -LINE || y > size.height + LINE) continue
    // As much as fits before the next column's marks.
    const own =
      m.column === columns.length && !before
        ? 206
        : m.within === null
          ? STEP_ROOM + step * camera.k
          : 100 * Math.max(1, camera.k)
    const room = Math.min(ROOM, own, before ? edge - 4 : size.width - edge - 4)
    if (room < 34) continue
    const { name, short, told, amounts } = textOf(i)
    const shape = shapeOf(m)
    const lead = shape === null ? 0 : SHAPE * 2 + 5
    pen.font = `600 ${letters}px ${palette.sans}`
    const whole = lettering.width(pen, name) <= room - lead
    const title = whole || short === '' ? lettering.cut(pen, name, room - lead) : lettering.cut(pen, short, room - lead)
    const titleWidth = lettering.width(pen, title)
    pen.font = `${letters}px ${palette.sans}`
    const fits = [told, ...amounts].find(text => text !== '' && lettering.width(pen, text) <= room) ?? ''
    const broad = Math.max(lead + titleWidth, fits === '' ? 0 : lettering.width(pen, fits))
    const near = Math.min(room, 60)
    const two =
      fits !== '' && free([before ? edge - near : edge - 2, y - LINE, before ? edge + 2 : edge + near, y + LINE])
    const under = two ? fits : ''
    const width = two ? broad : lead + titleWidth
    const x = before ? edge - width : edge
    const spot: Spot = two
      ? [x - 2, y - LINE, x + width + 4, y + LINE]
      : [x - 2, y - LINE / 2, x + width + 4, y + LINE / 2]
    if (!free(spot)) continue
    take(spot)
    written++
    const top = two ? y - LINE / 2 : y
    pen.lineWidth = 3
    pen.strokeStyle = palette.paper
    pen.globalAlpha = 0.85
    pen.font = `600 ${letters}px ${palette.sans}`
    pen.strokeText(title, x + lead, top)
    if (two) {
      pen.font = `${letters}px ${palette.sans}`
      pen.strokeText(under, x, top + LINE)
    }
    pen.globalAlpha = 1
    if (shape !== null) {
      pen.fillStyle = markColour(m, palette)
      pen.beginPath()
      traceShape(pen, shape, x + SHAPE, top, SHAPE)
      pen.fill()
    }
    pen.fillStyle = palette.ink
    pen.font = `600 ${letters}px ${palette.sans}`
    pen.fillText(title, x + lead, top)
    if (two) {
      pen.fillStyle = palette.calm
      pen.font = `${letters}px ${palette.sans}`
      pen.fillText(under, x, top + LINE)
    }
  }
}

import { partMoved } from '../../../../../analysis/picture/moved-share.ts'
import type { Picture, PictureRibbon } from '../../../../../analysis/picture/picture.ts'
import { traceBand, traceLine } from './band.ts'
import type { Camera, Rect } from './camera.ts'
import type { PaintState } from './paint-state.ts'
import type { Palette } from './palette.ts'
import type { Scene } from './scene.ts'

/** Below this many CSS pixels a ribbon is a line. */
const THIN = 1.4
/** Lines drawn in one stroke: more at once is slower, since all edges are sorted together. */
const BATCH = 48
const PALE = 0.09
const UNTAINTED = 0.2
const TAINTED = 0.5
/** How strong what is not lit is drawn. */
export const DIM = 0.25

/** The colour of a ribbon: of what it leads to, or of the account it goes on to. */
export function ribbonColour(picture: Picture, r: PictureRibbon, palette: Palette): string {
  const to = picture.marks[r.to]
  if (r.kind === 'gap') return palette.calm
  return to?.end ? palette.end(to.end) : palette.account
}

interface Lines {
  readonly colour: string
  readonly alpha: number
  readonly width: number
  readonly dash: boolean
  readonly ribbons: PictureRibbon[]
}

/** Paints the ribbons that are seen. The context is in the picture's units. */
export function paintRibbons(
  pen: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  view: Rect,
  state: PaintState,
  palette: Palette,
): void {
  const { picture } = scene
  const lines = new Map<string, Lines>()
  for (const i of scene.order) {
    const r = picture.ribbons[i]
    if (!r || !touches(r, view)) continue
    const moved = state.from !== null || state.until !== null ? scene.moved(i) : null
    const part = moved === null ? 1 : partMoved(moved, state.from, state.until)
    const strength = state.lit !== null && !state.lit.has(i) ? DIM : 1
    const colour = state.other === null ? ribbonColour(picture, r, palette) : compared(state.other[i] ?? 1, palette)
    const breadth = r.breadth * camera.k
    if (breadth < THIN) {
      const width = Math.max(0.7, Math.round(breadth * 2) / 2) / camera.k
      const alpha = (0.1 + (breadth < 0.4 ? 0.26 : 0.4) * part) * strength
      const key = `${colour} ${alpha.toFixed(1)} ${width} ${r.odds}`
      const had = lines.get(key)
      if (had) had.ribbons.push(r)
      else lines.set(key, { colour, alpha, width, dash: r.odds || r.kind === 'gap', ribbons: [r] })
      continue
    }
    pen.fillStyle = colour
    band(pen, r, 0, 1, (part < 1 ? PALE : UNTAINTED * (r.share < 0.995 ? 1 : 0)) * strength)
    if (part > 0) {
      if (part < 1 && r.share < 0.995) band(pen, r, 0, part, UNTAINTED * strength)
      // The stolen part lies in the middle of what moved.
      const spare = (part * (1 - r.share)) / 2
      band(pen, r, spare, part - spare, (r.kind === 'gap' ? UNTAINTED : TAINTED) * strength * (r.odds ? 0.6 : 1))
    }
    if (r.odds || r.kind === 'gap') edge(pen, r, colour, camera.k, strength)
  }
  for (const l of lines.values()) strokes(pen, l, camera.k)
  pen.globalAlpha = 1
}

function band(pen: CanvasRenderingContext2D, r: PictureRibbon, a: number, b: number, alpha: number): void {
  if (alpha <= 0 || b <= a) return
  pen.globalAlpha = alpha
  pen.beginPath()
  traceBand(pen, r, a, b)
  pen.fill()
}

/** A dashed outline: by odds, or unexplained. */
function edge(pen: CanvasRenderingContext2D, r: PictureRibbon, colour: string, k: number, strength: number): void {
  pen.globalAlpha = 0.9 * strength
  pen.strokeStyle = colour
  pen.lineWidth = 1 / k
  pen.setLineDash([5 / k, 4 / k])
  pen.beginPath()
  traceBand(pen, r)
  pen.stroke()
  pen.setLineDash([])
}

function strokes(pen: CanvasRenderingContext2D, { colour, alpha, width, dash, ribbons }: Lines, k: number): void {
  pen.globalAlpha = alpha
  pen.strokeStyle = colour
  pen.lineWidth = width
  pen.setLineDash(dash ? [5 / k, 4 / k] : [])
  for (let i = 0; i < ribbons.length; i += BATCH) {
    pen.beginPath()
    for (let j = i; j < Math.min(i + BATCH, ribbons.length); j++) {
      const r = ribbons[j]
      if (r) traceLine(pen, r)
    }
    pen.stroke()
  }
  pen.setLineDash([])
}

/** The colour of a ribbon of which another doctrine sees a part: less, more, or alike. */
export function compared(part: number, palette: Palette): string {
  return part < 0.99 ? palette.warn : part > 1.01 ? palette.info : palette.account
}

function touches(r: PictureRibbon, view: Rect): boolean {
  const [left, right] = r.back ? [Math.min(r.x0, r.x1) - 74, Math.max(r.x0, r.x1) + 74] : [r.x0, r.x1]
  const top = Math.min(r.y0, r.y1)
  const bottom = Math.max(r.y0, r.y1) + r.breadth
  return right >= view.x && left <= view.x + view.width && bottom >= view.y && top <= view.y + view.height
}

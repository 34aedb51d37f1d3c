import { partMoved } from '../../../../../analysis/picture/moved-share.ts'
import type { PictureMark } from '../../../../../analysis/picture/picture.ts'
import type { Camera, Rect } from './camera.ts'
import type { PaintState } from './paint-state.ts'
import type { Palette } from './palette.ts'
import type { Scene } from './scene.ts'

/** The colour of a mark. */
export function markColour(mark: PictureMark, palette: Palette): string {
  if (mark.role === 'source') return palette.source
  if (mark.role === 'gap') return palette.calm
  if (mark.form === 'hidden') return palette.strongLine
  return mark.end === null ? palette.account : palette.end(mark.end)
}

/** Paints the marks that are seen. The context is in the picture's units. */
export function paintMarks(
  pen: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  view: Rect,
  state: PaintState,
  palette: Palette,
): void {
  const { marks } = scene.picture
  const px = 1 / camera.k
  const timed = state.from !== null || state.until !== null
  for (const [i, m] of marks.entries()) {
    if (m.x + m.width + 8 < view.x || m.x - 8 > view.x + view.width) continue
    if (m.y + m.height + 8 < view.y || m.y - 8 > view.y + view.height) continue
    const colour = markColour(m, palette)
    // However far away, it is seen.
    const width = Math.max(m.width, 3 * px)
    const height = Math.max(m.height, 2 * px)
    if (m.open) {
      bracket(pen, m, height, px, colour)
      continue
    }
    const part = timed ? arrived(scene, i, state) : 1
    const dim = state.lit !== null && !touchesLit(scene, i, state.lit)
    pen.fillStyle = colour
    if (m.form !== null && camera.k > 0.3) {
      // A group looks like a stack of cards.
      pen.globalAlpha = dim ? 0.15 : 0.35
      pen.fillRect(m.x + 5, m.y + 4, width, height)
      pen.globalAlpha = 1
      pen.fillStyle = palette.paper
      pen.fillRect(m.x - px, m.y - px, width + 2 * px, height + 2 * px)
      pen.fillStyle = colour
    }
    pen.globalAlpha = dim ? 0.3 : part < 1 ? 0.25 : 1
    if (m.role === 'gap' || m.end === 'gap') {
      hatched(pen, m, width, height, px, colour)
      continue
    }
    pen.fillRect(m.x, m.y, width, height)
    if (part > 0 && part < 1) {
      pen.globalAlpha = dim ? 0.3 : 1
      pen.fillRect(m.x, m.y, width, height * part)
    }
    pen.globalAlpha = 1
  }
  pen.globalAlpha = 1
}

/** How much of what came to a mark, or went out of a source, moved in the window. */
function arrived(scene: Scene, mark: number, state: PaintState): number {
  const into = scene.into[mark] ?? []
  const of = into.some(i => scene.picture.ribbons[i]?.kind === 'paid') ? into : (scene.out[mark] ?? [])
  let [sum, part] = [0, 0]
  for (const i of of) {
    const r = scene.picture.ribbons[i]
    const moved = scene.moved(i)
    if (!r || !moved || r.kind !== 'paid') continue
    sum += r.weight
    part += r.weight * partMoved(moved, state.from, state.until)
  }
  return sum > 0 ? part / sum : 1
}

function touchesLit(scene: Scene, mark: number, lit: ReadonlySet<number>): boolean {
  return (scene.into[mark] ?? []).some(i => lit.has(i)) || (scene.out[mark] ?? []).some(i => lit.has(i))
}

/** What is unfolded stands open. */
function bracket(pen: CanvasRenderingContext2D, m: PictureMark, height: number, px: number, colour: string): void {
  pen.globalAlpha = 0.9
  pen.strokeStyle = colour
  pen.lineWidth = 1.5 * px
  pen.beginPath()
  pen.moveTo(m.x + m.width, m.y)
  pen.lineTo(m.x + 3, m.y)
  pen.lineTo(m.x + 3, m.y + height)
  pen.lineTo(m.x + m.width, m.y + height)
  pen.stroke()
  pen.globalAlpha = 1
}

/** What nobody can explain is hatched. */
function hatched(
  pen: CanvasRenderingContext2D,
  m: PictureMark,
  width: number,
  height: number,
  px: number,
  colour: string,
): void {
  pen.save()
  pen.globalAlpha = 0.9
  pen.strokeStyle = colour
  pen.lineWidth = px
  pen.beginPath()
  pen.rect(m.x, m.y, width, height)
  pen.stroke()
  pen.clip()
  pen.beginPath()
  const step = Math.max(4 * px, height / 400)
  for (let y = m.y - width; y < m.y + height; y += step) {
    pen.moveTo(m.x, y + width)
    pen.lineTo(m.x + width, y)
  }
  pen.stroke()
  pen.restore()
}

import { traceBand, traceLine } from './band.ts'
import type { Camera } from './camera.ts'
import type { Hit } from './hit-grid.ts'
import { ribbonColour } from './paint-ribbons.ts'
import type { Palette } from './palette.ts'
import type { Scene } from './scene.ts'

/** What is painted over the picture and changes with every movement of the hand. */
export interface OverState {
  readonly hover: Hit | null
  /** Marks. */
  readonly chosen: ReadonlySet<number>
  readonly found: ReadonlySet<number>
  readonly pulsing: ReadonlySet<number>
  /** Ribbons of a transaction that is chosen or found. */
  readonly ribbons: ReadonlySet<number>
  /** The mark on which the keyboard is. */
  readonly focus: number | null
  /** From 0 to 1 and again; null: nothing moves. */
  readonly beat: number | null
}

/** A mark that a hand holds, with its upper left corner where it would lie. */
export interface HeldMark {
  readonly mark: number
  readonly x: number
  readonly y: number
}

/** Paints where a held mark would lie. The context is in the picture's units. */
export function paintHeld(
  pen: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  held: HeldMark,
  palette: Palette,
): void {
  const m = scene.picture.marks[held.mark]
  if (!m) return
  const px = 1 / camera.k
  const [width, height] = [Math.max(m.width, 6 * px), Math.max(m.height, 6 * px)]
  pen.strokeStyle = palette.accent
  pen.lineWidth = px
  pen.setLineDash([4 * px, 3 * px])
  pen.beginPath()
  pen.moveTo(m.x + m.width / 2, m.y + m.height / 2)
  pen.lineTo(held.x + width / 2, held.y + height / 2)
  pen.stroke()
  pen.setLineDash([])
  pen.fillStyle = palette.accent
  pen.globalAlpha = 0.5
  pen.fillRect(held.x, held.y, width, height)
  pen.globalAlpha = 1
  pen.lineWidth = 2 * px
  pen.strokeRect(held.x, held.y, width, height)
}

/** Paints rings, pulses and what lies under the pointer. The context is in the picture's units. */
export function paintOver(
  pen: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  over: OverState,
  palette: Palette,
): void {
  const { marks, ribbons } = scene.picture
  const px = 1 / camera.k
  const light = (i: number, alpha: number): void => {
    const r = ribbons[i]
    if (!r) return
    pen.globalAlpha = alpha
    const colour = ribbonColour(scene.picture, r, palette)
    pen.beginPath()
    if (r.breadth * camera.k < 2) {
      pen.strokeStyle = colour
      pen.lineWidth = 2 * px
      traceLine(pen, r)
      pen.stroke()
    } else {
      pen.fillStyle = colour
      traceBand(pen, r)
      pen.fill()
    }
    pen.globalAlpha = 1
  }
  const ring = (i: number, colour: string, gap: number, width: number, alpha = 1): void => {
    const m = marks[i]
    if (!m) return
    pen.globalAlpha = alpha
    pen.strokeStyle = colour
    pen.lineWidth = width * px
    pen.beginPath()
    const g = gap * px
    pen.roundRect(
      m.x - g,
      m.y - g,
      Math.max(m.width, 3 * px) + 2 * g,
      Math.max(m.height, 2 * px) + 2 * g,
      Math.min(6 * px, 6),
    )
    pen.stroke()
    pen.globalAlpha = 1
  }
  if (over.hover !== null) {
    if ('ribbon' in over.hover) light(over.hover.ribbon, 0.55)
    else {
      for (const i of scene.into[over.hover.mark] ?? []) light(i, 0.4)
      for (const i of scene.out[over.hover.mark] ?? []) light(i, 0.4)
      ring(over.hover.mark, palette.ink, 2, 1.5)
    }
  }
  for (const i of over.ribbons) light(i, 0.75)
  for (const i of over.found) ring(i, palette.warn, 4, 3)
  for (const i of over.chosen) ring(i, palette.accent, 3, 3)
  if (over.focus !== null) {
    ring(over.focus, palette.paper, 6, 4)
    ring(over.focus, palette.accent, 6, 2)
  }
  for (const i of over.pulsing) {
    const beat = over.beat ?? 0.35
    ring(i, palette.source, 3 + beat * 14, 3, 1 - beat)
    ring(i, palette.source, 2, 2)
  }
}

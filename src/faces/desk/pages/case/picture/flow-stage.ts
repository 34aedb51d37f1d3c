import { traceLine } from './band.ts'
import { type Camera, including, panned, type Rect, seen, zoomed } from './camera.ts'
import type { Extras } from './extra-rows.ts'
import type { PictureTexts } from './mark-texts.ts'
import { MovingSheet } from './moving-sheet.ts'
import { HEAD, paintHeads, paintLanes } from './paint-frame.ts'
import { Lettering, paintLabels } from './paint-labels.ts'
import { paintMarks } from './paint-marks.ts'
import { type HeldMark, type OverState, paintHeld, paintOver } from './paint-over.ts'
import { paintRibbons } from './paint-ribbons.ts'
import type { PaintState } from './paint-state.ts'
import type { Palette } from './palette.ts'
import type { Scene } from './scene.ts'

/** Milliseconds after the last movement of a hand in which the picture is not yet at rest. */
const SETTLED_MS = 120
/** Room for the words beside a part that comes into sight. */
const ASIDE = 110
/** Words of marks are still read at this scale. */
const READABLE = 0.34
/** So many marks and ribbons are painted within a frame, however the picture moves. */
const MANY = 250

/** What is on the stage. */
export interface Play {
  readonly scene: Scene
  readonly texts: PictureTexts
  readonly palette: Palette
  readonly extras: Extras
}

/** Paints a picture on two canvases, one of them for what changes under the hand, never more than once a frame. */
export class FlowStage {
  camera: Camera = { k: 1, x: 0, y: 0 }
  width = 0
  height = 0
  readonly #base: HTMLCanvasElement
  readonly #over: HTMLCanvasElement
  #lettering = new Lettering()
  #ratio = 1
  #play: Play | null = null
  #state: PaintState = { from: null, until: null, lit: null, other: null }
  #overState: OverState | null = null
  #dirty = { base: false, over: false }
  #frame = 0
  #beats = false
  readonly #sheet = new MovingSheet()
  /** When a hand last moved the camera, and whether the last frame was painted whole while it did. */
  #movedAt = Number.NEGATIVE_INFINITY
  #whole = false
  #held: HeldMark | null = null

  constructor(base: HTMLCanvasElement, over: HTMLCanvasElement) {
    this.#base = base
    this.#over = over
  }

  get play(): Play | null {
    return this.#play
  }

  resize(width: number, height: number, ratio: number): void {
    if (width === this.width && height === this.height && ratio === this.#ratio) return
    this.width = width
    this.height = height
    this.#ratio = ratio
    for (const canvas of [this.#base, this.#over]) {
      canvas.width = Math.round(width * ratio)
      canvas.height = Math.round(height * ratio)
    }
    this.touch()
  }

  show(play: Play): void {
    if (this.#play !== null && same(this.#play, play)) return
    if (play.palette !== this.#play?.palette) this.#lettering = new Lettering()
    this.#play = play
    this.touch()
  }

  state(state: PaintState): void {
    if (same(this.#state, state)) return
    this.#state = state
    this.touch()
  }

  /** @param beats whether what moved again may move */
  over(state: OverState, beats: boolean): void {
    const moves = beats && state.pulsing.size > 0
    if (this.#overState !== null && same(this.#overState, state) && moves === this.#beats && !this.#dirty.over) return
    this.#overState = state
    this.#beats = moves
    this.#dirty.over = true
    this.#ask()
  }

  /** Shows where a mark would lie that a hand holds; null: it was let go. */
  hold(held: HeldMark | null): void {
    this.#held = held
    this.#dirty.over = true
    this.#ask()
  }

  look(camera: Camera): void {
    const kept = this.#kept(camera)
    if (same(this.camera, kept)) return
    this.camera = kept
    this.touch()
  }

  pan(dx: number, dy: number): void {
    this.#move(panned(this.camera, dx, dy))
  }

  zoom(factor: number, sx = this.width / 2, sy = this.height / 2): void {
    this.#move(zoomed(this.camera, factor, sx, sy))
  }

  #move(camera: Camera): void {
    // What is on the canvas is what the camera saw, unless it is to be painted anew.
    if (this.#sheet.empty && !this.#dirty.base && (this.#play?.scene.size ?? 0) >= MANY)
      this.#sheet.take(this.#base, this.camera, performance.now())
    this.camera = this.#kept(camera)
    this.#movedAt = performance.now()
    this.#dirty = { base: true, over: true }
    this.#ask()
  }

  /** Shows all of it below the heads of the columns, with room for the words at the right. Where that would be too small to read, its width. */
  fit(): void {
    if (!this.#play) return
    const { top, height, endX, width } = this.#play.scene.picture
    const words = Math.min(210, this.width * 0.2)
    const [w, h] = [Math.max(endX + 20, width - 230), height - Math.min(HEAD, top + HEAD)]
    const [across, down] = [(this.width - 20 - words) / w, (this.height - HEAD - 12) / h]
    const k = Math.max(Math.min(across, down, 1.6), Math.min(Math.max(across, READABLE), 0.45))
    const spare = Math.max(0, this.height - HEAD - 12 - h * k)
    const x = 10 + Math.max(0, (this.width - 20 - words - w * k) / 2)
    this.look({ k, x, y: HEAD + 6 + spare / 2 - Math.min(HEAD, top + HEAD) * k })
  }

  /** Brings a part to the middle, at least `k` times its size. */
  center(part: Rect, k: number): void {
    const scale = Math.max(this.camera.k, k)
    this.look({
      k: scale,
      x: this.width / 2 - (part.x + part.width / 2) * scale,
      y: (this.height + HEAD) / 2 - (part.y + part.height / 2) * scale,
    })
  }

  /** Moves the picture as little as brings a part into sight. */
  reveal(part: Rect): void {
    const { k, x, y } = this.camera
    const [left, top] = [part.x * k + x, part.y * k + y]
    const [right, bottom] = [left + part.width * k, top + part.height * k]
    const dx = left < 20 ? 60 - left : right > this.width - 160 ? this.width - 200 - right : 0
    const dy =
      top < HEAD + 16
        ? HEAD + 40 - top
        : bottom > this.height - 20
          ? Math.max(HEAD + 40 - top, this.height - 60 - bottom)
          : 0
    if (dx !== 0 || dy !== 0) this.pan(dx, dy)
  }

  /** Moves and shrinks the picture as little as shows a part with the words beside it; it shrinks no further than can be read. */
  include(part: Rect): void {
    const room = { x: ASIDE, y: HEAD + 16, width: this.width - 2 * ASIDE, height: this.height - HEAD - 32 }
    this.look(including(this.camera, part, room, READABLE))
  }

  /** A point of the screen in the picture's units. */
  unit(sx: number, sy: number): readonly [number, number] {
    return [(sx - this.camera.x) / this.camera.k, (sy - this.camera.y) / this.camera.k]
  }

  /** Some of the picture stays in sight, wherever it is pulled. */
  #kept(c: Camera): Camera {
    const picture = this.#play?.scene.picture
    if (!picture) return c
    const keep = 80
    const clamp = (v: number, size: number, room: number): number => Math.min(room - keep, Math.max(keep - size, v))
    return {
      k: c.k,
      x: clamp(c.x, picture.width * c.k, this.width),
      y: Math.min(this.height - keep - picture.top * c.k, Math.max(keep - picture.height * c.k, c.y)),
    }
  }

  /** Everything is to be painted anew. */
  touch(): void {
    this.#sheet.forget()
    this.#movedAt = Number.NEGATIVE_INFINITY
    this.#dirty = { base: true, over: true }
    this.#ask()
  }

  #ask(): void {
    if (this.#frame !== 0) return
    this.#frame = requestAnimationFrame(now => {
      this.#frame = 0
      this.paint(now)
    })
  }

  /** Paints what is out of date. @param now milliseconds of the frame */
  paint(now: number): void {
    const { base, over } = this.#dirty
    // How near it is seen, for whoever looks at the page by its elements.
    if (base) this.#base.dataset['zoom'] = this.camera.k.toFixed(3)
    const moves = performance.now() - this.#movedAt < SETTLED_MS
    this.#dirty = { base: base && moves, over: this.#beats }
    if (base) this.#paintMoving(moves, now)
    if (over) this.#paintOver(this.#over, this.#ratio, now)
    if (this.#beats || this.#dirty.base) this.#ask()
  }

  /** Goes on after {@link close} with what was still to be painted. */
  resume(): void {
    if (this.#dirty.base || this.#dirty.over) this.#ask()
  }

  close(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    this.#beats = false
  }

  /** Moves what was painted last while a hand moves the picture, and paints it whole where that was too long ago, or nothing moves. */
  #paintMoving(moves: boolean, now: number): void {
    if (this.#whole) this.#sheet.follows(now)
    this.#whole = false
    const pen = this.#base.getContext('2d')
    if (moves && this.#play && pen && this.#sheet.serves(now, this.camera, this)) {
      const { scene, texts, palette } = this.#play
      pen.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0)
      paintLanes(pen, scene, this.camera, this.width, this.height, palette)
      this.#sheet.draw(pen, this.camera, this.#ratio, HEAD)
      paintHeads(pen, scene, this.camera, this.width, palette, texts)
      return
    }
    this.#paintBase(this.#base, this.#ratio)
    this.#sheet.forget()
    if (!moves || !this.#play || this.#play.scene.size < MANY) return
    this.#sheet.take(this.#base, this.camera, now)
    this.#whole = true
  }

  /** What is seen, at twice the size. */
  async toPng(): Promise<Blob> {
    const canvas = document.createElement('canvas')
    canvas.width = this.width * 2
    canvas.height = this.height * 2
    this.#paintBase(canvas, 2)
    this.#paintOver(canvas, 2, null)
    return new Promise((done, failed) =>
      canvas.toBlob(blob => (blob ? done(blob) : failed(new Error('the browser gives no PNG'))), 'image/png'),
    )
  }

  #paintBase(canvas: HTMLCanvasElement, ratio: number): void {
    const pen = canvas.getContext('2d')
    if (!pen || !this.#play) return
    const { scene, texts, palette, extras } = this.#play
    const { width, height, camera } = this
    const view = seen(camera, width, height)
    pen.setTransform(ratio, 0, 0, ratio, 0, 0)
    paintLanes(pen, scene, camera, width, height, palette)
    pen.setTransform(ratio * camera.k, 0, 0, ratio * camera.k, ratio * camera.x, ratio * camera.y)
    paintRibbons(pen, scene, camera, view, this.#state, palette)
    paintMarks(pen, scene, camera, view, this.#state, palette)
    this.#paintExtras(pen, extras, palette)
    pen.setTransform(ratio, 0, 0, ratio, 0, 0)
    paintLabels(pen, scene, camera, this, palette, texts.mark, this.#lettering)
    if (camera.k > 0.45) this.#labelExtras(pen, extras, palette)
    paintHeads(pen, scene, camera, width, palette, texts)
  }

  #paintExtras(pen: CanvasRenderingContext2D, { dots, lines }: Extras, palette: Palette): void {
    if (dots.length + lines.length === 0) return
    pen.strokeStyle = palette.calm
    pen.lineWidth = 1 / this.camera.k
    pen.globalAlpha = 0.7
    pen.beginPath()
    for (const line of lines) traceLine(pen, line)
    pen.stroke()
    pen.globalAlpha = 1
    pen.fillStyle = palette.paper
    pen.beginPath()
    for (const dot of dots) {
      pen.moveTo(dot.x + 4, dot.y)
      pen.arc(dot.x, dot.y, 4, 0, 2 * Math.PI)
    }
    pen.fill()
    pen.stroke()
  }

  #labelExtras(pen: CanvasRenderingContext2D, { dots }: Extras, palette: Palette): void {
    pen.font = `10.5px ${palette.sans}`
    pen.fillStyle = palette.calm
    pen.textBaseline = 'middle'
    for (const dot of dots) {
      const [x, y] = [dot.x * this.camera.k + this.camera.x, dot.y * this.camera.k + this.camera.y]
      if (x > -120 && x < this.width && y > HEAD && y < this.height) pen.fillText(dot.label, x + 7 * this.camera.k, y)
    }
  }

  #paintOver(canvas: HTMLCanvasElement, ratio: number, now: number | null): void {
    const pen = canvas.getContext('2d')
    if (!pen || !this.#play) return
    if (now !== null) {
      pen.setTransform(1, 0, 0, 1, 0, 0)
      pen.clearRect(0, 0, canvas.width, canvas.height)
    }
    if (!this.#overState) return
    const { camera } = this
    pen.save()
    pen.setTransform(ratio, 0, 0, ratio, 0, 0)
    pen.beginPath()
    pen.rect(0, HEAD, this.width, this.height - HEAD)
    pen.clip()
    pen.setTransform(ratio * camera.k, 0, 0, ratio * camera.k, ratio * camera.x, ratio * camera.y)
    const beat = this.#beats && now !== null ? (now % 1_600) / 1_600 : null
    paintOver(pen, this.#play.scene, camera, { ...this.#overState, beat }, this.#play.palette)
    if (this.#held !== null && now !== null) paintHeld(pen, this.#play.scene, camera, this.#held, this.#play.palette)
    pen.restore()
  }
}

/** Whether two hold the same parts: then what is painted stays. */
function same<T extends object>(a: T, b: T): boolean {
  return (Object.keys(b) as (keyof T)[]).every(key => a[key] === b[key])
}

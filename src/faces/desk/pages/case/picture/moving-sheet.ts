import type { Camera } from './camera.ts'

/** Milliseconds between two whole paintings while the picture moves, at least. */
const LEAST_PAUSE_MS = 200
/** The same where the sheet still fills most of what is seen, about as large as it was painted. */
const LONG_PAUSE_MS = 2_000
const FILLS = 0.9
const LIKE = 1.2
/** So many times as long as a painting takes nothing is painted whole after it. */
const PAUSES = 4

/**
 * What was painted last, as one sheet that is moved and stretched under the hand: without a GPU that takes a fraction of painting every
 * mark anew. While it moves, it is painted whole only so often that the frames between stay smooth.
 */
export class MovingSheet {
  readonly #sheet = document.createElement('canvas')
  #camera: Camera | null = null
  #takenAt = Number.NEGATIVE_INFINITY
  #lastMs = 0

  /** What was taken is no longer what is shown. */
  forget(): void {
    this.#camera = null
  }

  /** Told when a frame began that follows one in which all was painted: so long that painting took. */
  follows(now: number): void {
    this.#lastMs = Math.min(400, Math.max(0, now - this.#takenAt))
  }

  get empty(): boolean {
    return this.#camera === null
  }

  /** True where the sheet may stand for a painting at this moment. @param size of what is seen, in CSS pixels */
  serves(now: number, camera: Camera, size: { readonly width: number; readonly height: number }): boolean {
    if (this.#camera === null) return false
    const pause = this.#fills(this.#camera, camera, size) ? LONG_PAUSE_MS : LEAST_PAUSE_MS
    return now - this.#takenAt < Math.max(pause, PAUSES * this.#lastMs)
  }

  #fills(was: Camera, is: Camera, { width, height }: { readonly width: number; readonly height: number }): boolean {
    const by = is.k / was.k
    if (by > LIKE || by < 1 / LIKE) return false
    const [x, y] = [is.x - was.x * by, is.y - was.y * by]
    const across = Math.min(width, x + width * by) - Math.max(0, x)
    const down = Math.min(height, y + height * by) - Math.max(0, y)
    return Math.max(0, across) * Math.max(0, down) >= FILLS * width * height
  }

  /** Takes what a canvas shows. */
  take(from: HTMLCanvasElement, camera: Camera, now: number): void {
    if (this.#sheet.width !== from.width || this.#sheet.height !== from.height) {
      this.#sheet.width = from.width
      this.#sheet.height = from.height
    }
    this.#sheet.getContext('2d', { alpha: false })?.drawImage(from, 0, 0)
    this.#camera = camera
    this.#takenAt = now
  }

  /** Draws the sheet where another camera sees it. The context is in CSS pixels. @param head rows at the top that are no part of it */
  draw(pen: CanvasRenderingContext2D, camera: Camera, ratio: number, head: number): void {
    const was = this.#camera
    if (was === null) return
    const [width, height] = [this.#sheet.width / ratio, this.#sheet.height / ratio - head]
    const by = camera.k / was.k
    const [x, y] = [camera.x - was.x * by, camera.y + (head - was.y) * by]
    pen.imageSmoothingEnabled = by !== 1
    pen.imageSmoothingQuality = 'low'
    pen.drawImage(this.#sheet, 0, head * ratio, width * ratio, height * ratio, x, y, width * by, height * by)
  }
}

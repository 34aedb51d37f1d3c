import { type Band, pointOf } from './band.ts'

/** What lies at a point of the picture. */
export type Hit = { readonly mark: number } | { readonly ribbon: number }

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const CELL = 48
const SAMPLES = 24

/** Finds what lies at a point: only what touches the point's cell is looked at. */
export class HitGrid {
  readonly #marks = new Map<number, number[]>()
  readonly #ribbons = new Map<number, number[]>()
  readonly #boxes: readonly Box[]
  readonly #bands: readonly Band[]

  constructor(boxes: readonly Box[], bands: readonly Band[]) {
    this.#boxes = boxes
    this.#bands = bands
    boxes.forEach((b, i) => {
      spread(this.#marks, i, b.x - 4, b.y - 4, b.x + b.width + 4, b.y + b.height + 4)
    })
    bands.forEach((band, i) => {
      let [x, y] = pointOf(band, 0)
      const h = band.breadth / 2 + 4
      for (let s = 1; s <= SAMPLES; s++) {
        const [nx, ny] = pointOf(band, s / SAMPLES)
        spread(this.#ribbons, i, Math.min(x, nx), Math.min(y, ny) - h, Math.max(x, nx), Math.max(y, ny) + h)
        ;[x, y] = [nx, ny]
      }
    })
  }

  /** @param slack units by which a thin one may be missed */
  at(x: number, y: number, slack: number): Hit | null {
    let best: { hit: Hit; miss: number; breadth: number } | null = null
    for (const i of this.#marks.get(cell(x, y)) ?? []) {
      const b = this.#boxes[i]
      if (!b) continue
      const miss = Math.max(b.x - x, x - b.x - b.width, b.y - y, y - b.y - b.height, 0)
      if (miss <= slack && (best === null || miss < best.miss)) best = { hit: { mark: i }, miss, breadth: 0 }
    }
    if (best !== null) return best.hit
    for (const i of this.#ribbons.get(cell(x, y)) ?? []) {
      const band = this.#bands[i]
      if (!band) continue
      const miss = Math.max(0, distance(band, x, y) - band.breadth / 2)
      // Of several, the thinnest: the broad ones can be met elsewhere.
      if (miss <= slack && (best === null || miss < best.miss || (miss === best.miss && band.breadth < best.breadth)))
        best = { hit: { ribbon: i }, miss, breadth: band.breadth }
    }
    return best?.hit ?? null
  }
}

function cell(x: number, y: number): number {
  return Math.floor(x / CELL) * 1_000_003 + Math.floor(y / CELL)
}

function spread(grid: Map<number, number[]>, i: number, x0: number, y0: number, x1: number, y1: number): void {
  for (let cx = Math.floor(x0 / CELL); cx <= Math.floor(x1 / CELL); cx++)
    for (let cy = Math.floor(y0 / CELL); cy <= Math.floor(y1 / CELL); cy++) {
      const key = cx * 1_000_003 + cy
      const had = grid.get(key)
      if (!had) grid.set(key, [i])
      else if (had[had.length - 1] !== i) had.push(i)
    }
}

/** How far a point is from a ribbon's middle line: upright where the ribbon goes forward, since its breadth is upright. */
function distance(band: Band, x: number, y: number): number {
  let least = Infinity
  let [px, py] = pointOf(band, 0)
  for (let s = 1; s <= SAMPLES; s++) {
    const [nx, ny] = pointOf(band, s / SAMPLES)
    if ((x >= px && x <= nx) || (x >= nx && x <= px)) {
      const t = nx === px ? 0 : (x - px) / (nx - px)
      least = Math.min(least, Math.abs(y - (py + t * (ny - py))))
    }
    ;[px, py] = [nx, ny]
  }
  return least
}

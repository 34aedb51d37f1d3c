/** A density over an interval, learned from weighted points: a histogram smoothed by a bell, over a floor that never vanishes. */
export interface DensityGrid {
  /** Density at a point; 0 outside of the interval. */
  at(x: number): number
}

/** Where a density lives and how smooth it is. */
export interface GridShape {
  readonly from: number
  readonly until: number
  readonly cells: number
  /** Standard deviation of the bell, in the unit of x. */
  readonly smooth: number
  /** Weight of an even density over the whole interval: what was never seen stays possible. */
  readonly floor: number
}

/** Collects weighted points and gives their density. */
export class DensityBuilder {
  readonly #shape: GridShape
  readonly #cells: Float64Array
  readonly #width: number

  constructor(shape: GridShape) {
    this.#shape = shape
    this.#cells = new Float64Array(shape.cells)
    this.#width = (shape.until - shape.from) / shape.cells
  }

  /** Counts a point; one outside of the interval is left out. */
  add(x: number, weight: number): void {
    const cell = Math.floor((x - this.#shape.from) / this.#width)
    if (cell < 0 || cell >= this.#cells.length) return
    this.#cells[cell] = (this.#cells[cell] as number) + weight
  }

  /**
   * The density of what was counted.
   * @param prior counted as so many points more; its weight is the trust in it
   */
  density(prior?: { readonly at: (x: number) => number; readonly weight: number }): DensityGrid {
    const { from, until, floor } = this.#shape
    const width = this.#width
    const smooth = smoothed(this.#cells, this.#shape.smooth / width)
    if (prior !== undefined) {
      const points = smooth.map((_, i) => prior.at(from + (i + 0.5) * width))
      const sum = points.reduce((a, b) => a + b, 0)
      if (sum > 0)
        for (let i = 0; i < smooth.length; i++) smooth[i] = (smooth[i] ?? 0) + (prior.weight * (points[i] ?? 0)) / sum
    }
    const total = smooth.reduce((a, b) => a + b, 0)
    const even = 1 / (until - from)
    for (let i = 0; i < smooth.length; i++) {
      const own = total > 0 ? (smooth[i] ?? 0) / total / width : even
      smooth[i] = (1 - floor) * own + floor * even
    }
    return {
      at: x => {
        const cell = Math.floor((x - from) / width)
        return cell < 0 || cell >= smooth.length ? 0 : (smooth[cell] as number)
      },
    }
  }
}

function smoothed(cells: Float64Array, sigma: number): Float64Array {
  const reach = Math.max(1, Math.ceil(3 * sigma))
  const bell = Float64Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-0.5 * ((i - reach) / Math.max(sigma, 1e-9)) ** 2),
  )
  const mass = bell.reduce((a, b) => a + b, 0)
  const out = new Float64Array(cells.length)
  for (let i = 0; i < cells.length; i++) {
    const weight = cells[i] as number
    if (weight === 0) continue
    for (let k = -reach; k <= reach; k++) {
      const j = i + k
      if (j >= 0 && j < out.length) out[j] = (out[j] as number) + (weight * (bell[k + reach] as number)) / mass
    }
  }
  return out
}

import { type AffinePoint, addPairs, negated } from './batch-points.ts'

/**
 * Finds small k with k·G = R by baby and giant steps: a table of x for 0 to `babies`, and strides of twice that, since k and −k have the
 * same x. Built once for an audit.
 */
export class SmallMultiples {
  /** By x; below zero where the baby's own y is odd. */
  readonly #babies = new Map<bigint, number>()
  /** Strides to both sides: (2·babies + 1)·j·G. */
  readonly #strides: AffinePoint[] = [null]
  readonly #width: number
  /** The largest |k| that it finds. */
  readonly reach: number
  /** @param generator G @param babies 8,192 with 64 strides reach over 2^20 */
  constructor(generator: AffinePoint, babies = 8_192, strides = 64) {
    this.#width = 2 * babies + 1
    this.reach = this.#width * strides + babies
    const all = multiplesOf(generator, babies)
    for (const [i, point] of all.entries())
      if (point !== null) this.#babies.set(point.x, point.y % 2n === 0n ? i + 1 : -i - 1)
    const last = all.at(-1) ?? null
    const [double = null] = addPairs([last], [last])
    const [stride = null] = addPairs([double], [generator])
    for (const point of multiplesOf(stride, strides)) this.#strides.push(point, negated(point))
  }

  /** The k of least distance from 0; null: none within {@link reach}. */
  find(point: AffinePoint): number | null {
    if (point === null) return 0
    const moved = addPairs(new Array<AffinePoint>(this.#strides.length).fill(point), this.#strides)
    for (const [i, place] of moved.entries()) {
      // place = R + m·G, where m is the stride's multiple.
      const j = i === 0 ? 0 : i % 2 === 1 ? (i + 1) / 2 : -i / 2
      const m = j * this.#width
      if (place === null) return -m
      const baby = this.#babies.get(place.x)
      if (baby === undefined) continue
      // Of −k the y has the other parity.
      return (place.y % 2n === 0n ? baby : -baby) - m
    }
    return null
  }
}

/** 1·P to n·P. */
function multiplesOf(point: AffinePoint, n: number): AffinePoint[] {
  // Doubling the list adds as many points at once as there are.
  let all: AffinePoint[] = [point]
  while (all.length < n) {
    const top = all.at(-1) ?? null
    all = [...all, ...addPairs(all, new Array<AffinePoint>(all.length).fill(top))]
  }
  return all.slice(0, n)
}

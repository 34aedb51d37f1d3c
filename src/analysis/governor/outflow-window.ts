/** One outflow to an account off the white list, as a window keeps it. */
export interface KeptOutflow {
  readonly id: string
  readonly atMs: number
  /** Whole cents, so that sums are exact in any order; null: no price. */
  readonly cents: number | null
  readonly asset: string
}

/** What a window holds at its end. */
export interface WindowFigures {
  readonly cents: number
  readonly unpriced: number
  readonly kinds: number
}

/** The outflows of the last minutes in the order of time. Windows are closed: both ends belong to them. */
export class OutflowWindow {
  readonly #kept: KeptOutflow[] = []

  /** Puts an outflow in its place and gives the ends of the windows that it changes: its own time, and those of later outflows. */
  add(outflow: KeptOutflow, reachMs: number): number[] {
    let place = this.#kept.length
    while (place > 0 && (this.#kept[place - 1] as KeptOutflow).atMs > outflow.atMs) place--
    this.#kept.splice(place, 0, outflow)
    const ends = new Set<number>()
    for (let i = place; i < this.#kept.length; i++) {
      const { atMs } = this.#kept[i] as KeptOutflow
      if (atMs > outflow.atMs + reachMs) break
      ends.add(atMs)
    }
    return [...ends]
  }

  /** Worth and kinds of what left in the milliseconds up to `endMs`; nothing at or before `afterMs` counts. */
  figures(endMs: number, spanMs: number, afterMs: number): WindowFigures {
    const kinds = new Set<string>()
    let cents = 0
    let unpriced = 0
    for (let i = this.#kept.length - 1; i >= 0; i--) {
      const outflow = this.#kept[i] as KeptOutflow
      if (outflow.atMs > endMs) continue
      if (outflow.atMs < endMs - spanMs || outflow.atMs <= afterMs) break
      kinds.add(outflow.asset)
      if (outflow.cents === null) unpriced++
      else cents += outflow.cents
    }
    return { cents, unpriced, kinds: kinds.size }
  }

  /** Lets go what left before `fromMs`. */
  forget(fromMs: number): readonly KeptOutflow[] {
    let n = 0
    while (n < this.#kept.length && (this.#kept[n] as KeptOutflow).atMs < fromMs) n++
    return n === 0 ? [] : this.#kept.splice(0, n)
  }

  /** All that it holds, in the order of time. */
  kept(): readonly KeptOutflow[] {
    return this.#kept
  }
}

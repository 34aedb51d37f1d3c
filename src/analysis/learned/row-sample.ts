import { textHash } from '../monitor/text-hash.ts'

/** Features of an event, and whether it was bad. */
export interface LearnedRow {
  readonly x: readonly number[]
  readonly bad: boolean
}

const SEED = 0x1ea5

/**
 * Every bad event and a bounded sample of the good ones, picked by their ids, so that equal history gives an equal sample whatever the
 * machine. Each good one kept stands for `goodWeight` of them.
 */
export class RowSample {
  readonly #most: number
  #bits = 0
  #good: { readonly row: LearnedRow; readonly hash: number }[] = []
  #bad: LearnedRow[] = []
  constructor(most: number) {
    this.#most = most
  }

  /** Keeps an event, or leaves it out. @param row asked for only if it is kept */
  add(id: string, bad: boolean, row: () => readonly number[]): void {
    if (bad) {
      if (this.#bad.length < this.#most) this.#bad.push({ x: row(), bad })
      return
    }
    const hash = textHash(id, SEED)
    if (!this.#isKept(hash)) return
    this.#good.push({ row: { x: row(), bad }, hash })
    if (this.#good.length <= this.#most) return
    this.#bits++
    this.#good = this.#good.filter(kept => this.#isKept(kept.hash))
  }

  /** All that was kept. */
  get rows(): readonly LearnedRow[] {
    return [...this.#bad, ...this.#good.map(({ row }) => row)]
  }

  /** How many good events one of the sample stands for. */
  get goodWeight(): number {
    return 2 ** this.#bits
  }

  #isKept(hash: number): boolean {
    return this.#bits === 0 || hash % 2 ** this.#bits === 0
  }
}

import type { BlockGap } from '../../model/live-block.ts'

/** Counts what a block held that is not read, and tells it a row a kind. */
export class GapCounts {
  readonly #kinds = new Map<string, Map<string, number>>()

  add(kind: string, what: string): void {
    const counts = this.#kinds.get(kind) ?? new Map<string, number>()
    counts.set(what, (counts.get(what) ?? 0) + 1)
    this.#kinds.set(kind, counts)
  }

  /** In the order of the alphabet. */
  rows(): BlockGap[] {
    return [...this.#kinds]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, counts]) => ({
        kind,
        because: [...counts]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([what, n]) => `${n} × ${what}`)
          .join(', '),
      }))
  }
}

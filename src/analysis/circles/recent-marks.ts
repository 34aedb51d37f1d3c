import { type Mark, MarkTable, newMark } from './mark-table.ts'

/** A set of marks that forgets: of so many at most, and never one of the last half of them. */
export class RecentMarks {
  readonly #half: number
  #young = new MarkTable()
  #old = new MarkTable()

  /** @param most marks */
  constructor(most: number) {
    this.#half = Math.max(1, Math.floor(most / 2))
  }

  /** Whether a mark is kept. */
  has(mark: Mark): boolean {
    return this.#young.find(mark) !== 0 || this.#old.find(mark) !== 0
  }

  /** Keeps a mark that is not kept. */
  add(mark: Mark): void {
    if (this.#young.size >= this.#half) {
      this.#old = this.#young
      this.#young = new MarkTable()
    }
    this.#young.add(mark, this.#young.size + 1)
  }

  /** All of them, two words each, the oldest first. */
  words(): readonly number[] {
    return [this.#old, this.#young].flatMap(table =>
      [...table.entries()].sort((a, b) => a[2] - b[2]).flatMap(entry => entry.slice(0, 2)),
    )
  }

  /** Takes what {@link words} gave. */
  load(words: readonly number[]): void {
    for (let n = 0; n < words.length; n += 2) {
      const mark = newMark()
      mark.set(words.slice(n, n + 2))
      this.add(mark)
    }
  }
}

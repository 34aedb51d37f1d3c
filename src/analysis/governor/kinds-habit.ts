const HOUR_MS = 3_600_000
const WEEK_HOURS = 168
const WEEKS = 26

/** The most kinds of asset that left in ten minutes, by hour, of 26 weeks. */
export class KindsHabit {
  readonly #most = new Map<number, number>()

  /** Counts a window by its end. */
  add(endMs: number, kinds: number): void {
    const hour = Math.floor(endMs / HOUR_MS)
    const before = this.#most.get(hour)
    if (before === undefined)
      for (const old of this.#most.keys()) {
        if (old >= hour - (WEEKS + 1) * WEEK_HOURS) break
        this.#most.delete(old)
      }
    if (kinds > (before ?? 0)) this.#most.set(hour, kinds)
  }

  /** The most in the same hour of the week, and in the hours beside it, of the weeks before. */
  sameHour(atMs: number): number {
    const hour = Math.floor(atMs / HOUR_MS)
    let most = 0
    for (let week = 1; week <= WEEKS; week++)
      for (let n = -1; n <= 1; n++) most = Math.max(most, this.#most.get(hour - week * WEEK_HOURS + n) ?? 0)
    return most
  }

  /** Hour and kinds, for a snapshot. */
  entries(): [number, number][] {
    return [...this.#most]
  }

  /** Puts an hour back. */
  recall(hour: number, kinds: number): void {
    this.#most.set(hour, kinds)
  }
}

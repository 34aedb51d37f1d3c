/** Upper ends of the buckets of durations, in seconds. */
export const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60] as const

/** Counts the answers of one route. Counting makes no garbage: it is done for every request. */
export class RouteMeter {
  readonly method: string
  readonly route: string
  readonly #byStatus = new Map<number, number>()
  readonly #buckets = new Float64Array(BUCKETS.length)
  #seconds = 0
  #count = 0

  constructor(method: string, route: string) {
    this.method = method
    this.route = route
  }

  /** Counts one answer. */
  count(status: number, ms: number): void {
    const seconds = ms / 1000
    this.#byStatus.set(status, (this.#byStatus.get(status) ?? 0) + 1)
    this.#seconds += seconds
    this.#count++
    let i = 0
    while (i < BUCKETS.length && seconds > (BUCKETS[i] as number)) i++
    if (i < BUCKETS.length) this.#buckets[i] = (this.#buckets[i] as number) + 1
  }

  /** Answers so far by status. */
  get byStatus(): ReadonlyMap<number, number> {
    return this.#byStatus
  }

  /** Durations so far: of each bucket, how many took at most that long; all together; their sum in seconds. */
  get durations(): { readonly upTo: readonly number[]; readonly count: number; readonly seconds: number } {
    let sum = 0
    const upTo = [...this.#buckets].map(n => {
      sum += n
      return sum
    })
    return { upTo, count: this.#count, seconds: this.#seconds }
  }
}

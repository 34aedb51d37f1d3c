import { loadEntries, type StateSink, type StateSource, saveEntries } from './state-stream.ts'

const BUCKET_MS = 300_000
const WEEK = 2_016
const WEEKS = 26
const HOUR = 12
/** Fewer weeks say nothing of an hour. */
const LEAST_WEEKS = 2

/** What left own wallets for accounts off their white lists, in US dollars, by five minutes of 26 weeks. */
export class WalletHours {
  readonly #wallets = new Map<number, Map<number, number>>()

  /** Counts an outflow. */
  add(wallet: number, atMs: number, usd: number): void {
    const bucket = Math.floor(atMs / BUCKET_MS)
    let buckets = this.#wallets.get(wallet)
    if (buckets === undefined) {
      buckets = new Map()
      this.#wallets.set(wallet, buckets)
    }
    if (!buckets.has(bucket)) {
      // They came about in the order of time: the old ones stand first.
      for (const old of buckets.keys()) {
        if (old >= bucket - (WEEKS + 1) * WEEK) break
        buckets.delete(old)
      }
    }
    buckets.set(bucket, (buckets.get(bucket) ?? 0) + usd)
  }

  /**
   * The 99.9th percentile (nearest rank) of five-minute outflows in the same hour of the week of the weeks before, quiet ones
   * included; null below two weeks.
   */
  sameHour(wallet: number, sinceMs: number | null, atMs: number): { p999: number; weeks: number } | null {
    const buckets = this.#wallets.get(wallet)
    if (buckets === undefined || sinceMs === null) return null
    const hour = Math.floor(atMs / (BUCKET_MS * HOUR)) * HOUR
    const weeks = Math.min(WEEKS, Math.floor((hour - Math.floor(sinceMs / BUCKET_MS)) / WEEK))
    if (weeks < LEAST_WEEKS) return null
    const values: number[] = []
    for (let week = 1; week <= weeks; week++)
      for (let n = 0; n < HOUR; n++) values.push(buckets.get(hour - week * WEEK + n) ?? 0)
    values.sort((a, b) => a - b)
    return { p999: values[Math.ceil(values.length * 0.999) - 1] ?? 0, weeks }
  }

  /** Each wallet's buckets of five minutes, by number since 1970. */
  entries(): IterableIterator<[number, Map<number, number>]> {
    return this.#wallets.entries()
  }

  /** Puts a wallet's buckets back. */
  recall(wallet: number, buckets: Map<number, number>): void {
    this.#wallets.set(wallet, buckets)
  }

  /** Writes it. */
  save(sink: StateSink): void {
    saveEntries(
      sink,
      [...this.#wallets].map(([n, buckets]) => [n, [...buckets]] as const),
    )
  }

  /** Takes what {@link save} wrote. */
  load(source: StateSource): void {
    for (const [n, buckets] of loadEntries<number, [number, number][]>(source)) this.#wallets.set(n, new Map(buckets))
  }
}

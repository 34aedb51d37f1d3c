import { loadEntries, type StateSink, type StateSource, saveEntries } from './state-stream.ts'

const DAYS = 90
/** Fewer members say nothing of a group. */
const LEAST_MEMBERS = 5
const LEAST_DAYS = 7

/** Sums of one group's days: of volumes, and of their squares. */
interface Group {
  members: number
  firstDay: number
  readonly sums: Map<number, { sum: number; squares: number }>
}

/** Daily volumes of customers alike, as sums over their members by UTC day. */
export class PeerGroups {
  readonly #groups = new Map<number, Group>()

  /** A customer joins (1) or leaves (-1). */
  join(group: number, by: 1 | -1): void {
    this.#of(group).members += by
  }

  /** A member's volume of a day went from one figure to another. */
  change(group: number, day: number, from: number, to: number): void {
    const g = this.#of(group)
    let sums = g.sums.get(day)
    if (sums === undefined) {
      for (const old of g.sums.keys()) if (old < day - DAYS - 2) g.sums.delete(old)
      sums = { sum: 0, squares: 0 }
      g.sums.set(day, sums)
    }
    if (day < g.firstDay) g.firstDay = day
    sums.sum += to - from
    sums.squares += to * to - from * from
  }

  /** Mean and deviation over members and days before a day; null: too few of either. */
  figures(group: number, day: number): { dailyMean: number; dailyDeviation: number; members: number } | null {
    const g = this.#groups.get(group)
    if (g === undefined || g.members < LEAST_MEMBERS) return null
    const days = Math.min(DAYS, day - g.firstDay)
    if (days < LEAST_DAYS) return null
    let sum = 0
    let squares = 0
    for (let d = day - days; d < day; d++) {
      const sums = g.sums.get(d)
      if (sums === undefined) continue
      sum += sums.sum
      squares += sums.squares
    }
    const n = days * g.members
    const dailyMean = sum / n
    return { dailyMean, dailyDeviation: Math.sqrt(Math.max(0, squares / n - dailyMean ** 2)), members: g.members }
  }

  /** Writes it. */
  save(sink: StateSink): void {
    const plain = [...this.#groups].map(([n, g]) => [n, { ...g, sums: [...g.sums] }] as const)
    // JSON has no infinity: null stands for the first day of a group without any.
    saveEntries(sink, plain)
  }

  /** Takes what {@link save} wrote. */
  load(source: StateSource): void {
    type Plain = { members: number; firstDay: number | null; sums: [number, { sum: number; squares: number }][] }
    for (const [n, { members, firstDay, sums }] of loadEntries<number, Plain>(source))
      this.#groups.set(n, { members, firstDay: firstDay ?? Infinity, sums: new Map(sums) })
  }

  #of(number: number): Group {
    let group = this.#groups.get(number)
    if (group === undefined) {
      group = { members: 0, firstDay: Infinity, sums: new Map() }
      this.#groups.set(number, group)
    }
    return group
  }
}

import { loadEntries, type StateSink, type StateSource, saveEntries } from './state-stream.ts'

/** A rule that fired for a customer. */
export interface Fire {
  /** The rule's id. */
  readonly rule: string
  readonly atMs: number
  /** Of the event, in the order of coming. */
  readonly place: number
}

/** † Fires kept of one customer. */
const MOST = 256

/** Which rules fired for whom and when, in the order of time and coming, for typologies that count answers of hours and days together. */
export class AnswerBook {
  readonly #byCustomer = new Map<number, Fire[]>()

  /** Bytes that it takes up, about. */
  get bytes(): number {
    let n = 0
    for (const fires of this.#byCustomer.values()) n += 100 + fires.length * 48
    return n
  }

  /** What fired for an event takes the place of what fired for it before. */
  set(customer: number, atMs: number, place: number, rules: readonly string[]): void {
    let fires = this.#byCustomer.get(customer)
    if (fires === undefined) {
      if (rules.length === 0) return
      fires = []
      this.#byCustomer.set(customer, fires)
    }
    let i = fires.length
    while (i > 0 && isAfter(fires[i - 1] as Fire, atMs, place)) i--
    let first = i
    while (first > 0 && (fires[first - 1] as Fire).place === place) first--
    fires.splice(first, i - first, ...rules.map(rule => ({ rule, atMs, place })))
    if (fires.length > MOST) fires.splice(0, fires.length - MOST)
  }

  /** Rules that fired from a time on up to an event, itself included. */
  within(customer: number, fromMs: number, atMs: number, place: number): Set<string> {
    const rules = new Set<string>()
    const fires = this.#byCustomer.get(customer) ?? []
    for (let i = fires.length - 1; i >= 0; i--) {
      const fire = fires[i] as Fire
      if (fire.atMs < fromMs) break
      if (!isAfter(fire, atMs, place)) rules.add(fire.rule)
    }
    return rules
  }

  /** Writes it. */
  save(sink: StateSink): void {
    saveEntries(sink, this.#byCustomer)
  }

  /** Takes what {@link save} wrote. */
  load(source: StateSource): void {
    for (const [customer, fires] of loadEntries<number, Fire[]>(source)) this.#byCustomer.set(customer, fires)
  }
}

function isAfter(fire: Fire, atMs: number, place: number): boolean {
  return fire.atMs > atMs || (fire.atMs === atMs && fire.place > place)
}

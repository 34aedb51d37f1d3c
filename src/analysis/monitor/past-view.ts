import { EVENT_KINDS, type EventKind } from '../../model/monitor/customer-event.ts'
import type { PastEvent, PastWindow } from '../../model/monitor/rule.ts'
import type { EventPool } from './event-pool.ts'
import { classOfKind, type WindowLists } from './window-lists.ts'

/** One bit for each kind of event, by name. */
const BIT: Readonly<Record<EventKind, number>> = Object.fromEntries(
  EVENT_KINDS.map((kind, n) => [kind, 1 << n]),
) as Record<EventKind, number>

const ALL = (1 << EVENT_KINDS.length) - 1

/** Whose events a view shows: to a customer the other side is the address, to an address the customer. */
export type Whose = 'customer' | 'other'

/**
 * The events before a moment in one list, read from the latest backwards and only as far as somebody asks; what was read stands in
 * plain arrays until the next {@link look}. One view serves all events, one after the other.
 */
export class PastView implements PastWindow {
  readonly #pool: EventPool
  readonly #lists: WindowLists
  readonly #whose: Whose
  #key = 0
  #self = -1
  #atMs = 0
  #place = 0
  /** Places of the list that are not read yet. */
  #rest = 0
  #n = 0
  #at = new Float64Array(512)
  #usd = new Float64Array(512)
  #bit = new Uint32Array(512)
  #other = new Uint32Array(512)
  #slot = new Uint32Array(512)
  readonly #seen = new Set<number>()
  constructor(pool: EventPool, lists: WindowLists, whose: Whose) {
    this.#pool = pool
    this.#lists = lists
    this.#whose = whose
  }

  /** Turns to another list, at the time of the record under judgement, which is left out. */
  look(key: number, self: number, atMs: number): this {
    this.#key = key
    this.#self = self
    this.#atMs = atMs
    this.#place = this.#pool.place(self)
    this.#rest = this.#lists.length(key)
    this.#n = 0
    return this
  }

  count(seconds: number, ...kinds: readonly EventKind[]): number {
    const end = this.#within(seconds)
    const mask = maskOf(kinds)
    if (mask === ALL) return end
    let count = 0
    for (let i = 0; i < end; i++) if ((this.#bit[i] as number) & mask) count++
    return count
  }

  usd(seconds: number, ...kinds: readonly EventKind[]): number {
    const end = this.#within(seconds)
    const mask = maskOf(kinds)
    let sum = 0
    for (let i = 0; i < end; i++) {
      const usd = this.#usd[i] as number
      if ((this.#bit[i] as number) & mask && !Number.isNaN(usd)) sum += usd
    }
    return sum
  }

  others(seconds: number, ...kinds: readonly EventKind[]): number {
    const end = this.#within(seconds)
    const mask = maskOf(kinds)
    const seen = this.#seen
    seen.clear()
    for (let i = 0; i < end; i++) {
      const other = this.#other[i] as number
      if (other !== 0 && (this.#bit[i] as number) & mask) seen.add(other)
    }
    return seen.size
  }

  each(seconds: number, visit: (event: PastEvent) => boolean | undefined, ...kinds: readonly EventKind[]): void {
    const from = this.#from(seconds)
    const mask = maskOf(kinds)
    for (let i = 0; i < this.#n || this.#read(); i++) {
      if ((this.#at[i] as number) < from) return
      if ((this.#bit[i] as number) & mask && visit(this.#event(i)) === false) return
    }
  }

  last(...kinds: readonly EventKind[]): PastEvent | null {
    const mask = maskOf(kinds)
    for (let i = 0; i < this.#n || this.#read(); i++) if ((this.#bit[i] as number) & mask) return this.#event(i)
    return null
  }

  get sinceMs(): number | null {
    const forgotten = this.#lists.forgotten(this.#key)
    const first = this.#lists.length(this.#key) === 0 ? -1 : this.#lists.slotAt(this.#key, 0)
    const kept = first === -1 || first === this.#self || this.#isAfter(first) ? null : this.#pool.at(first)
    if (forgotten === undefined || forgotten.sinceMs > this.#atMs) return kept
    return kept === null ? forgotten.sinceMs : Math.min(kept, forgotten.sinceMs)
  }

  get total(): number {
    let n = this.#lists.length(this.#key)
    // Whoever stands behind the event, and itself.
    while (n > 0) {
      const slot = this.#lists.slotAt(this.#key, n - 1)
      if (slot !== this.#self && !this.#isAfter(slot)) break
      n--
    }
    return n + (this.#lists.forgotten(this.#key)?.count ?? 0)
  }

  complete(seconds: number, ...kinds: readonly EventKind[]): boolean {
    const forgotten = this.#lists.forgotten(this.#key)
    if (forgotten === undefined) return true
    const from = this.#from(seconds)
    if (kinds.length === 0) return forgotten.untilMs.every(ms => ms < from)
    return kinds.every(kind => (forgotten.untilMs[classOfKind(EVENT_KINDS.indexOf(kind))] as number) < from)
  }

  #from(seconds: number): number {
    return this.#atMs - seconds * 1_000
  }

  /** Reads as far back as the window goes; gives how many of what was read are in it. */
  #within(seconds: number): number {
    const from = this.#from(seconds)
    while ((this.#n === 0 || (this.#at[this.#n - 1] as number) >= from) && this.#read());
    let low = 0
    let high = this.#n
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#at[middle] as number) >= from) low = middle + 1
      else high = middle
    }
    return low
  }

  /** At one time, who came first stands before. */
  #isAfter(slot: number): boolean {
    const at = this.#pool.at(slot)
    return at > this.#atMs || (at === this.#atMs && this.#pool.place(slot) > this.#place)
  }

  /** Reads one more; false: there is none. */
  #read(): boolean {
    const pool = this.#pool
    while (this.#rest > 0) {
      const slot = this.#lists.slotAt(this.#key, --this.#rest)
      if (slot === this.#self) continue
      if (this.#isAfter(slot)) continue
      const n = this.#n++
      if (n === this.#at.length) this.#widen()
      this.#at[n] = pool.at(slot)
      this.#usd[n] = pool.usd(slot)
      this.#bit[n] = 1 << pool.kind(slot)
      this.#other[n] = this.#whose === 'customer' ? pool.other(slot) : pool.customer(slot)
      this.#slot[n] = slot
      return true
    }
    return false
  }

  #event(i: number): PastEvent {
    return new ShownEvent(this.#pool, this.#slot[i] as number, this.#other[i] as number)
  }

  #widen(): void {
    const size = this.#at.length * 2
    this.#at = widened(this.#at, new Float64Array(size))
    this.#usd = widened(this.#usd, new Float64Array(size))
    this.#bit = widened(this.#bit, new Uint32Array(size))
    this.#other = widened(this.#other, new Uint32Array(size))
    this.#slot = widened(this.#slot, new Uint32Array(size))
  }
}

/** An event of a window; its id is put together only for those who ask. */
class ShownEvent implements PastEvent {
  readonly kind: EventKind
  readonly atMs: number
  readonly usd: number
  readonly other: number
  readonly thing: number
  readonly flags: number
  readonly #pool: EventPool
  readonly #slot: number
  constructor(pool: EventPool, slot: number, other: number) {
    this.#pool = pool
    this.#slot = slot
    this.kind = pool.kindName(slot)
    this.atMs = pool.at(slot)
    this.usd = pool.usd(slot)
    this.other = other
    this.thing = pool.thing(slot)
    this.flags = pool.flags(slot)
  }

  get id(): string {
    return this.#pool.id(this.#slot)
  }

  get price(): number {
    return this.#pool.price(this.#slot)
  }
}

function maskOf(kinds: readonly EventKind[]): number {
  if (kinds.length === 0) return ALL
  let mask = 0
  for (let i = 0; i < kinds.length; i++) mask |= BIT[kinds[i] as EventKind]
  return mask
}

function widened<A extends Float64Array | Uint32Array>(from: A, to: A): A {
  to.set(from)
  return to
}

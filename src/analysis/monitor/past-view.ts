import { EVENT_KINDS, type EventKind } from '../../model/monitor/customer-event.ts'
import type { PastEvent, PastWindow } from '../../model/monitor/rule.ts'
import { EventColumns } from './event-columns.ts'
import type { EventPool } from './event-pool.ts'
import { classOfKind, type WindowLists } from './window-lists.ts'

/** One bit for each kind of event, by name. */
const BIT: Readonly<Record<EventKind, number>> = Object.fromEntries(
  EVENT_KINDS.map((kind, n) => [kind, 1 << n]),
) as Record<EventKind, number>

const ALL = (1 << EVENT_KINDS.length) - 1

/** Events of a view, at first. */
const FIRST = 512
/** Records that are copied out of a list at a time. */
const PIECE = 32

/** What stands for the other side in a view: in a customer's list the account, in an account's or a market's list the customer. */
export type Whose = 'other' | 'customer'

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
  #rows = new EventColumns(FIRST)
  /** The other sides: of a customer's list the accounts, of an account's list the customers. */
  #other: Uint32Array
  /** Records of the list as they were last copied out of it. */
  readonly #copied = new Uint32Array(PIECE)
  readonly #seen = new Set<number>()
  constructor(pool: EventPool, lists: WindowLists, whose: Whose) {
    this.#pool = pool
    this.#lists = lists
    this.#whose = whose
    this.#other = this.#rows[whose]
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

  /** Milliseconds from the latest event before to the one under judgement, also if it was forgotten; Infinity: there is none. */
  restMs(): number {
    let latest = -Infinity
    for (let n = this.#lists.length(this.#key) - 1; n >= 0 && latest === -Infinity; n--) {
      const slot = this.#lists.slotAt(this.#key, n)
      if (slot !== this.#self && !this.#isAfter(slot)) latest = this.#pool.at(slot)
    }
    const forgotten = this.#lists.forgotten(this.#key)
    if (forgotten !== undefined) latest = Math.max(latest, ...forgotten.untilMs)
    return Math.max(0, this.#atMs - latest)
  }

  count(seconds: number, ...kinds: readonly EventKind[]): number {
    const end = this.#within(seconds)
    const mask = maskOf(kinds)
    if (mask === ALL) return end
    let count = 0
    const { bit } = this.#rows
    for (let i = 0; i < end; i++) if ((bit[i] as number) & mask) count++
    return count
  }

  usd(seconds: number, ...kinds: readonly EventKind[]): number {
    const end = this.#within(seconds)
    const mask = maskOf(kinds)
    const { bit, usd } = this.#rows
    let sum = 0
    for (let i = 0; i < end; i++) {
      const worth = usd[i] as number
      if ((bit[i] as number) & mask && !Number.isNaN(worth)) sum += worth
    }
    return sum
  }

  others(seconds: number, ...kinds: readonly EventKind[]): number {
    const end = this.#within(seconds)
    const mask = maskOf(kinds)
    const seen = this.#seen
    const { bit } = this.#rows
    seen.clear()
    for (let i = 0; i < end; i++) {
      const other = this.#other[i] as number
      if (other !== 0 && (bit[i] as number) & mask) seen.add(other)
    }
    return seen.size
  }

  each(seconds: number, visit: (event: PastEvent) => boolean | undefined, ...kinds: readonly EventKind[]): void {
    const from = this.#from(seconds)
    const mask = maskOf(kinds)
    for (let i = 0; i < this.#n || this.#read(from); i++) {
      if ((this.#rows.at[i] as number) < from) return
      if ((this.#rows.bit[i] as number) & mask && visit(this.#event(i)) === false) return
    }
  }

  last(...kinds: readonly EventKind[]): PastEvent | null {
    const mask = maskOf(kinds)
    // One at a time: the latest is mostly the one that is looked for.
    for (let i = 0; i < this.#n || this.#read(Infinity); i++)
      if ((this.#rows.bit[i] as number) & mask) return this.#event(i)
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
    if (this.#rest > 0 && (this.#n === 0 || (this.#rows.at[this.#n - 1] as number) >= from)) this.#read(from)
    const { at } = this.#rows
    let high = this.#n
    if (high === 0 || (at[high - 1] as number) >= from) return high
    let low = 0
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((at[middle] as number) >= from) low = middle + 1
      else high = middle
    }
    return low
  }

  /** At one time, who came first stands before. */
  #isAfter(slot: number): boolean {
    const at = this.#pool.at(slot)
    return at > this.#atMs || (at === this.#atMs && this.#pool.place(slot) > this.#place)
  }

  /** Reads on until one lies before a time, or all is read; false: there is no more. */
  #read(fromMs: number): boolean {
    const before = this.#n
    while (this.#rest > 0 && (this.#n === before || (this.#rows.at[this.#n - 1] as number) >= fromMs)) {
      const until = this.#rest
      const first = Math.max(0, until - PIECE)
      this.#lists.copy(this.#key, first, until, this.#copied)
      for (let i = until - first - 1; i >= 0; i--) {
        this.#rest--
        if (!this.#take(this.#copied[i] as number)) continue
        if ((this.#rows.at[this.#n - 1] as number) < fromMs) return true
      }
    }
    return this.#n > before
  }

  /** Reads a record; false: it is the one under judgement, or stands behind it. */
  #take(slot: number): boolean {
    const n = this.#n
    if (n === this.#rows.at.length) this.#widen()
    const rows = this.#rows
    this.#pool.show(slot, rows, n)
    const at = rows.at[n] as number
    if (slot === this.#self || at > this.#atMs || (at === this.#atMs && (rows.place[n] as number) > this.#place))
      return false
    this.#n = n + 1
    return true
  }

  #event(i: number): PastEvent {
    return new ShownEvent(this.#pool, this.#rows, this.#other[i] as number, i)
  }

  #widen(): void {
    this.#rows = new EventColumns(this.#rows.at.length * 2, this.#rows)
    this.#other = this.#rows[this.#whose]
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
  constructor(pool: EventPool, rows: EventColumns, other: number, i: number) {
    this.#pool = pool
    this.#slot = rows.slot[i] as number
    this.kind = EVENT_KINDS[31 - Math.clz32(rows.bit[i] as number)] as EventKind
    this.atMs = rows.at[i] as number
    this.usd = rows.usd[i] as number
    this.other = other
    this.thing = rows.thing[i] as number
    this.flags = rows.flags[i] as number
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

import type { EventPool } from './event-pool.ts'
import { SlotBlocks } from './slot-blocks.ts'
import { loadEntries, type StateSink, type StateSource, saveEntries } from './state-stream.ts'

/** Events of which no rule speaks together: when a list is full, the oldest of the most frequent class goes. By number of kind. */
const CLASS_OF_KIND: readonly number[] = [0, 0, 0, 0, 1, 1, 2, 2, 0, 2, 2]
const CLASSES = 3

/** What a list says of the events that it had to let go. */
export interface Forgotten {
  /** The latest of them, by class of kind, Unix milliseconds; -Infinity: none. */
  readonly untilMs: number[]
  sinceMs: number
  count: number
}

/**
 * For each number (of a customer, an other side, a market) its events, in the order of time and coming, as numbers of records in the pool.
 * A list holds at most `most`; what it lets go it remembers by time and count.
 */
export class WindowLists {
  readonly #pool: EventPool
  readonly #blocks = new SlotBlocks()
  readonly #most: number
  /** Two words a list: a single event's record or where its block lies, and how many events it has. */
  #lists = new Uint32Array(2_048)
  readonly #forgotten = new Map<number, Forgotten>()
  constructor(pool: EventPool, most: number) {
    this.#pool = pool
    this.#most = most
  }

  /** Bytes that it takes up. */
  get bytes(): number {
    return this.#blocks.bytes + this.#lists.byteLength + this.#forgotten.size * 200
  }

  /** How many events are kept of it. */
  length(key: number): number {
    const at = key * 2 + 1
    return at < this.#lists.length ? (this.#lists[at] as number) : 0
  }

  /** The record at a place, 0 being the earliest. */
  slotAt(key: number, n: number): number {
    const where = this.#lists[key * 2] as number
    return this.#lists[key * 2 + 1] === 1 ? where : this.#blocks.get(where, n)
  }

  /** Copies the records from a place up to another, exclusive, into an array. */
  copy(key: number, from: number, until: number, into: Uint32Array): void {
    const where = this.#lists[key * 2] as number
    if (this.#lists[key * 2 + 1] === 1) into[0] = where
    else this.#blocks.copy(where, from, until, into)
  }

  /** What it let go; undefined: nothing. */
  forgotten(key: number): Forgotten | undefined {
    return this.#forgotten.get(key)
  }

  /**
   * Puts a record in its place; gives how many stand behind it.
   * @param letGo is told of each record that had to make way
   * @param first is told of the key before its list lets something go for the first time
   */
  insert(key: number, slot: number, letGo: (slot: number) => void, first?: (key: number) => void): number {
    if (key * 2 >= this.#lists.length) this.#widen(key)
    const pool = this.#pool
    if (this.length(key) >= this.#most) {
      if (first !== undefined && !this.#forgotten.has(key)) first(key)
      this.#makeWay(key, letGo)
    }
    const lists = this.#lists
    const n = lists[key * 2 + 1] as number
    pool.hold(slot)
    lists[key * 2 + 1] = n + 1
    if (n === 0) {
      lists[key * 2] = slot
      return 0
    }
    if (n === 1) {
      const first = lists[key * 2] as number
      const where = this.#blocks.take(2)
      lists[key * 2] = where
      const after = pool.compare(first, slot) > 0
      this.#blocks.set(where, 0, after ? slot : first)
      this.#blocks.set(where, 1, after ? first : slot)
      return after ? 1 : 0
    }
    // Blocks have a power of two of places: at one, it is full.
    if ((n & (n - 1)) === 0) lists[key * 2] = this.#blocks.widen(lists[key * 2] as number, n)
    const where = lists[key * 2] as number
    let i = n
    for (; i > 0; i--) {
      const before = this.#blocks.get(where, i - 1)
      if (pool.compare(before, slot) <= 0) break
      this.#blocks.set(where, i, before)
    }
    this.#blocks.set(where, i, slot)
    return n - i
  }

  /** Lets an eighth of the list go: the oldest of the class that has most. */
  #makeWay(key: number, letGo: (slot: number) => void): void {
    const pool = this.#pool
    const lists = this.#lists
    const n = this.length(key)
    const counts = new Array<number>(CLASSES).fill(0)
    for (let i = 0; i < n; i++) {
      const c = this.#classOf(key, i)
      counts[c] = (counts[c] as number) + 1
    }
    const victim = counts.indexOf(Math.max(...counts))
    let away = Math.max(1, Math.min(n >>> 3, (counts[victim] as number) - 1))
    const forgotten = this.#forgotten.get(key) ?? {
      untilMs: new Array<number>(CLASSES).fill(-Infinity),
      sinceMs: pool.at(this.slotAt(key, 0)),
      count: 0,
    }
    this.#forgotten.set(key, forgotten)
    let kept = 0
    for (let i = 0; i < n; i++) {
      const slot = this.slotAt(key, i)
      if (away === 0 || this.#classOf(key, i) !== victim) {
        // What stays moves up in its block.
        if (kept !== i) this.#blocks.set(lists[key * 2] as number, kept, slot)
        kept++
        continue
      }
      away--
      forgotten.count++
      const at = pool.at(slot)
      forgotten.untilMs[victim] = Math.max(forgotten.untilMs[victim] as number, at)
      forgotten.sinceMs = Math.min(forgotten.sinceMs, at)
      letGo(slot)
    }
    this.#shrink(key, n, kept)
  }

  /** Makes a list shorter whose first events are those that stay; its block becomes one of their size. */
  #shrink(key: number, before: number, now: number): void {
    const lists = this.#lists
    const old = lists[key * 2] as number
    lists[key * 2 + 1] = now
    if (now === 1) lists[key * 2] = this.#blocks.get(old, 0)
    else if (now > 1 && isWider(before, now)) {
      const where = this.#blocks.take(now)
      for (let i = 0; i < now; i++) this.#blocks.set(where, i, this.#blocks.get(old, i))
      lists[key * 2] = where
    } else if (now > 1) return
    this.#blocks.give(old, before)
  }

  #classOf(key: number, n: number): number {
    return CLASS_OF_KIND[this.#pool.kind(this.slotAt(key, n))] as number
  }

  #widen(key: number): void {
    const lists = new Uint32Array(2 * Math.max(key + 1, Math.ceil((this.#lists.length / 2) * 1.5)))
    lists.set(this.#lists)
    this.#lists = lists
  }

  /** Writes it as it lies. */
  save(sink: StateSink): void {
    sink.json(this.#lists.length)
    sink.bytes(this.#lists)
    this.#blocks.save(sink)
    // JSON has no infinity: null stands for it.
    saveEntries(sink, this.#forgotten)
  }

  /** Takes what {@link save} wrote. */
  load(source: StateSource): void {
    this.#lists = new Uint32Array(source.json() as number)
    source.bytes(this.#lists)
    this.#blocks.load(source)
    for (const [key, { untilMs, ...rest }] of loadEntries<number, Forgotten>(source))
      this.#forgotten.set(key, { ...rest, untilMs: untilMs.map(ms => ms ?? -Infinity) })
  }
}

/** The class of a kind of event, by its number: what is let go together. */
export function classOfKind(kind: number): number {
  return CLASS_OF_KIND[kind] as number
}

/** Whether a block for so many is wider than one for so few. */
function isWider(before: number, now: number): boolean {
  return Math.clz32(before - 1) < Math.clz32(Math.max(1, now - 1))
}

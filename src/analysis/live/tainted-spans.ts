import { NumberPool } from './number-pool.ts'
import { AmountColumn, NumberColumn } from './undo-columns.ts'
import type { UndoLog } from './undo-log.ts'

/** Stolen parts of a payment: where each begins, counted from the payment's first base unit, and its length, by turns. */
export type PaymentSpans = readonly bigint[]

/**
 * Where in a queue the stolen value stands, for first in, first out. A holding counts all base units that ever came in; what came first leaves
 * first, so that a lot is a span of that count and moves to the payee by an addition. Clean lots need no memory.
 */
export class TaintedSpans {
  readonly #pool: NumberPool
  readonly #start: AmountColumn
  readonly #size: AmountColumn
  readonly #next: NumberColumn
  /** First and last span of an owner. */
  readonly #head: NumberColumn
  readonly #tail: NumberColumn

  constructor(log: UndoLog) {
    this.#pool = new NumberPool(log)
    this.#start = new AmountColumn(log)
    this.#size = new AmountColumn(log)
    this.#next = new NumberColumn(log)
    this.#head = new NumberColumn(log)
    this.#tail = new NumberColumn(log)
  }

  get bytes(): number {
    const columns = [this.#start, this.#size, this.#next, this.#head, this.#tail]
    return columns.reduce((sum, c) => sum + c.bytes, 0)
  }

  /** Places and lengths of an owner's spans, by turns, in order. */
  list(owner: number): bigint[] {
    const spans: bigint[] = []
    for (let n = this.#head.get(owner); n !== 0; n = this.#next.get(n))
      spans.push(this.#start.get(n), this.#size.get(n))
    return spans
  }

  /** Behind an owner's last span; 0 where it has none. */
  end(owner: number): bigint {
    const tail = this.#tail.get(owner)
    return tail === 0 ? 0n : this.#start.get(tail) + this.#size.get(tail)
  }

  /** Adds the stolen parts of a payment that is put into the queue at `place`. */
  append(owner: number, place: bigint, spans: PaymentSpans): void {
    for (let i = 0; i < spans.length; i += 2) this.#push(owner, place + (spans[i] as bigint), spans[i + 1] as bigint)
  }

  /** Takes what stands before `end`; places are told from `begin` on. */
  takeBefore(owner: number, begin: bigint, end: bigint): bigint[] {
    const taken: bigint[] = []
    for (let n = this.#head.get(owner); n !== 0; n = this.#head.get(owner)) {
      const start = this.#start.get(n)
      if (start >= end) break
      const size = this.#size.get(n)
      const part = start + size > end ? end - start : size
      taken.push(start > begin ? start - begin : 0n, part)
      this.#shorten(owner, n, start, size, part)
    }
    return taken
  }

  /** Takes the first `most` stolen units, wherever they stand. */
  takeFirst(owner: number, most: bigint): void {
    let left = most
    for (let n = this.#head.get(owner); n !== 0 && left > 0n; n = this.#head.get(owner)) {
      const size = this.#size.get(n)
      const part = size < left ? size : left
      this.#shorten(owner, n, this.#start.get(n), size, part)
      left -= part
    }
  }

  /** Forgets all spans of an owner. */
  clear(owner: number): void {
    for (let n = this.#head.get(owner); n !== 0; n = this.#next.get(n)) this.#pool.give(n)
    this.#head.set(owner, 0)
    this.#tail.set(owner, 0)
  }

  #push(owner: number, start: bigint, size: bigint): void {
    if (size === 0n) return
    const tail = this.#tail.get(owner)
    if (tail !== 0 && this.#start.get(tail) + this.#size.get(tail) === start) {
      this.#size.set(tail, this.#size.get(tail) + size)
      return
    }
    const n = this.#pool.take()
    this.#start.set(n, start)
    this.#size.set(n, size)
    this.#next.set(n, 0)
    if (tail === 0) this.#head.set(owner, n)
    else this.#next.set(tail, n)
    this.#tail.set(owner, n)
  }

  #shorten(owner: number, n: number, start: bigint, size: bigint, part: bigint): void {
    if (part < size) {
      this.#start.set(n, start + part)
      this.#size.set(n, size - part)
      return
    }
    const next = this.#next.get(n)
    this.#head.set(owner, next)
    if (next === 0) this.#tail.set(owner, 0)
    this.#pool.give(n)
  }
}

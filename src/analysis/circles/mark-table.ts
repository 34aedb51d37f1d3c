import { mixed, textHash } from '../monitor/text-hash.ts'

/** A mark of 64 bits, as two words. Two texts have one mark in one of eighteen million million million cases. */
export type Mark = Int32Array

/** A mark with nothing in it. */
export function newMark(): Mark {
  return new Int32Array(2)
}

/** Makes a mark that of a text. */
export function markText(mark: Mark, text: string): void {
  mark[0] = textHash(text, 0x5bd1e995)
  // Two zeros stand for an empty place.
  mark[1] = textHash(text, 0x2545f491) || 1
}

/** Makes a mark that of what it was and of a text that goes with it. */
export function markMore(mark: Mark, text: string): void {
  const more = textHash(text, mark[0] as number)
  mark[0] = more
  mark[1] = mixed((mark[1] as number) ^ more) || 1
}

/** Makes a mark that of what it was and of an amount that goes with it. */
export function markAmount(mark: Mark, amount: bigint): void {
  const last = BigInt.asUintN(64, amount)
  const [low, high] = [Number(last & 0xffffffffn), Number(last >> 32n)]
  mark[0] = mixed((mark[0] as number) ^ low)
  mark[1] = mixed((mark[1] as number) ^ Math.imul(high, 0x9e3779b1) ^ low) || 1
  if (amount !== last) markAmount(mark, amount >> 64n)
}

/** Finds numbers by marks, open addressing, three words a place; nothing is taken out. Numbers from 1 on. */
export class MarkTable {
  #marks = new Int32Array(1_024 * 2)
  #numbers = new Uint32Array(1_024)
  #size = 0

  /** How many there are. */
  get size(): number {
    return this.#size
  }

  /** The number of a mark; 0: it is not there. */
  find(mark: Mark): number {
    return this.#numbers[placeOf(this.#marks, mark[0] as number, mark[1] as number)] as number
  }

  /** Adds one that is not there. */
  add(mark: Mark, number: number): void {
    if (++this.#size * 4 > this.#numbers.length * 3) this.#grow()
    this.#put(mark[0] as number, mark[1] as number, number)
  }

  /** All marks with their numbers, as they lie. */
  *entries(): Iterable<readonly [number, number, number]> {
    for (const [at, number] of this.#numbers.entries())
      if (number !== 0) yield [this.#marks[at * 2] as number, this.#marks[at * 2 + 1] as number, number]
  }

  #put(first: number, second: number, number: number): void {
    const at = placeOf(this.#marks, first, second)
    this.#marks[at * 2] = first
    this.#marks[at * 2 + 1] = second
    this.#numbers[at] = number
  }

  #grow(): void {
    const [marks, numbers] = [this.#marks, this.#numbers]
    this.#marks = new Int32Array(marks.length * 2)
    this.#numbers = new Uint32Array(numbers.length * 2)
    for (let at = 0; at < numbers.length; at++) {
      const number = numbers[at] as number
      if (number !== 0) this.#put(marks[at * 2] as number, marks[at * 2 + 1] as number, number)
    }
  }
}

/** Where a mark stands, or the empty place where it would. */
function placeOf(marks: Int32Array, first: number, second: number): number {
  const mask = marks.length / 2 - 1
  let at = first & mask
  for (;;) {
    const there = marks[at * 2 + 1] as number
    if (there === 0 || (there === second && marks[at * 2] === first)) return at
    at = (at + 1) & mask
  }
}

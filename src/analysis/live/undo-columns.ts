import type { Undoable, UndoLog } from './undo-log.ts'

/** Cells of a page. Pages are never copied, so that no growing makes a pause. */
const PAGE_BITS = 10
const PAGE = 1 << PAGE_BITS
const IN_PAGE = PAGE - 1

/** Numbers of 32 bits without sign, by index, 0 where nothing was set; grows as it is used. */
export class NumberColumn implements Undoable {
  readonly #log: UndoLog
  readonly #pages: Uint32Array[] = []

  constructor(log: UndoLog) {
    this.#log = log
  }

  get bytes(): number {
    return this.#pages.length * PAGE * 4
  }

  get(index: number): number {
    const page = this.#pages[index >>> PAGE_BITS]
    return page === undefined ? 0 : (page[index & IN_PAGE] as number)
  }

  set(index: number, value: number): void {
    const page = this.#page(index)
    const before = page[index & IN_PAGE] as number
    if (before === value) return
    this.#log.note(this, index, before)
    page[index & IN_PAGE] = value
  }

  /** Sets what no undo takes back. */
  setForGood(index: number, value: number): void {
    this.#page(index)[index & IN_PAGE] = value
  }

  putBack(index: number, value: number | bigint): void {
    this.#page(index)[index & IN_PAGE] = Number(value)
  }

  #page(index: number): Uint32Array {
    while (this.#pages.length <= index >>> PAGE_BITS) this.#pages.push(new Uint32Array(PAGE))
    return this.#pages[index >>> PAGE_BITS] as Uint32Array
  }
}

const WORD = 64n
const LOW = (1n << 64n) - 1n
/** In the upper word: the amount is too large for two words and stands in the map. */
const ELSEWHERE = LOW

/** Whole numbers of any size, by index, 0 where nothing was set: two words of 64 bits each, and the few that are larger in a map. */
export class AmountColumn implements Undoable {
  readonly #log: UndoLog
  /** Of each cell the low word, then the high one. */
  readonly #pages: BigUint64Array[] = []
  readonly #large = new Map<number, bigint>()

  constructor(log: UndoLog) {
    this.#log = log
  }

  get bytes(): number {
    return this.#pages.length * PAGE * 16
  }

  get(index: number): bigint {
    const page = this.#pages[index >>> PAGE_BITS]
    if (page === undefined) return 0n
    const cell = (index & IN_PAGE) << 1
    const high = page[cell + 1] as bigint
    if (high === 0n) return page[cell] as bigint
    return high === ELSEWHERE ? (this.#large.get(index) ?? 0n) : (high << WORD) | (page[cell] as bigint)
  }

  set(index: number, value: bigint): void {
    this.#log.note(this, index, this.get(index))
    this.#put(index, value)
  }

  putBack(index: number, value: number | bigint): void {
    this.#put(index, BigInt(value))
  }

  #put(index: number, value: bigint): void {
    while (this.#pages.length <= index >>> PAGE_BITS) this.#pages.push(new BigUint64Array(PAGE * 2))
    const page = this.#pages[index >>> PAGE_BITS] as BigUint64Array
    const cell = (index & IN_PAGE) << 1
    if (page[cell + 1] === ELSEWHERE) this.#large.delete(index)
    const high = value >> WORD
    if (high >= ELSEWHERE) {
      page[cell + 1] = ELSEWHERE
      this.#large.set(index, value)
      return
    }
    page[cell + 1] = high
    page[cell] = high === 0n ? value : value & LOW
  }
}

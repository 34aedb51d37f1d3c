import type { EventNumbers } from '../monitor/monitor-state.ts'
import { grown } from './grown.ts'

/** Words of 32 bits of one footprint. */
export const WORDS = 12
/** Doubles of one footprint: its time, its worth, its price. */
export const DOUBLES = 3

/** Where what stands in the words of a footprint. */
export const WORD = {
  /** Place of the event among the lines of its block. */
  line: 0,
  /** Kind in 4 bits, form of the id in 2, then {@link MARKS}. */
  marks: 1,
  customer: 2,
  other: 3,
  thing: 4,
  ip: 5,
  flags: 6,
  /** Number of the customer's peer group and one, where it has just changed; 0: it has not. */
  group: 7,
  id: 8,
} as const

/** Bits of a footprint's marks. */
export const MARKS = { moves: 1 << 6, sided: 1 << 7, market: 1 << 8, trade: 1 << 9 } as const

/** Tables of names, by number: other sides, things and peer groups. */
export const NAMED = { sides: 0, things: 1, groups: 2 } as const

/** What an event leaves in windows that other customers look into. */
export interface Footprint {
  readonly line: number
  readonly kind: number
  readonly form: number
  readonly marks: number
  readonly numbers: EventNumbers
  readonly flags: number
  /** Null: it has not changed. */
  readonly group: number | null
  readonly id: Uint32Array
  readonly atMs: number
  readonly usd: number
  readonly price: number
}

/**
 * The footprints of one share's events in one block of history, as typed arrays that threads pass to each other; names are numbers of
 * that share, and each goes along as text once, before it is used first.
 */
export interface FootprintBlock {
  readonly count: number
  readonly words: Uint32Array
  readonly doubles: Float64Array
  readonly names: readonly string[]
  /** Three numbers a name: the table, the share's number for it, and of other sides the sort. */
  readonly named: readonly number[]
}

/** Writes the footprints of one share, block by block. */
export class FootprintWriter {
  #words = new Uint32Array(1_024 * WORDS)
  #doubles = new Float64Array(1_024 * DOUBLES)
  #count = 0
  #names: string[] = []
  #named: number[] = []
  /** By table: one byte a number that was told. */
  readonly #told: Uint8Array[] = [new Uint8Array(1_024), new Uint8Array(64), new Uint8Array(64)]

  /** Tells a name the first time that its number is used. */
  tell(table: number, number: number, name: string, sort = 0): void {
    let told = this.#told[table] as Uint8Array
    if (number >= told.length) {
      told = grown(told, number * 2)
      this.#told[table] = told
    }
    if (told[number] === 1) return
    told[number] = 1
    this.#names.push(name)
    this.#named.push(table, number, sort)
  }

  /** Adds one. */
  add(of: Footprint): void {
    if ((this.#count + 1) * WORDS > this.#words.length) this.#widen()
    const w = this.#words
    const i = this.#count * WORDS
    w[i + WORD.line] = of.line
    w[i + WORD.marks] = of.kind | (of.form << 4) | of.marks
    w[i + WORD.customer] = of.numbers.customer
    w[i + WORD.other] = of.numbers.other
    w[i + WORD.thing] = of.numbers.thing
    w[i + WORD.ip] = of.numbers.ip
    w[i + WORD.flags] = of.flags
    w[i + WORD.group] = of.group === null ? 0 : of.group + 1
    w.set(of.id, i + WORD.id)
    const d = this.#count * DOUBLES
    this.#doubles[d] = of.atMs
    this.#doubles[d + 1] = of.usd
    this.#doubles[d + 2] = of.price
    this.#count++
  }

  /** What was written since the last call, in memory that threads share. */
  end(): FootprintBlock {
    const words = new Uint32Array(new SharedArrayBuffer(this.#count * WORDS * 4))
    words.set(this.#words.subarray(0, words.length))
    const doubles = new Float64Array(new SharedArrayBuffer(this.#count * DOUBLES * 8))
    doubles.set(this.#doubles.subarray(0, doubles.length))
    const block = { count: this.#count, words, doubles, names: this.#names, named: this.#named }
    this.#count = 0
    this.#names = []
    this.#named = []
    return block
  }

  #widen(): void {
    this.#words = grown(this.#words, this.#words.length * 2)
    this.#doubles = grown(this.#doubles, this.#doubles.length * 2)
  }
}

import type { AccountId } from '../../model/account.ts'
import { type Mark, MarkTable, newMark } from './mark-table.ts'

/** A withdrawal whose payee is not known yet, or a deposit whose payer is not. */
export interface WaitingHalf {
  readonly side: 'in' | 'out'
  readonly customer: string
  readonly usd: number | null
  readonly atMs: number
  readonly other: AccountId | null
}

/** A half with its mark, for JSON. */
export interface KeptHalf extends WaitingHalf {
  readonly mark: readonly [number, number]
}

/** So many halves, in columns; it only grows, and goes as a whole. */
class Generation {
  readonly #table = new MarkTable()
  /** By number, from 1 on; an empty customer: it waits no more. */
  readonly #customers: string[] = ['']
  readonly #others: (AccountId | null)[] = [null]
  #figures = new Float64Array(1_024 * 3)

  /** How many were added. */
  get size(): number {
    return this.#table.size
  }

  /** The number of the half of a mark; 0: it never came, or waits no more. */
  find(mark: Mark): number {
    return this.#table.find(mark)
  }

  /** Whether a half waits. */
  isWaiting(n: number): boolean {
    return n !== 0 && this.#figures[n * 3 + 2] !== GONE
  }

  sideOf(n: number): WaitingHalf['side'] {
    return this.#figures[n * 3 + 2] === IN ? 'in' : 'out'
  }

  add(mark: Mark, half: WaitingHalf): void {
    const n = this.#customers.length
    if ((n + 1) * 3 > this.#figures.length) {
      const wider = new Float64Array(this.#figures.length * 2)
      wider.set(this.#figures)
      this.#figures = wider
    }
    this.#table.add(mark, n)
    this.put(n, half)
  }

  /** Says anew what is known of a half. */
  put(n: number, { side, customer, usd, atMs, other }: WaitingHalf): void {
    this.#customers[n] = customer
    this.#others[n] = other
    this.#figures[n * 3] = usd ?? Number.NaN
    this.#figures[n * 3 + 1] = atMs
    this.#figures[n * 3 + 2] = side === 'in' ? IN : OUT
  }

  half(n: number): WaitingHalf {
    const usd = this.#figures[n * 3] as number
    return {
      side: this.sideOf(n),
      customer: this.#customers[n] as string,
      usd: Number.isNaN(usd) ? null : usd,
      atMs: this.#figures[n * 3 + 1] as number,
      other: this.#others[n] as AccountId | null,
    }
  }

  /** Nobody asks for a half any more. */
  drop(n: number): void {
    this.#figures[n * 3 + 2] = GONE
    this.#customers[n] = ''
    this.#others[n] = null
  }

  /** Those that wait, in the order of coming. */
  kept(): KeptHalf[] {
    return [...this.#table.entries()]
      .sort((a, b) => a[2] - b[2])
      .filter(([, , n]) => this.isWaiting(n))
      .map(([first, second, n]) => ({ mark: [first, second], ...this.half(n) }))
  }
}

const IN = 1
const OUT = 2
const GONE = 0

/**
 * Halves of transfers that wait for the other one, by a mark that both have: of so many at most, and never one of the last half of them. Two
 * generations take each other's place.
 */
export class WaitingHalves {
  readonly #half: number
  #young = new Generation()
  #old = new Generation()

  /** @param most halves */
  constructor(most: number) {
    this.#half = Math.max(1, Math.floor(most / 2))
  }

  /** The other half of one that comes, which then waits no more; null: there is none yet, and this one waits. */
  meet(mark: Mark, half: WaitingHalf): WaitingHalf | null {
    let [generation, n] = [this.#young, this.#young.find(mark)]
    if (!generation.isWaiting(n)) {
      const old = this.#old.find(mark)
      if (this.#old.isWaiting(old)) [generation, n] = [this.#old, old]
    }
    const waits = generation.isWaiting(n)
    if (waits && generation.sideOf(n) !== half.side) {
      const other = generation.half(n)
      generation.drop(n)
      return other
    }
    // Of a half that comes again what was said last counts.
    if (n !== 0 && generation === this.#young) this.#young.put(n, half)
    else {
      if (waits) generation.drop(n)
      this.#add(mark, half)
    }
    return null
  }

  /** All of them, the oldest first. */
  kept(): readonly KeptHalf[] {
    return [...this.#old.kept(), ...this.#young.kept()]
  }

  /** Takes what {@link kept} gave. */
  load(halves: readonly KeptHalf[]): void {
    for (const { mark: words, ...half } of halves) {
      const mark = newMark()
      mark.set(words)
      this.#add(mark, half)
    }
  }

  #add(mark: Mark, half: WaitingHalf): void {
    if (this.#young.size >= this.#half) {
      this.#old = this.#young
      this.#young = new Generation()
    }
    this.#young.add(mark, half)
  }
}

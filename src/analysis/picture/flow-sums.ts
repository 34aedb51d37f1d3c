import { PairNumbers } from './pair-numbers.ts'
import type { Flows } from './picture-graph.ts'

/** Adds up transfers between two leaves in one asset. */
export class FlowSums {
  readonly #pairs: PairNumbers
  /** By pair and sort: asset, by odds or not, told by rows or not. */
  readonly #sorts: PairNumbers
  readonly #units: readonly number[]
  readonly #untold = new Map<number, bigint>()
  /** Base units, as doubles. */
  readonly #tainted: Float64Array
  readonly #amount: Float64Array

  /** @param most transfers and others that will be added @param units parts of the theft that a base unit of each asset is */
  constructor(most: number, units: readonly number[]) {
    this.#pairs = new PairNumbers(most)
    this.#sorts = new PairNumbers(most)
    this.#units = units
    this.#tainted = new Float64Array(most)
    this.#amount = new Float64Array(most)
  }

  /** Adds a transfer. @returns its flow */
  add(from: number, to: number, asset: number, tainted: number, amount: number, odds: boolean): number {
    const flow = this.#sorts.of(this.#pairs.of(from, to), asset * 4 + (odds ? 2 : 0))
    this.#tainted[flow] = (this.#tainted[flow] ?? 0) + tainted
    this.#amount[flow] = (this.#amount[flow] ?? 0) + amount
    return flow
  }

  /** Adds what no transfer tells, in base units. */
  addUntold(from: number, to: number, asset: number, sum: bigint): void {
    const flow = this.#sorts.of(this.#pairs.of(from, to), asset * 4 + 1)
    const all = (this.#untold.get(flow) ?? 0n) + sum
    this.#untold.set(flow, all)
    this.#tainted[flow] = Number(all)
    this.#amount[flow] = Number(all)
  }

  all(): Flows {
    const count = this.#sorts.count
    const [from, to, asset] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)]
    const [odds, pair] = [new Uint8Array(count), new Int32Array(count)]
    const [weight, moved] = [this.#tainted.slice(0, count), this.#amount.slice(0, count)]
    for (let f = 0; f < count; f++) {
      const own = this.#sorts.first(f)
      const sort = this.#sorts.second(f)
      pair[f] = own
      from[f] = this.#pairs.first(own)
      to[f] = this.#pairs.second(own)
      asset[f] = sort >> 2
      odds[f] = (sort >> 1) & 1
      const unit = this.#units[sort >> 2] ?? 0
      weight[f] = (weight[f] ?? 0) * unit
      moved[f] = (moved[f] ?? 0) * unit
    }
    return { count, from, to, asset, odds, pair, pairs: this.#pairs.count, untold: this.#untold, weight, moved }
  }
}

import type { Flow } from './picture-graph.ts'

/** Two numbers of leaves fit into one double. */
const MOST_LEAVES = 2 ** 26

/** Adds up transfers between two leaves in one asset. */
export class FlowSums {
  readonly all: Flow[] = []
  /** Numbers of assets (CAIP-19), in the order in which they were met. */
  readonly assets = new Map<string, number>()
  /** Flows by leaves; one map for each asset, by odds or not, told by rows or not. */
  readonly #between: Map<number, Flow>[] = []

  /** @param assets that have the first numbers */
  constructor(assets: readonly string[]) {
    for (const asset of assets) this.#number(asset)
  }

  /** @param row of the trace's transfers; -1 where none tells of it */
  add(from: number, to: number, asset: string, sum: bigint, amount: bigint, odds: boolean, row: number): void {
    const number = this.#number(asset)
    const sort = number * 4 + (odds ? 2 : 0) + (row < 0 ? 1 : 0)
    this.#between[sort] ??= new Map()
    const pairs = this.#between[sort]
    const key = from * MOST_LEAVES + to
    const had = pairs.get(key)
    if (had) {
      had.sum += sum
      had.amount += amount
      if (row >= 0) had.rows.push(row)
      return
    }
    const flow = { from, to, asset: number, odds, rows: row >= 0 ? [row] : [], sum, amount, weight: 0 }
    pairs.set(key, flow)
    this.all.push(flow)
  }

  #number(asset: string): number {
    const had = this.assets.get(asset)
    if (had !== undefined) return had
    this.assets.set(asset, this.assets.size)
    return this.assets.size - 1
  }
}

import type { Transaction } from '../../../model/transaction.ts'
import { chainOrder } from './utxo-node.ts'

/** Transactions to be evaluated, each once, the earliest in the chain first. */
export class ChainHeap {
  private readonly items: Transaction[] = []
  private readonly ids = new Set<string>()

  push(t: Transaction): void {
    if (this.ids.has(t.tx)) return
    this.ids.add(t.tx)
    let i = this.items.push(t) - 1
    while (i > 0) {
      const up = (i - 1) >> 1
      if (chainOrder(this.items[up] as Transaction, t) <= 0) break
      this.items[i] = this.items[up] as Transaction
      i = up
    }
    this.items[i] = t
  }

  pop(): Transaction | undefined {
    const first = this.items[0]
    const last = this.items.pop()
    if (first) this.ids.delete(first.tx)
    if (!first || !last || this.items.length === 0) return first
    let i = 0
    for (;;) {
      let down = 2 * i + 1
      const right = this.items[down + 1]
      if (right && chainOrder(right, this.items[down] as Transaction) < 0) down++
      const child = this.items[down]
      if (!child || chainOrder(last, child) <= 0) break
      this.items[i] = child
      i = down
    }
    this.items[i] = last
    return first
  }
}

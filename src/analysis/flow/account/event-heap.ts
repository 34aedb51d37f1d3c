import { compareTransfers, type Transfer } from '../../../model/transfer.ts'

/** A transfer that waits for its turn; `late` ones come after all of their block. */
export interface Waiting<T> {
  readonly transfer: Transfer
  readonly late: boolean
  readonly owner: T
}

function before<T>(a: Waiting<T>, b: Waiting<T>): boolean {
  if (a.late !== b.late && a.transfer.block === b.transfer.block && a.transfer.at === b.transfer.at) return b.late
  return compareTransfers(a.transfer, b.transfer) < 0
}

/** A binary heap of transfers, earliest first by model `compareTransfers`. */
export class EventHeap<T> {
  private readonly items: Waiting<T>[] = []

  get size(): number {
    return this.items.length
  }

  peek(): Waiting<T> | undefined {
    return this.items[0]
  }

  /** Up to `n` waiting events near the front, in no particular order. */
  nearFront(n: number): readonly Waiting<T>[] {
    return this.items.slice(0, n)
  }

  push(item: Waiting<T>): void {
    const { items } = this
    let i = items.length
    items.push(item)
    while (i > 0) {
      const up = (i - 1) >> 1
      const parent = items[up] as Waiting<T>
      if (!before(item, parent)) break
      items[i] = parent
      i = up
    }
    items[i] = item
  }

  pop(): Waiting<T> | undefined {
    const { items } = this
    const top = items[0]
    const last = items.pop()
    if (top === undefined || last === undefined || items.length === 0) return top
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= items.length) break
      if (child + 1 < items.length && before(items[child + 1] as Waiting<T>, items[child] as Waiting<T>)) child++
      const c = items[child] as Waiting<T>
      if (!before(c, last)) break
      items[i] = c
      i = child
    }
    items[i] = last
    return top
  }
}

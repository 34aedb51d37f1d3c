import type { TransferGraph } from './transfer-graph.ts'

/** The pairs of account and asset of a graph, numbered from 0: 8 bytes a transfer and 8 bytes a pair. */
export interface Holdings {
  readonly count: number
  /** By row: the payer's holding. */
  readonly from: Int32Array
  /** By row: the payee's holding. */
  readonly to: Int32Array
  /** By holding: whose it is. */
  readonly account: Int32Array
  /** By holding: what is held. */
  readonly asset: Int32Array
}

/** Numbers the holdings of a graph. With a single asset, accounts are the holdings and the graph's own columns are used. */
export function holdingsOf(graph: TransferGraph): Holdings {
  if (graph.assets === 1)
    return {
      count: graph.accounts,
      from: graph.from,
      to: graph.to,
      account: Int32Array.from({ length: graph.accounts }, (_, n) => n),
      asset: new Int32Array(graph.accounts),
    }
  const pairs = new PairTable(graph.accounts)
  const from = new Int32Array(graph.count)
  const to = new Int32Array(graph.count)
  for (let row = 0; row < graph.count; row++) {
    const asset = graph.asset[row] as number
    from[row] = pairs.number(graph.from[row] as number, asset)
    to[row] = pairs.number(graph.to[row] as number, asset)
  }
  return { count: pairs.count, from, to, account: pairs.listed(0), asset: pairs.listed(1) }
}

/** Cells of a slot: account, asset, number + 1 (0: free), unused. Four, so that a slot never lies across two lines of memory. */
const CELLS = 4

/** Open addressing with linear steps, at most half full. */
class PairTable {
  count = 0
  private bits: number
  private slots: Int32Array

  constructor(expected: number) {
    this.bits = Math.max(10, 33 - Math.clz32(expected))
    this.slots = new Int32Array(CELLS << this.bits)
  }

  number(account: number, asset: number): number {
    const found = this.find(account, asset)
    const known = this.slots[found + 2] as number
    if (known > 0) return known - 1
    this.count++
    this.slots[found] = account
    this.slots[found + 1] = asset
    this.slots[found + 2] = this.count
    if (this.count * 2 > 1 << this.bits) this.grow()
    return this.count - 1
  }

  /** The accounts (cell 0) or assets (cell 1) by number. */
  listed(cell: 0 | 1): Int32Array {
    const list = new Int32Array(this.count)
    for (let slot = 0; slot < this.slots.length; slot += CELLS) {
      const number = this.slots[slot + 2] as number
      if (number > 0) list[number - 1] = this.slots[slot + cell] as number
    }
    return list
  }

  private find(account: number, asset: number): number {
    const mixed = Math.imul(Math.imul(account, 0x9e3779b1) ^ asset, 0x85ebca6b)
    const mask = this.slots.length - 1
    let slot = (mixed >>> (32 - this.bits)) * CELLS
    while (this.slots[slot + 2] !== 0 && (this.slots[slot] !== account || this.slots[slot + 1] !== asset))
      slot = (slot + CELLS) & mask
    return slot
  }

  private grow(): void {
    const old = this.slots
    this.bits++
    this.slots = new Int32Array(CELLS << this.bits)
    for (let slot = 0; slot < old.length; slot += CELLS) {
      if (old[slot + 2] === 0) continue
      const place = this.find(old[slot] as number, old[slot + 1] as number)
      for (let cell = 0; cell < 3; cell++) this.slots[place + cell] = old[slot + cell] as number
    }
  }
}

import type { Transfer } from '../../../model/transfer.ts'

/** FNV-1a over the last part of a hash, where all hashes differ, mixed with the index. */
function hashOf(t: Transfer): number {
  let h = 0x811c9dc5
  for (let i = Math.max(0, t.tx.length - 12); i < t.tx.length; i++) h = Math.imul(h ^ t.tx.charCodeAt(i), 0x01000193)
  return Math.imul(h ^ t.index, 0x9e3779b1) >>> 0
}

/** Finds transfers by identity (ledger, tx, index): open addressing over row numbers, 8 bytes a transfer and no strings. */
export class IdentityTable {
  private slots = new Int32Array(1 << 12).fill(-1)
  private used = 0

  /**
   * Puts row `next` under its identity unless a row is there already.
   * @returns the earlier row with the same identity, or -1
   */
  claim(rows: readonly Transfer[], t: Transfer, next: number): number {
    if (this.used * 2 >= this.slots.length) this.grow(rows)
    const mask = this.slots.length - 1
    for (let at = hashOf(t) & mask; ; at = (at + 1) & mask) {
      const row = this.slots[at] as number
      if (row < 0) {
        this.slots[at] = next
        this.used++
        return -1
      }
      const other = rows[row] as Transfer
      if (other.index === t.index && other.tx === t.tx && other.ledger === t.ledger) return row
    }
  }

  private grow(rows: readonly Transfer[]): void {
    const slots = new Int32Array(this.slots.length * 4).fill(-1)
    const mask = slots.length - 1
    for (const row of this.slots) {
      if (row < 0) continue
      let at = hashOf(rows[row] as Transfer) & mask
      while ((slots[at] as number) >= 0) at = (at + 1) & mask
      slots[at] = row
    }
    this.slots = slots
  }
}

import type { Refusal } from '../../../model/refusal.ts'
import type { Transfer } from '../../../model/transfer.ts'
import { CHECK_SEED, hashBytes } from './hash-bytes.ts'
import { unpackTx } from './packed-text.ts'
import type { SegmentIndex } from './segment-index.ts'
import { groupRows, radixOrder } from './sort-order.ts'
import type { TransferColumns } from './transfer-columns.ts'

/** Which rows of a chunk are not to be stored, and why. */
export interface KnownRows {
  /** 1 for each row to leave out. */
  readonly dropped: Uint8Array
  readonly known: number
  readonly conflicts: readonly Refusal[]
  /** Transactions that no earlier segment holds. */
  readonly newTransactions: number
}

/**
 * Compares a chunk with itself and with earlier segments by identity (ledger, transaction, index): the same content again is known,
 * another content is refused with `transfer-conflict`; the first one seen stays.
 */
export function dropKnown(c: TransferColumns, earlier: readonly SegmentIndex[]): KnownRows {
  const dropped = new Uint8Array(c.rows)
  const conflicts: Refusal[] = []
  const { starts, rows } = groupRows(c.tx, c.rows, c.transactions.count)
  const bytes = Buffer.from(c.transactions.bytes.buffer)
  let known = 0
  let newTransactions = 0

  const drop = (row: number, same: boolean) => {
    dropped[row] = 1
    if (same) known++
    else conflicts.push(conflict(c, row, bytes))
  }

  const storedOf = (tx: number): Map<number, Transfer> | null => {
    const start = c.transactions.start(tx)
    const end = c.transactions.end(tx)
    const check = hashBytes(bytes, start + 2, end, CHECK_SEED)
    let stored: Map<number, Transfer> | null = null
    for (const segment of earlier) {
      if (!segment.mayHold(c.transactions.hashes[tx] as number, check)) continue
      const ledger = c.ledgers[(bytes[start] as number) | ((bytes[start + 1] as number) << 8)] ?? null
      for (const t of segment.transaction(ledger, unpackTx(bytes, start + 2))) {
        stored ??= new Map()
        stored.set(t.index, t)
      }
    }
    return stored
  }

  const compare = (tx: number, stored: Map<number, Transfer> | null) => {
    const seen = new Map<number, number>()
    for (let i = starts[tx] as number; i < (starts[tx + 1] as number); i++) {
      const row = rows[i] as number
      const index = c.index[row] as number
      const other = seen.get(index)
      const before = stored?.get(index)
      if (before !== undefined) drop(row, sameAsStored(c, row, before))
      else if (other !== undefined) drop(row, sameRows(c, row, other))
      else seen.set(index, row)
    }
  }

  // In the order of hashes neighbours share a bucket of the index, so that asking for millions reads it once through.
  const byHash = earlier.length === 0 ? null : radixOrder(c.transactions.hashes, c.transactions.count)
  for (let i = 0; i < c.transactions.count; i++) {
    const tx = byHash === null ? i : (byHash[i] as number)
    const stored = byHash === null ? null : storedOf(tx)
    if (stored === null) newTransactions++
    if (stored !== null || (starts[tx + 1] as number) - (starts[tx] as number) > 1) compare(tx, stored)
  }
  conflicts.sort((a, b) => a.line - b.line)
  return { dropped, known, conflicts, newTransactions }
}

function conflict(c: TransferColumns, row: number, bytes: Buffer): Refusal {
  const tx = unpackTx(bytes, c.transactions.start(c.tx[row] as number) + 2)
  return {
    line: c.line[row] as number,
    field: null,
    code: 'transfer-conflict',
    reason: `transfer ${tx}:${c.index[row]} is already known with another content`,
  }
}

function sameRows(c: TransferColumns, a: number, b: number): boolean {
  return (
    c.from[a] === c.from[b] &&
    c.to[a] === c.to[b] &&
    c.asset[a] === c.asset[b] &&
    c.at[a] === c.at[b] &&
    c.block[a] === c.block[b] &&
    c.amountOf(a) === c.amountOf(b)
  )
}

function sameAsStored(c: TransferColumns, row: number, t: Transfer): boolean {
  return (
    c.at[row] === t.at &&
    c.block[row] === t.block &&
    c.assets[c.asset[row] as number] === t.asset &&
    c.amountOf(row) === t.amount &&
    c.accountIs(c.from[row] as number, t.from) &&
    c.accountIs(c.to[row] as number, t.to)
  )
}

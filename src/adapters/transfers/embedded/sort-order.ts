import { unpackTx } from './packed-text.ts'
import type { TransferColumns } from './transfer-columns.ts'

/** The numbers 0..count-1 in ascending order of `keys`, stable: three counting passes of 11 bits. */
export function radixOrder(keys: Uint32Array, count: number): Uint32Array {
  let order = new Uint32Array(count)
  for (let i = 0; i < count; i++) order[i] = i
  let next = new Uint32Array(count)
  for (const shift of [0, 11, 22]) {
    const places = new Uint32Array(2049)
    for (let i = 0; i < count; i++) {
      const place = (((keys[i] as number) >>> shift) & 2047) + 1
      places[place] = (places[place] as number) + 1
    }
    for (let i = 1; i <= 2048; i++) places[i] = (places[i] as number) + (places[i - 1] as number)
    for (let i = 0; i < count; i++) {
      const row = order[i] as number
      const digit = ((keys[row] as number) >>> shift) & 2047
      const place = places[digit] as number
      next[place] = row
      places[digit] = place + 1
    }
    const spare = order
    order = next
    next = spare
  }
  return order
}

/** Rows in the order of the model's `compareTransfers`, leaving out those marked in `dropped`. */
export function canonicalOrder(columns: TransferColumns, dropped: Uint8Array): Uint32Array {
  const order = radixOrder(columns.at, columns.rows).filter(row => dropped[row] === 0)
  for (let start = 0; start < order.length; ) {
    const at = columns.at[order[start] as number]
    let end = start + 1
    while (end < order.length && columns.at[order[end] as number] === at) end++
    if (end - start > 1) order.subarray(start, end).sort((a, b) => compareRows(columns, a, b))
    start = end
  }
  return order
}

function compareRows(c: TransferColumns, a: number, b: number): number {
  const near = (c.block[a] as number) - (c.block[b] as number) || (c.index[a] as number) - (c.index[b] as number)
  if (near !== 0) return near
  return compareTx(c, c.tx[a] as number, c.tx[b] as number)
}

/** By the text of the hash, then of the ledger. */
function compareTx(c: TransferColumns, a: number, b: number): number {
  if (a === b) return 0
  const { bytes } = c.transactions
  const startA = c.transactions.start(a)
  const startB = c.transactions.start(b)
  const kind = bytes[startA + 2] as number
  if (kind < 2 && kind === bytes[startB + 2]) {
    for (let i = 3; i < 35; i++) {
      const difference = (bytes[startA + i] as number) - (bytes[startB + i] as number)
      if (difference !== 0) return difference
    }
  } else {
    const textA = unpackTx(Buffer.from(bytes.buffer), startA + 2)
    const textB = unpackTx(Buffer.from(bytes.buffer), startB + 2)
    if (textA !== textB) return textA < textB ? -1 : 1
  }
  const ledgerA = c.ledgers[(bytes[startA] as number) | ((bytes[startA + 1] as number) << 8)] as string
  const ledgerB = c.ledgers[(bytes[startB] as number) | ((bytes[startB + 1] as number) << 8)] as string
  return ledgerA < ledgerB ? -1 : ledgerA > ledgerB ? 1 : 0
}

/** A compressed table: the rows of key k are `rows[starts[k] .. starts[k+1])`, in ascending order. */
export interface Grouping {
  readonly starts: Uint32Array
  readonly rows: Uint32Array
}

/** Groups rows by one key column. */
export function groupRows(keys: Uint32Array, rows: number, keyCount: number): Grouping {
  const starts = new Uint32Array(keyCount + 1)
  for (let row = 0; row < rows; row++)
    starts[(keys[row] as number) + 1] = (starts[(keys[row] as number) + 1] as number) + 1
  for (let key = 0; key < keyCount; key++) starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number)
  const next = starts.slice()
  const grouped = new Uint32Array(rows)
  for (let row = 0; row < rows; row++) {
    const key = keys[row] as number
    const place = next[key] as number
    grouped[place] = row
    next[key] = place + 1
  }
  return { starts, rows: grouped }
}

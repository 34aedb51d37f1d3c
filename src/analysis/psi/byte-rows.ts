/** Rows of equal length, packed. */
export interface ByteRows {
  readonly bytes: Uint8Array
  /** Bytes of each row. */
  readonly width: number
}

/** How many rows there are. */
export function rowCount({ bytes, width }: ByteRows): number {
  return bytes.length / width
}

/** One row. */
export function rowOf({ bytes, width }: ByteRows, row: number): Uint8Array {
  return bytes.subarray(row * width, (row + 1) * width)
}

/** Numbers of the rows in the order of their bytes. */
export function sortedRows(rows: ByteRows): Uint32Array {
  const order = Uint32Array.from({ length: rowCount(rows) }, (_, i) => i)
  return order.sort((a, b) => compareAt(rows.bytes, a * rows.width, rows.bytes, b * rows.width, rows.width))
}

/** The rows in another order: row `order[i]` comes to stand at `i`. */
export function reordered(rows: ByteRows, order: Uint32Array): Uint8Array {
  const out = new Uint8Array(order.length * rows.width)
  for (let i = 0; i < order.length; i++) out.set(rowOf(rows, order[i] ?? 0), i * rows.width)
  return out
}

/** Where the first bytes of a row equal `key`, in rows that stand in the order of their bytes; -1: nowhere. */
export function findRow(rows: ByteRows, key: Uint8Array): number {
  let low = 0
  let high = rowCount(rows) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const sign = compareAt(rows.bytes, middle * rows.width, key, 0, key.length)
    if (sign === 0) return middle
    if (sign < 0) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** Whether every row is greater than the one before it, so that none stands twice. */
export function isAscending(rows: ByteRows): boolean {
  for (let i = 1; i < rowCount(rows); i++)
    if (compareAt(rows.bytes, (i - 1) * rows.width, rows.bytes, i * rows.width, rows.width) >= 0) return false
  return true
}

function compareAt(a: Uint8Array, fromA: number, b: Uint8Array, fromB: number, length: number): number {
  for (let i = 0; i < length; i++) {
    const difference = (a[fromA + i] ?? 0) - (b[fromB + i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

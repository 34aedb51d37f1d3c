import { createHash, hash } from 'node:crypto'
import type { Transfer } from '../../../model/transfer.ts'
import type { SegmentIndex } from './segment-index.ts'
import { radixOrder } from './sort-order.ts'
import type { StoreTables } from './store-tables.ts'

/**
 * SHA-256 (hex) over everything that the store holds: of each item the SHA-256 of its canonical text, these sorted, then hashed.
 * It does not depend on the order of import, nor on how the rows are spread over segments. Takes about 40 bytes of memory a transfer.
 */
export function contentDigest(segments: readonly SegmentIndex[], tables: StoreTables): string {
  const digest = createHash('sha256')
  digest.update(
    rowsDigest(
      segments.reduce((sum, s) => sum + s.about.rows, 0),
      transfersOf(segments),
    ),
  )
  for (const table of [tables.tags, tables.utxo])
    for (const { key, value } of table.getRange()) digest.update(`${JSON.stringify([key, value])}\n`)
  return digest.digest('hex')
}

/** The canonical text of a transfer, as hashed. */
export function canonicalText(t: Transfer): string {
  return `${t.ledger} ${t.tx} ${t.index} ${t.block} ${t.at} ${t.from} ${t.to} ${t.asset} ${t.amount}`
}

/** SHA-256 over the sorted digests of transfers. @param count an upper bound of how many come */
export function rowsDigest(count: number, transfers: Iterable<Transfer>): string {
  const digests = Buffer.alloc(count * 32)
  let rows = 0
  for (const transfer of transfers) digests.set(hash('sha256', canonicalText(transfer), 'buffer'), 32 * rows++)
  const heads = new Uint32Array(rows)
  for (let i = 0; i < rows; i++) heads[i] = digests.readUInt32BE(32 * i)
  const order = radixOrder(heads, rows)
  const compare = (a: number, b: number) => digests.compare(digests, 32 * b, 32 * b + 32, 32 * a, 32 * a + 32)
  for (let start = 0; start < rows; ) {
    let end = start + 1
    while (end < rows && heads[order[end] as number] === heads[order[start] as number]) end++
    if (end - start > 1) order.subarray(start, end).sort(compare)
    start = end
  }
  const digest = createHash('sha256')
  for (const row of order) digest.update(digests.subarray(32 * row, 32 * row + 32))
  return digest.digest('hex')
}

function* transfersOf(segments: readonly SegmentIndex[]): Generator<Transfer> {
  for (const segment of segments) yield* segment.transfers()
}

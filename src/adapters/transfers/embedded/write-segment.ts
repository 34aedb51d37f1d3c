import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { SegmentRecord } from './manifest.ts'
import { segmentSums } from './segment-sums.ts'
import { canonicalOrder } from './sort-order.ts'
import type { TransferColumns } from './transfer-columns.ts'
import { writeIndex } from './write-index.ts'
import { writeParquet } from './write-parquet.ts'

/** The index file of a segment. */
export const INDEX_FILE = 'index.lmdb'

/**
 * Writes the kept rows as a segment folder, all of it on the disk when this returns. Nobody reads it before a manifest names it.
 * @param dropped 1 for each row to leave out
 */
export async function writeSegment(
  db: DuckDBConnection,
  parent: string,
  id: string,
  columns: TransferColumns,
  dropped: Uint8Array,
  newTransactions: number,
): Promise<SegmentRecord> {
  const folder = join(parent, id)
  await mkdir(folder, { recursive: true })
  const order = canonicalOrder(columns, dropped)
  // Side by side: DuckDB compresses on its own threads while the index is put together on this one.
  const written = await Promise.allSettled([
    writeParquet(db, folder, columns, order),
    writeIndex(join(folder, INDEX_FILE), columns, order),
  ])
  for (const half of written) if (half.status === 'rejected') throw half.reason
  const names = written[0].status === 'fulfilled' ? written[0].value : []
  await writeFile(
    join(folder, 'segment.json'),
    JSON.stringify({ rows: order.length, ledgers: columns.ledgers, assets: columns.assets }),
  )
  for (const name of [...names, 'segment.json', INDEX_FILE]) await flushFile(join(folder, name))
  await flushFile(folder)
  const files = []
  for (const name of [...names, 'segment.json', INDEX_FILE]) {
    const path = join(folder, name)
    files.push({ name, bytes: (await stat(path)).size, sha256: await fileDigest(path) })
  }
  return {
    id,
    rows: order.length,
    newTransactions,
    firstAt: columns.at[order[0] as number] as number,
    lastAt: columns.at[order.at(-1) as number] as number,
    ledgers: [...columns.ledgers],
    sums: segmentSums(columns, order),
    files,
  }
}

/** SHA-256 of a file, hex. */
export async function fileDigest(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash)
  return hash.digest('hex')
}

async function flushFile(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

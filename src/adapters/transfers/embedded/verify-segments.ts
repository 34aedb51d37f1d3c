import { join } from 'node:path'
import { IntegrityError } from '../../../model/errors.ts'
import type { Transfer } from '../../../model/transfer.ts'
import { rowsDigest } from './content-digest.ts'
import { openDuck } from './duck.ts'
import { indexPath, segmentsFolder } from './import-transfers.ts'
import type { SegmentRecord } from './manifest.ts'
import { parquetTransfers } from './read-parquet.ts'
import { SegmentIndex } from './segment-index.ts'
import { fileDigest } from './write-segment.ts'

/**
 * Checks that each segment's files are the ones published, and that its Parquet and its index hold the same transfers.
 * @throws IntegrityError `segment-damaged`
 */
export async function verifySegments(folder: string, records: readonly SegmentRecord[]): Promise<void> {
  await using duck = await openDuck(join(folder, 'scan-spill'), 500)
  for (const record of records) {
    const path = join(segmentsFolder(folder), record.id)
    for (const file of record.files)
      if ((await fileDigest(join(path, file.name))) !== file.sha256)
        throw new IntegrityError('segment-damaged', `${join(path, file.name)} is not the file that was published`)
    const fromParquet: Transfer[] = []
    for await (const transfer of parquetTransfers(duck.db, path, record.id)) fromParquet.push(transfer)
    const fromIndex = await indexTransfers(indexPath(folder, record))
    if (fromParquet.length !== record.rows || fromIndex.length !== record.rows)
      throw new IntegrityError(
        'segment-damaged',
        `${path}: the manifest names ${record.rows} rows, Parquet holds ${fromParquet.length}, the index ${fromIndex.length}`,
      )
    if (rowsDigest(record.rows, fromParquet) !== rowsDigest(record.rows, fromIndex))
      throw new IntegrityError('segment-damaged', `${path}: Parquet and index hold different transfers`)
  }
}

async function indexTransfers(path: string): Promise<Transfer[]> {
  // An index of its own: the store may close its own when a segment is merged while this reads.
  const index = new SegmentIndex(path)
  try {
    return [...index.transfers()]
  } catch (cause) {
    if (cause instanceof IntegrityError) throw cause
    throw new IntegrityError('segment-damaged', `${path} cannot be decoded`, { cause })
  } finally {
    await index.close()
  }
}

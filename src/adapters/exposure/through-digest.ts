import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type Duck, sqlText } from '../transfers/embedded/duck.ts'
import type { SegmentRecord } from '../transfers/embedded/manifest.ts'

/**
 * Tells the transfers up to a second (inclusive) from any other set of them, whatever segments they lie in: merging small segments changes
 * nothing, one late transfer does. Sums over plain columns, no proof against somebody who forges the store itself.
 */
export async function throughDigest(
  duck: Duck,
  folder: string,
  segments: readonly SegmentRecord[],
  at: number,
): Promise<string> {
  const files = segments
    .filter(s => s.firstAt <= at)
    .flatMap(s =>
      s.files.filter(f => /^transfers-\d+\.parquet$/.test(f.name)).map(f => sqlText(join(folder, s.id, f.name))),
    )
  if (files.length === 0) return 'none'
  const read = await duck.db.runAndReadAll(
    `SELECT count(*), sum("at"), sum(log_index), sum(block::BIGINT), sum(amount0), sum(amount1), sum(amount0 % 1000003 * ("at" % 1009 + log_index % 997 + 1000))
     FROM read_parquet([${files.join(', ')}]) WHERE "at" <= ${at}`,
  )
  const row = read.getRows()[0] ?? []
  return createHash('sha256').update(row.map(String).join(' ')).digest('hex')
}

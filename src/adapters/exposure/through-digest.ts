import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { openDuck, sqlText } from '../transfers/embedded/duck.ts'
import type { SegmentRecord } from '../transfers/embedded/manifest.ts'
import { SUM_NAMES, SUMS_SQL } from '../transfers/embedded/segment-sums.ts'

const DUCK_MEGABYTES = 200

/**
 * Tells the transfers up to a second (inclusive) from any other set of them, whatever segments they lie in: merging small segments changes
 * nothing, one late transfer does. Sums over plain columns, no proof against somebody who forges the store itself. They are kept with each
 * segment; only one that goes on beyond the second, or was written before sums were kept, is read.
 * @param spill where DuckDB may spill
 * @param folder of the segments
 */
export async function throughDigest(
  spill: string,
  folder: string,
  segments: readonly SegmentRecord[],
  at: number,
): Promise<string> {
  const sums = SUM_NAMES.map(() => 0n)
  const add = (more: readonly (bigint | string | number)[]): void => {
    more.forEach((value, i) => {
      sums[i] = (sums[i] as bigint) + BigInt(value)
    })
  }
  const files: string[] = []
  for (const segment of segments) {
    if (segment.firstAt > at) continue
    const kept = segment.lastAt <= at ? segment.sums : undefined
    if (kept) add(SUM_NAMES.map(name => kept[name]))
    else
      for (const { name } of segment.files)
        if (/^transfers-\d+\.parquet$/.test(name)) files.push(sqlText(join(folder, segment.id, name)))
  }
  if (files.length > 0) {
    await using duck = await openDuck(spill, DUCK_MEGABYTES)
    const source = `read_parquet([${files.join(', ')}])`
    const read = await duck.db.runAndReadAll(`SELECT ${SUMS_SQL} FROM ${source} WHERE "at" <= ${at}`)
    // Sums over no rows are null.
    add((read.getRows()[0] ?? []).map(value => (value === null ? 0n : (value as bigint))))
  }
  return sums[0] === 0n ? 'none' : createHash('sha256').update(sums.join(' ')).digest('hex')
}

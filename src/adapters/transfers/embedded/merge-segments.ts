import type { DuckDBConnection } from '@duckdb/node-api'
import type { SegmentRecord } from './manifest.ts'
import { SegmentIndex } from './segment-index.ts'
import { TransferColumns } from './transfer-columns.ts'
import { writeSegment } from './write-segment.ts'

/** Segments of like size that become one. Each row is then written again once for every factor of four that the store grows. */
const FAN_IN = 4
/** Segments below this are alike: their cost is the file, not the rows. */
const SMALLEST_TIER = 1000
/** A merge holds this many transfers in memory at most, some 200 MB. */
export const LARGEST_MERGE = 1_000_000

/**
 * Which segments to merge: every history looks into every segment, so that a thousand small files must not stay a thousand segments.
 * At most three of a size stay, sizes growing by four, up to `mostRows`.
 * @returns groups of two and more; segments that stay as they are in none
 */
export function segmentsToMerge(segments: readonly SegmentRecord[], mostRows: number): SegmentRecord[][] {
  let groups = segments.map(segment => ({ rows: segment.rows, members: [segment] }))
  for (let tier = 0; SMALLEST_TIER * FAN_IN ** (tier - 1) < mostRows; tier++) {
    let alike = groups.filter(group => tierOf(group.rows) === tier).sort((a, b) => a.rows - b.rows)
    while (alike.length >= FAN_IN) {
      const taken: typeof groups = []
      let rows = 0
      for (const group of alike) {
        if (rows + group.rows > mostRows) break
        rows += group.rows
        taken.push(group)
      }
      if (taken.length < FAN_IN) break
      groups = groups.filter(group => !taken.includes(group))
      groups.push({ rows, members: taken.flatMap(group => group.members) })
      alike = alike.slice(taken.length)
    }
  }
  return groups.filter(group => group.members.length > 1).map(group => group.members)
}

/** Writes the transfers of `records` as one new segment that nobody sees yet. */
export async function mergeSegments(
  db: DuckDBConnection,
  parent: string,
  id: string,
  records: readonly SegmentRecord[],
  pathOf: (record: SegmentRecord) => string,
): Promise<SegmentRecord> {
  const rows = records.reduce((sum, record) => sum + record.rows, 0)
  const columns = new TransferColumns(rows)
  for (const record of records) {
    const index = new SegmentIndex(pathOf(record))
    try {
      for (const transfer of index.transfers()) columns.add(transfer, 0)
    } finally {
      await index.close()
    }
  }
  const newTransactions = records.reduce((sum, record) => sum + record.newTransactions, 0)
  return writeSegment(db, parent, id, columns, new Uint8Array(rows), newTransactions)
}

function tierOf(rows: number): number {
  return Math.max(0, Math.floor(Math.log(rows / SMALLEST_TIER) / Math.log(FAN_IN)) + 1)
}

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diskBatches } from '../../src/adapters/screenings/batch/disk-batch.ts'
import { DiskScreenings } from '../../src/adapters/screenings/disk-screenings.ts'
import { type BatchSummary, screenFile } from '../../src/operations/screen/screen-file.ts'
import { listedScreener } from '../screening/listed-screener.ts'

/** Rows of one seeded batch. */
export const BATCH_ROWS = 20_000

/** The address of a row. */
export function rowAddress(seed: number, n: number): string {
  return `0x${(Math.imul(seed + n, 2654435761) >>> 0).toString(16).padStart(8, '0')}${n.toString(16).padStart(32, '0')}`
}

/** Writes the file of a seed. */
export function writeBatchFile(folder: string, seed: number): void {
  const rows = Array.from({ length: BATCH_ROWS }, (_, n) => `c${n},${rowAddress(seed, n)}\n`)
  writeFileSync(join(folder, 'in.csv'), `id,address\n${rows.join('')}`)
}

/** Screens the file of a folder, going on where a killed run stopped. Every hundredth address is listed. */
export async function screenSeeded(folder: string, seed: number): Promise<BatchSummary> {
  const listed = new Map(
    Array.from({ length: BATCH_ROWS / 100 }, (_, n) => [rowAddress(seed, n * 100), `entry-${n}`] as const),
  )
  await using past = new DiskScreenings(join(folder, 'screenings'), { fullBytes: 1 << 20 })
  return await screenFile(
    { file: join(folder, 'in.csv'), out: join(folder, 'out.csv'), ndjson: false, lines: false, restart: false },
    {
      batch: diskBatches(),
      screener: listedScreener(listed),
      transaction: null,
      past,
      asOf: null,
      // Time leaps, so that there is a commit after every piece of the file.
      clock: { now: () => 1_800_000_000, monotonic: () => performance.now() * 1_000 },
      progress: { at() {}, end() {} },
      by: 'campaign',
      interrupted: () => false,
    },
  )
}

if (import.meta.main) await screenSeeded(process.argv[2] ?? '', Number(process.argv[3]))

import { createReadStream, createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { diskBatches } from '../src/adapters/screenings/batch/disk-batch.ts'
import { DiskScreenings } from '../src/adapters/screenings/disk-screenings.ts'
import { screenFile } from '../src/operations/screen/screen-file.ts'
import { madeUpEntry, madeUpLists } from '../test/screening/made-up-lists.ts'
import { machine } from './machine.ts'

/** Entries of the list, an address each; a few of the file's addresses are among them. */
const ENTRIES = 20_000

const address = (n: number): string =>
  `0x${[1, 2, 3, 4, 5].map(k => (Math.imul(n * 5 + k, 2654435761) >>> 0).toString(16).padStart(8, '0')).join('')}`

/** A file of a million addresses screened into verdicts, beside csv-parse copying the same file. */
export async function benchBatch(rows: number): Promise<void> {
  console.log(machine())
  const scratch = mkdtempSync(join(tmpdir(), 'cordon-batch-'))
  try {
    const file = join(scratch, 'addresses.csv')
    const lines = ['id,address,note\n']
    for (let n = 0; n < rows; n++) lines.push(`c${n},${address(n)},customer of ${n % 365} days\n`)
    writeFileSync(file, lines.join(''))
    const lists = madeUpLists()
    await lists.use('us')
    await lists.accept(
      'us',
      Array.from({ length: ENTRIES }, (_, n) => madeUpEntry(String(n), { wallets: [address(n * 997)] })),
    )
    const screener = await lists.screening.desk.screener(null)
    const best = { copy: Number.POSITIVE_INFINITY, screened: Number.POSITIVE_INFINITY }
    let matches = 0
    for (let round = 0; round < 3; round++) {
      best.copy = Math.min(best.copy, await copyByPeer(file, join(scratch, 'copy.csv')))
      await using past = new DiskScreenings(join(scratch, `screenings-${round}`))
      const started = performance.now()
      const { match } = await screenFile(
        { file, out: join(scratch, 'verdicts.csv'), ndjson: false, lines: false, restart: true },
        {
          batch: diskBatches(),
          screener,
          transaction: null,
          past,
          asOf: null,
          clock: { now: () => Math.floor(Date.now() / 1000), monotonic: () => performance.now() },
          progress: { at() {}, end() {} },
          by: 'bench',
          interrupted: () => false,
        },
      )
      best.screened = Math.min(best.screened, performance.now() - started)
      matches = match
    }
    const rate = (ms: number): string => `${Math.round((rows / ms) * 1000).toLocaleString('en-US')} rows a second`
    console.log(`csv-parse, parsed and written again: ${rate(best.copy)}`)
    console.log(`screened, remembered and written, each state flushed: ${rate(best.screened)}, ${matches} matches`)
    console.log(`ratio ${(best.copy / best.screened).toFixed(2)}`)
    console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB, making the file among it`)
    if (matches !== Math.ceil(Math.min(rows, ENTRIES * 997) / 997)) process.exitCode = 1
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function copyByPeer(from: string, to: string): Promise<number> {
  const started = performance.now()
  await pipeline(
    createReadStream(from),
    parse({ columns: false }),
    async function* (records: AsyncIterable<string[]>) {
      let text = ''
      for await (const cells of records) {
        text += `${cells.join(',')}\n`
        if (text.length < 1 << 16) continue
        yield text
        text = ''
      }
      yield text
    },
    createWriteStream(to),
  )
  return performance.now() - started
}

if (import.meta.main) await benchBatch(Number(process.argv[2] ?? 1_000_000))

import { readFileSync, rmSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { openDuck, sqlText } from '../src/adapters/transfers/embedded/duck.ts'
import { openEmbeddedStore } from '../src/adapters/transfers/embedded/embedded-store.ts'
import { FastParquetFeed, TRANSFER_COLUMNS } from '../src/adapters/transfers/embedded/fast-parquet.ts'
import { transfers } from '../src/formats/transfers.ts'

/**
 * Imports a `transfers` Parquet (bench/make-transfers.ts makes one) into a new store and prints rows a second, the peak of resident
 * memory and the processor time, which neighbours on the machine disturb less than the clock; then, as the floor and in the same
 * run, DuckDB's own COPY of the same file sorted by payer and time, and the ratio of the two.
 */
export async function benchImport(path: string, folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  const read = transfers.bind(TRANSFER_COLUMNS, { ledger: null, file: path })
  const load = loadavg()[0] ?? 0
  const cpu = process.cpuUsage()
  const start = performance.now()
  await using store = await openEmbeddedStore(folder)
  const summary = await store.importTransfers({
    key: path,
    open: (duck, skip) => FastParquetFeed.open(duck, path, TRANSFER_COLUMNS, read, skip),
  })
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024
  console.log(
    `import: ${summary.new} new of ${summary.read} rows in ${seconds.toFixed(1)} s, ${Math.round(summary.read / seconds)} rows/s, peak RSS ${peak.toFixed(0)} MiB, processor time ${((user + system) / 1e6).toFixed(0)} s`,
  )
  await using duck = await openDuck(`${folder}/spill`, 1200)
  const copy = performance.now()
  await duck.db.run(
    `COPY (SELECT * FROM read_parquet(${sqlText(path)}) ORDER BY "from", time) TO ${sqlText(`${folder}/floor.parquet`)} (FORMAT parquet, COMPRESSION zstd)`,
  )
  const floor = (performance.now() - copy) / 1000
  rmSync(`${folder}/floor.parquet`)
  console.log(
    `floor: DuckDB COPY sorted by payer and time in ${floor.toFixed(1)} s; ratio import / floor ${(seconds / floor).toFixed(2)}`,
  )
  console.log(`machine: ${cpus().length} x ${cpus()[0]?.model}, load ${load.toFixed(1)} at the start`)
}

if (import.meta.main) {
  const [path, folder] = process.argv.slice(2)
  if (path === undefined || folder === undefined) throw new Error('usage: node bench/import.ts IN.parquet NEW_STORE')
  await benchImport(path, folder)
}

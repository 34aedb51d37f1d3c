import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ExposureFolder } from '../src/adapters/exposure/exposure-folder.ts'
import { openRows } from '../src/adapters/files/open-rows.ts'
import { openDuck, sqlText } from '../src/adapters/transfers/embedded/duck.ts'
import { type EmbeddedStore, openEmbeddedStore } from '../src/adapters/transfers/embedded/embedded-store.ts'
import { FileStream } from '../src/adapters/transfers/embedded/file-stream.ts'
import { segmentsFolder } from '../src/adapters/transfers/embedded/import-transfers.ts'
import { transfers } from '../src/formats/transfers.ts'
import type { Address } from '../src/model/address.ts'
import type { LedgerId } from '../src/model/ledger.ts'
import type { IndexOrder } from '../src/operations/exposure/exposure-port.ts'
import { machine } from './machine.ts'
import { makeTransfers } from './make-transfers.ts'

const LOOKS = 500_000
const LEDGERS = ['eip155:1', 'eip155:56', 'eip155:137', 'eip155:8453'] as LedgerId[]

/** An address of bench/make-transfers.ts. */
function madeUp(n: number): Address {
  const md5 = (text: string): string => createHash('md5').update(text).digest('hex')
  return `0x${(md5(`a${n}`) + md5(`b${n}`)).slice(0, 40)}` as Address
}

function processor({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000
}

/** What it costs to have DuckDB stream the same columns, when nothing is done with them. */
async function readAlone(store: EmbeddedStore, folder: string): Promise<number> {
  await using duck = await openDuck(join(folder, 'spill'), 400)
  const before = process.cpuUsage()
  for (const segment of store.records())
    for (const { name } of segment.files) {
      const kind = /^(transfers|accounts)-\d+\.parquet$/.exec(name)?.[1]
      if (kind === undefined) continue
      const columns =
        kind === 'accounts' ? 'id, ledger, kind, w0, w1, w2' : '"from", "to", asset, "at", amount0, amount1'
      const source = sqlText(join(segmentsFolder(store.folder), segment.id, name))
      const stream = await FileStream.open(duck, `SELECT ${columns} FROM read_parquet(${source})`)
      for (let chunk = await stream.chunks.next(); chunk !== null; ) chunk = await stream.chunks.next()
      await stream.close()
    }
  return processor(process.cpuUsage(before))
}

/**
 * Benchmark: the exposure index over an embedded store, from the Parquet on the disk to the index on the disk, beside DuckDB reading the same
 * columns for nobody; and looking an address up in it, beside a JavaScript Map of the same addresses.
 * @param kept a folder whose store is used if it is there (of as many rows), else made and left there
 */
export async function benchExposureStore(rows: number, origins: number, kept?: string): Promise<void> {
  console.log(machine())
  console.log(`huge pages, as bin/cordon.js asks for: ${process.env['GLIBC_TUNABLES'] ?? 'no'}`)
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'cordon-exposure-'))
  try {
    mkdirSync(folder, { recursive: true })
    const made = existsSync(join(folder, 'store', 'store.lmdb'))
    await using store = await openEmbeddedStore(join(folder, 'store'))
    if (!made) {
      const file = join(folder, 'transfers.parquet')
      await makeTransfers(file, { rows, seed: 1 })
      await store.importFile(file, transfers, { ledger: null, file }, openRows)
    }
    const indexer = new ExposureFolder(join(folder, 'exposure'), store)
    // Busy ones among them: the first thousand are the hubs.
    const labels = Array.from({ length: origins }, (_, n) => ({
      address: madeUp(n < origins / 2 ? n * 20 + 50 : Math.floor((n * rows * 0.4) / origins)),
      ledgers: null,
      label: { category: 'sanctioned', source: `list:${n}`, name: `entity ${n}` },
    }))
    const order: IndexOrder = {
      versions: { data: 'd', tags: 't', lists: 'l', cases: 'c' },
      labels,
      thefts: [],
      rebuild: true,
    }
    let passed = 0
    const start = performance.now()
    const before = process.cpuUsage()
    const thread = process.threadCpuUsage()
    const told = (what: string): void => {
      const ms = performance.now() - start
      const own = processor(process.threadCpuUsage(thread))
      const all = processor(process.cpuUsage(before))
      const rate = (time: number): string => `${(rows / time / 1000).toFixed(2)} M/s`
      console.log(
        `${what}: ${ms.toFixed(0)} ms on the clock (${rate(ms)}), ${own.toFixed(0)} ms of the main thread (${rate(own)}), ` +
          `${all.toFixed(0)} ms of processor time on all cores (${rate(all)})`,
      )
    }
    const progress = {
      at(done: number) {
        if (done < rows || passed > 0) return
        passed = done
        told('read in time order, numbered and passed')
      },
      end() {},
    }
    const { state } = await indexer.update(order, { progress, interrupted: () => false })
    told('and written to the disk')
    const all = processor(process.cpuUsage(before))
    const peak = (process.resourceUsage().maxRSS / 1024).toFixed(0)
    console.log(`peak memory of the process ${peak} MB${made ? '' : ', import among it'}`)
    const alone = await readAlone(store, folder)
    console.log(
      `DuckDB alone, the same columns read for nobody: ${alone.toFixed(0)} ms of processor time on all cores (${(alone / all).toFixed(2)} of ours)`,
    )
    console.log(`${state.exposedAddresses} addresses with exposure to ${state.origins} origins`)
    const opening = performance.now()
    const view = await indexer.open()
    console.log(`opened for screening: ${(performance.now() - opening).toFixed(0)} ms`)
    if (view === null) throw new Error('no index')
    const asked = Array.from({ length: LOOKS }, (_, n) => madeUp((n * 7919) % Math.floor(rows * 0.45)))
    const map = new Map(asked.filter(a => view.exposureAt(a, LEDGERS).length > 0).map(a => [a, 1]))
    const looked = (name: string, look: (a: Address) => number): void => {
      let best = Number.POSITIVE_INFINITY
      let found = 0
      for (let round = 0; round < 4; round++) {
        const from = performance.now()
        found = 0
        for (const address of asked) found += look(address)
        best = Math.min(best, performance.now() - from)
      }
      console.log(
        `${name}: ${((best / LOOKS) * 1e6).toFixed(0)} ns an address, ${((100 * found) / LOOKS).toFixed(1)} % with exposure`,
      )
    }
    looked('JavaScript Map', a => map.get(a) ?? 0)
    looked('exposureAt on 4 ledgers', a => Number(view.exposureAt(a, LEDGERS).length > 0))
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) {
  // As bin/cordon.js starts it.
  const pages = { GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1' }
  if (process.env['GLIBC_TUNABLES'] === undefined && process.execve)
    process.execve(process.execPath, [process.execPath, ...process.execArgv, ...process.argv.slice(1)], {
      ...process.env,
      ...pages,
    })
  const [rows = '10000000', origins = '64', kept] = process.argv.slice(2)
  await benchExposureStore(Number(rows), Number(origins), kept)
}

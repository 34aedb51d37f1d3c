import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ExposureFolder } from '../src/adapters/exposure/exposure-folder.ts'
import { openRows } from '../src/adapters/files/open-rows.ts'
import { openEmbeddedStore } from '../src/adapters/transfers/embedded/embedded-store.ts'
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

/**
 * Benchmark: the exposure index over an embedded store, from the Parquet on the disk to the index on the disk, and looking an address up in
 * it, beside a JavaScript Map of the same addresses.
 */
export async function benchExposureStore(rows: number, origins: number): Promise<void> {
  console.log(machine())
  const folder = mkdtempSync(join(tmpdir(), 'cordon-exposure-'))
  try {
    const file = join(folder, 'transfers.parquet')
    await makeTransfers(file, { rows, seed: 1 })
    await using store = await openEmbeddedStore(join(folder, 'store'))
    await store.importFile(file, transfers, { ledger: null, file }, openRows)
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
    console.log(`peak memory of the process ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB, import among it`)
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
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) {
  const [rows = '10000000', origins = '64'] = process.argv.slice(2)
  await benchExposureStore(Number(rows), Number(origins))
}

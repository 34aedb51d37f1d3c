import { spawnSync } from 'node:child_process'
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { writePacked } from '../src/adapters/backtest/packed-file/write-packed.ts'
import { runHistory } from '../src/adapters/backtest/run-history.ts'
import { RULES } from '../src/catalog/rules/all-rules.ts'
import { TYPOLOGIES } from '../src/catalog/typologies/all-typologies.ts'
import { randomHistory } from './backtest/random-history.ts'
import { writeHistory } from './backtest/write-history.ts'
import { machine } from './machine.ts'

const OVERLAY = { rules: { R13: { senders: 6 }, R08: { share: 0.8 } } }
const SOFTWARE = 'bench'
/** Lines of the plain loop beside it. */
const FLOOR_LINES = 500_000

/**
 * Benchmark: a file of ten million events of an exchange (NDJSON), read, checked and judged by all rules, under two versions at once and
 * under one, on one thread a processor; then packed, and judged so. Beside it a plain loop that parses lines of the same file and does
 * nothing with them. Arguments: events, customers, threads.
 */
async function benchBacktest(count: number, customers: number, threads: number): Promise<void> {
  console.log(`${machine()}; ${RULES.length} rules, ${TYPOLOGIES.length} typologies`)
  const folder = mkdtempSync(join(tmpdir(), 'cordon-backtest-'))
  try {
    const file = join(folder, 'events.ndjson')
    await writeHistory(randomHistory(5, customers, count, 90), file, null)
    console.log(`${count} events of ${customers} customers, ${Math.round(statSync(file).size / 2 ** 20)} MiB`)
    const floor = await parseOnly(file)
    console.log(`a plain loop, lines parsed and let go: ${floor.toFixed(1)} µs a line`)
    const packed = join(folder, 'events.history')
    const packing = clock()
    const { events, bytes } = await writePacked([file], packed, SOFTWARE, () => {})
    told('packed, one thread', events, floor, packing())
    console.log(`${Math.round(bytes / 2 ** 20)} MiB packed`)
    for (const source of [packed, file])
      for (const overlays of [[null, OVERLAY], [null]]) await judged(source, overlays, threads, floor)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function judged(file: string, overlays: readonly unknown[], threads: number, floor: number): Promise<void> {
  const running = clock()
  const job = { files: [file], overlays, labels: null, cutMs: null, software: SOFTWARE }
  const { parts } = await runHistory(job, threads)
  const took = running()
  const events = parts.reduce((sum, part) => sum + part.history.events, 0)
  const alerts = overlays.map((_, v) => parts.reduce((sum, part) => sum + (part.tallies[v]?.[0].alerts ?? 0), 0))
  const from = file.endsWith('.history') ? 'packed history' : 'NDJSON'
  told(`${from}, ${overlays.length} of the rules at once, ${threads} threads`, events, floor, took)
  console.log(`  ${alerts.join(' and ')} alerts; ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB`)
}

/** Seconds of wall and of the processor since. */
function clock(): () => { readonly wall: number; readonly cpu: number } {
  const cpu = process.cpuUsage()
  const started = performance.now()
  return () => {
    const { user, system } = process.cpuUsage(cpu)
    return { wall: (performance.now() - started) / 1000, cpu: (user + system) / 1e6 }
  }
}

function told(what: string, events: number, floor: number, { wall, cpu }: { wall: number; cpu: number }): void {
  const each = (wall / events) * 1e6
  console.log(
    `${what}: ${events} events in ${wall.toFixed(1)} s, ${Math.round(events / wall)} a second, ${each.toFixed(1)} µs each ` +
      `(${(each / floor).toFixed(1)} times the loop); processor ${cpu.toFixed(1)} s`,
  )
}

/** Microseconds a line. */
async function parseOnly(file: string): Promise<number> {
  const lines = createInterface({ input: createReadStream(file, { highWaterMark: 1 << 20 }) })
  const started = performance.now()
  let n = 0
  let sum = 0
  for await (const line of lines) {
    sum += (JSON.parse(line) as { atMs: number }).atMs
    if (++n === FLOOR_LINES) break
  }
  if (!(sum > 0)) throw new Error('nothing was read')
  return ((performance.now() - started) / n) * 1_000
}

// As `cordon backtest` is started.
const FLAG = '--single-threaded-gc'
if (process.execArgv.includes(FLAG)) {
  const [count = 10_000_000, customers = 1_000_000, threads = availableParallelism()] = process.argv
    .slice(2)
    .map(Number)
  await benchBacktest(count, customers, threads)
} else {
  const run = spawnSync(process.execPath, [FLAG, import.meta.filename, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exitCode = run.status ?? 1
}

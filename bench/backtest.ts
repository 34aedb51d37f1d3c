import { spawnSync } from 'node:child_process'
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { runHistory } from '../src/adapters/backtest/run-history.ts'
import { RULES } from '../src/catalog/rules/all-rules.ts'
import { TYPOLOGIES } from '../src/catalog/typologies/all-typologies.ts'
import { randomHistory } from './backtest/random-history.ts'
import { writeHistory } from './backtest/write-history.ts'
import { machine } from './machine.ts'

const OVERLAY = { rules: { R13: { senders: 6 }, R08: { share: 0.8 } } }
/** Lines of the plain loop beside it. */
const FLOOR_LINES = 500_000

/**
 * Benchmark: a file of ten million events of an exchange (NDJSON), read, checked and judged under two versions of all rules at once, on one
 * thread a processor; beside it a plain loop that parses lines of the same file and does nothing with them.
 * Arguments: events, customers, threads.
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
    for (const overlays of [[null, OVERLAY], [null]]) {
      const cpu = process.cpuUsage()
      const started = performance.now()
      const job = { files: [file], overlays, labels: null, cutMs: null, software: 'bench' }
      const { parts } = await runHistory(job, threads)
      const seconds = (performance.now() - started) / 1000
      const { user, system } = process.cpuUsage(cpu)
      const events = parts.reduce((sum, part) => sum + part.history.events, 0)
      const alerts = overlays.map((_, v) => parts.reduce((sum, part) => sum + (part.tallies[v]?.[0].alerts ?? 0), 0))
      const each = (seconds / events) * 1e6
      console.log(
        `${overlays.length} of the rules at once, ${threads} threads: ${seconds.toFixed(1)} s, ${Math.round(events / seconds)} events/s, ` +
          `${each.toFixed(1)} µs each (${(each / floor).toFixed(1)} times the loop); processor ${((user + system) / 1e6).toFixed(1)} s; ` +
          `${events} events, ${alerts.join(' and ')} alerts; ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB`,
      )
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
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

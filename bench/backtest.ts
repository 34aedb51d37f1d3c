import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { runHistory } from '../src/adapters/backtest/run-history.ts'
import { readOverlay } from '../src/analysis/monitor/overlay.ts'
import { ruleSet } from '../src/analysis/monitor/rule-set.ts'
import { textHash } from '../src/analysis/monitor/text-hash.ts'
import { HistoryRun } from '../src/analysis/tuning/history-run.ts'
import { RULES } from '../src/catalog/rules/all-rules.ts'
import { TYPOLOGIES } from '../src/catalog/typologies/all-typologies.ts'
import { randomHistory } from './backtest/random-history.ts'
import { writeHistory } from './backtest/write-history.ts'
import { machine } from './machine.ts'

/**
 * Benchmark: ten million events of an exchange judged under two versions of all rules at once, on one thread a processor.
 * Arguments: events, customers, threads.
 */

interface Work {
  readonly count: number
  readonly customers: number
  readonly share: number
  readonly shares: number
}

const OVERLAY = { rules: { R13: { senders: 6 }, R08: { share: 0.8 } } }

/** Events are made anew in every thread, as every thread would read the file. */
function judge({ count, customers, share, shares }: Work): { alerts: number[]; events: number; processor: number } {
  const sets = [null, OVERLAY].map(given =>
    ruleSet(RULES, TYPOLOGIES, given === null ? null : readOverlay(given, RULES, TYPOLOGIES), 'bench', null),
  )
  const started = process.threadCpuUsage()
  const run = new HistoryRun(sets, { owns: customer => textHash(customer, 1) % shares === share })
  for (const given of randomHistory(5, customers, count, 90).events()) run.push(given)
  const { history, tallies } = run.end()
  const { user, system } = process.threadCpuUsage(started)
  const alerts = tallies.map(([all]) => all.alerts)
  return { alerts, events: history.events, processor: (user + system) / 1e6 }
}

async function main(): Promise<void> {
  const [count = 10_000_000, customers = 1_000_000, threads = availableParallelism()] = process.argv
    .slice(2)
    .map(Number)
  console.log(`${machine()}; ${RULES.length} rules, ${TYPOLOGIES.length} typologies, two versions`)
  let started = performance.now()
  let made = 0
  for (const _ of randomHistory(5, customers, Math.min(count, 200_000), 90).events()) made++
  const making = (performance.now() - started) / made
  started = performance.now()
  const parts = await Promise.all(
    Array.from({ length: threads }, (_, share) => inThread({ count, customers, share, shares: threads })),
  )
  const seconds = (performance.now() - started) / 1000
  const judged = parts.reduce((sum, part) => sum + part.events, 0)
  const processor = parts.map(part => part.processor.toFixed(1)).join(' + ')
  const alerts = [0, 1].map(v => parts.reduce((sum, part) => sum + (part.alerts[v] ?? 0), 0))
  console.log(
    `${judged} events of ${customers} customers on ${threads} threads: ${seconds.toFixed(1)} s, ${Math.round(judged / seconds)} a second; processor ${processor} s, of which making the events takes ${((making * judged) / 1000).toFixed(1)} s a thread; ${alerts.join(' and ')} alerts; ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB`,
  )
  await fromFile(Math.min(count, 500_000), threads)
}

function inThread(work: Work): Promise<ReturnType<typeof judge>> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(import.meta.url), { workerData: work })
    thread.once('message', resolve)
    thread.once('error', reject)
  })
}

/** The same from NDJSON, read and checked by every thread. */
async function fromFile(count: number, threads: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-backtest-'))
  try {
    const file = join(folder, 'events.ndjson')
    await writeHistory(randomHistory(6, count / 10, count, 90), file, null)
    const started = performance.now()
    const overlays = [null, OVERLAY]
    const job = { files: [file], overlays, labels: null, cutMs: null, software: 'bench' }
    const { parts } = await runHistory(job, threads)
    const seconds = (performance.now() - started) / 1000
    const events = parts.reduce((sum, part) => sum + part.history.events, 0)
    console.log(
      `${events} events from NDJSON (${Math.round(statSync(file).size / 2 ** 20)} MiB): ${seconds.toFixed(1)} s, ${Math.round(events / seconds)} a second`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (isMainThread) await main()
else parentPort?.postMessage(judge(workerData as Work))

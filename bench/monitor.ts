import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Engine as PeerEngine } from 'json-rules-engine'
import { startFrom } from '../src/adapters/monitor/build-up.ts'
import { LAYOUT, writeSnapshot } from '../src/adapters/monitor/snapshot-file.ts'
import { MonitorEngine } from '../src/analysis/monitor/monitor-engine.ts'
import { RULES } from '../src/catalog/rules/all-rules.ts'
import { TYPOLOGIES } from '../src/catalog/typologies/all-typologies.ts'
import type { CustomerEvent } from '../src/model/monitor/customer-event.ts'
import { machine } from './machine.ts'
import { processorTime } from './processor-time.ts'
import { RandomEvents, randomProfile } from './random-events.ts'

const SEED = 7
const LOT = 10_000

/**
 * Benchmark: events through all rules with a million customers in the windows, beside the same windows without rules and beside
 * json-rules-engine on the rules that it can express; then bytes a customer, and the way back from a snapshot.
 */
async function benchMonitor(customers: number, each: number, events: number): Promise<void> {
  console.log(machine())
  const wanted = customers * each
  // 120 days of history, the last of it the measured part.
  const source = new RandomEvents(SEED, customers, (120 * 86_400_000) / wanted)
  const engine = new MonitorEngine(RULES, TYPOLOGIES, { seed: SEED })
  let start = performance.now()
  for (let n = 0; n < customers; n++) engine.state.know(randomProfile(n))
  for (let n = 0; n < wanted; n++) engine.restore(source.next(), null, [])
  const filled = (performance.now() - start) / 1_000
  const { bytes, pool } = engine.state
  console.log(`${RULES.length} rules, ${TYPOLOGIES.length} typologies`)
  console.log(`${customers} customers, ${wanted} events in ${filled.toFixed(1)} s (without judging); ${pool.size} kept`)
  console.log(
    `state ${(bytes / customers).toFixed(0)} bytes a customer (its arrays); process ${mib(process.memoryUsage.rss())} MiB`,
  )

  const outcomes: Record<string, number> = { pass: 0, review: 0, hold: 0 }
  const rules = new Map<string, number>()
  const judged = timed(source, events / 2, event => {
    const [judgement] = engine.take(event)
    if (judgement === undefined) return
    outcomes[judgement.outcome] = (outcomes[judgement.outcome] ?? 0) + 1
    for (const { rule, answer } of judgement.findings) {
      const name = `${rule} ${answer.kind}`
      rules.set(name, (rules.get(name) ?? 0) + 1)
    }
  })
  console.log(`all rules: ${judged} events/s of processor time; ${JSON.stringify(outcomes)}`)
  const most = [...rules].sort((a, b) => b[1] - a[1]).slice(0, 8)
  console.log(`  most: ${most.map(([name, n]) => `${name} ${n}`).join(', ')}`)

  const folder = mkdtempSync(join(tmpdir(), 'cordon-bench-monitor-'))
  try {
    start = performance.now()
    const told = { place: 0, seq: 0 }
    writeSnapshot(folder, { layout: LAYOUT, seed: SEED, next: engine.next, told }, sink => engine.save(sink))
    console.log(`snapshot written in ${((performance.now() - start) / 1_000).toFixed(1)} s`)
    start = performance.now()
    const again = startFrom(folder, seed => new MonitorEngine([], [], { seed }), 0)
    console.log(
      `and read in ${((performance.now() - start) / 1_000).toFixed(1)} s: ${again.engine.state.pool.size} events`,
    )
    const plain = timed(source, events / 2, event => void again.engine.take(event))
    console.log(`the same windows without a rule: ${plain} events/s`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  console.log(
    `json-rules-engine, six rules over facts handed to it: ${await peer(Array.from({ length: 5_000 }, () => source.next()))} events/s`,
  )
}

/** Events a second of processor time; they are made a lot at a time, and the making is not counted. */
function timed(source: RandomEvents, count: number, work: (event: CustomerEvent) => void): number {
  let spent = 0
  for (let done = 0; done < count; done += LOT) {
    const lot = Array.from({ length: LOT }, () => source.next())
    spent += processorTime(() => {
      for (const event of lot) work(event)
    }).ms
  }
  return Math.round((count / spent) * 1_000)
}

/** Rules that need no window, and those whose window figures are worked out beforehand at no cost of the peer's. */
async function peer(events: readonly CustomerEvent[]): Promise<number> {
  const engine = new PeerEngine([], { allowUndefinedFacts: true })
  const rule = (type: string, ...all: { fact: string; operator: string; value: unknown; path?: string }[]) =>
    engine.addRule({ conditions: { all }, event: { type } })
  rule('R19', { fact: 'labels', operator: 'contains', value: 'mixer' })
  rule(
    'R35',
    { fact: 'categories', operator: 'contains', value: 'sanctions' },
    { fact: 'verdict', operator: 'equal', value: 'match' },
  )
  rule('R25', { fact: 'signs', operator: 'contains', value: 'tor' })
  rule(
    'R02',
    { fact: 'count30d', operator: 'greaterThanInclusive', value: 20 },
    { fact: 'usd', operator: 'lessThan', value: 10_000 },
  )
  rule('R03', { fact: 'krw1d', operator: 'greaterThanInclusive', value: 10_000_000 })
  rule(
    'R29',
    { fact: 'share', operator: 'greaterThanInclusive', value: 0.5 },
    { fact: 'changed', operator: 'equal', value: true },
  )
  const start = process.threadCpuUsage()
  for (const event of events) {
    const about = 'about' in event ? event.about : null
    await engine.run({
      ...{
        labels: about?.labels ?? [],
        categories: about?.screening?.categories ?? [],
        signs: 'signs' in event ? event.signs : [],
      },
      ...{ verdict: about?.screening?.verdict ?? '', count30d: 3, krw1d: 50_000, changed: false },
      ...{ usd: 'usd' in event ? event.usd : 0, share: 'shareOfBalance' in event ? event.shareOfBalance : 0 },
    })
  }
  const { user, system } = process.threadCpuUsage(start)
  return Math.round((events.length / (user + system)) * 1e6)
}

function mib(bytes: number): number {
  return Math.round(bytes / 2 ** 20)
}

const [customers = '1000000', each = '8', events = '1000000'] = process.argv.slice(2)
await benchMonitor(Number(customers), Number(each), Number(events))

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomHistory } from '../../bench/backtest/random-history.ts'
import { lineAccess } from '../../src/adapters/backtest/line-access.ts'
import { MonitorEngine } from '../../src/analysis/monitor/monitor-engine.ts'
import { readOverlay } from '../../src/analysis/monitor/overlay.ts'
import { type RuleSet, ruleSet } from '../../src/analysis/monitor/rule-set.ts'
import { addChange, noChange } from '../../src/analysis/tuning/change-count.ts'
import type { PastGiven, RunFigures } from '../../src/analysis/tuning/history-count.ts'
import { EventPacker } from '../../src/analysis/tuning/packed/event-packer.ts'
import { Replay } from '../../src/analysis/tuning/replay.ts'
import { ShareRun } from '../../src/analysis/tuning/share-run.ts'
import { addTally, emptyTally } from '../../src/analysis/tuning/tally.ts'
import { TimeOrder } from '../../src/analysis/tuning/time-order.ts'
import type { TruthLabel } from '../../src/analysis/tuning/truth-labels.ts'
import { RULES } from '../../src/catalog/rules/all-rules.ts'
import { TYPOLOGIES } from '../../src/catalog/typologies/all-typologies.ts'
import { eventValues } from '../../src/formats/events/write-event.ts'
import { fc } from '../property.ts'
import { plainRun } from './plain-run.ts'

const OVERLAY = readOverlay(
  {
    rules: { R13: { senders: 6, window: 86_400 }, R08: 'off', R01: { count: 3 } },
    typologies: { 'fan-in-collection': { review: 0.3 } },
  },
  RULES,
  TYPOLOGIES,
)
const IN_FORCE = ruleSet(RULES, TYPOLOGIES, null, 'test', null)
const GIVEN = ruleSet(RULES, TYPOLOGIES, OVERLAY, 'test', null)

test('one pass over history under two versions says of every event what the monitor says under each', () => {
  const replay = new Replay([IN_FORCE, GIVEN])
  const engines = [null, OVERLAY].map(overlay => new MonitorEngine(RULES, TYPOLOGIES, { overlay, software: 'test' }))
  let alerts = 0
  for (const { event, profile } of randomHistory(7, 200, 2_500, 60).events()) {
    const verdicts = replay.take(event, profile)
    for (const [v, engine] of engines.entries()) {
      const [said] = engine.take(event, profile)
      const { outcome, findings, typologies, alert } = verdicts[v] as (typeof verdicts)[0]
      assert.deepEqual(
        { outcome, findings, typologies },
        {
          outcome: said?.outcome,
          findings: said?.findings,
          typologies: said?.typologies,
        },
      )
      if (alert !== 'pass') alerts++
    }
  }
  assert.ok(alerts > 20, `${alerts} alerts are too few to say anything`)
})

test('shares of the customers, judged apart, add up to the whole', () => {
  const history = [...randomHistory(11, 100, 1_200, 30).events()]
  const labels = [...randomHistory(11, 100, 1_200, 30).schemes].map(([customer, scheme]) => ({
    ...{ event: null, customer, bad: true, fromMs: -Infinity, untilMs: Infinity, scheme },
  }))
  const whole = plainRun(history, [IN_FORCE, GIVEN], { labels })
  const parts = inShares(history, 3, [IN_FORCE, GIVEN], labels)
  for (const v of [0, 1]) {
    const sum = emptyTally(labels.length)
    for (const part of parts) addTally(sum, (part.tallies[v] as (typeof part.tallies)[0])[0])
    const all = (whole.tallies[v] as (typeof whole.tallies)[0])[0]
    assert.deepEqual(sorted(sum), sorted(all))
  }
  const change = noChange()
  for (const part of parts) if (part.change) addChange(change, part.change)
  assert.deepEqual(sorted(change), sorted(whole.change))
})

/** Judges history in shares as threads do, packed in blocks. */
function inShares(
  history: readonly PastGiven[],
  shares: number,
  sets: readonly RuleSet[],
  labels: readonly TruthLabel[] | null,
): RunFigures[] {
  const runs = Array.from(
    { length: shares },
    (_, share) => new ShareRun(sets, { share, of: shares }, lineAccess(), { labels }),
  )
  const packer = new EventPacker(block => {
    for (const run of runs) run.judge(block)
  })
  for (const given of history) {
    const line = new TextEncoder().encode(JSON.stringify(eventValues(given.event)))
    packer.add(given, line, 0, line.length, true)
  }
  packer.end()
  return runs.map((run, n) => run.end(packer.tooLate, n === 0 ? packer.repeated : 0))
}

test('events that come out of order by less than the bound are handed on in the order of time', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 200 }),
      fc.integer({ min: 1, max: 20 }),
      (jitter, most) => {
        const items = jitter.map((by, n) => ({ at: n + (by % most), n }))
        const out: { at: number; n: number }[] = []
        const order = new TimeOrder<{ at: number; n: number }>(
          i => i.at,
          i => out.push(i),
          most,
        )
        for (const item of items) order.push(item)
        order.end()
        assert.equal(order.tooLate, 0)
        assert.deepEqual(
          out,
          items.toSorted((a, b) => a.at - b.at || a.n - b.n),
        )
      },
    ),
  )
})

test('an event that comes too late is judged where it comes, and counted', () => {
  const out: number[] = []
  const order = new TimeOrder<number>(
    i => i,
    i => out.push(i),
    2,
  )
  for (const at of [10, 11, 12, 13, 14, 1]) order.push(at)
  order.end()
  assert.equal(order.tooLate, 1)
  assert.equal(out.length, 6)
})

test('the same event twice is judged once', () => {
  const history = [...randomHistory(3, 10, 20, 5).events()]
  const [run] = inShares([...history, ...history.slice(0, 7)], 1, [IN_FORCE], null)
  assert.deepEqual([run?.history.events, run?.history.repeated], [history.length, 7])
})

/** Maps and sets in the order of their keys. */
function sorted(value: unknown): unknown {
  if (value instanceof Map) return [...value].sort(([a], [b]) => (a < b ? -1 : 1)).map(sorted)
  if (value instanceof Set) return [...value].sort()
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, sorted(v)]))
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chanceOf } from '../../bench/backtest/random-history.ts'
import { RandomEvents, randomProfile } from '../../bench/random-events.ts'
import { MarketVolumes } from '../../src/analysis/monitor/market-volumes.ts'
import { MonitorEngine } from '../../src/analysis/monitor/monitor-engine.ts'
import { readOverlay } from '../../src/analysis/monitor/overlay.ts'
import { RULES } from '../../src/catalog/rules/all-rules.ts'
import type { CustomerEvent, TradeEvent } from '../../src/model/monitor/customer-event.ts'
import type { Judgement } from '../../src/model/monitor/judgement.ts'
import type { Rule } from '../../src/model/monitor/rule.ts'
import { fc } from '../property.ts'

const DAY_MS = 86_400_000
const T0 = Date.UTC(2026, 5, 1)

/** Ordinary days, with prices, travel data and other sides missing here and there, changes of accounts, and a fifth of all come late. */
function* unevenDays(count: number, customers: number): Iterable<CustomerEvent> {
  const chance = chanceOf(11)
  const source = new RandomEvents(9, customers, 400_000)
  for (let n = 0; n < count; n++) {
    const event = source.next()
    const { id, customer } = event
    const atMs = event.atMs - (chance() < 0.2 ? Math.floor(chance() ** 2 * 30 * 3_600_000) : 0)
    const dice = chance()
    if (dice < 0.03) yield { kind: 'change', id, atMs, customer, what: 'password' }
    else if ('usd' in event && dice < 0.08) yield { ...event, atMs, usd: null }
    else if ('travel' in event && dice < 0.12) yield { ...event, atMs, travel: null, about: null, shareOfBalance: null }
    else yield { ...event, atMs }
  }
}

/** What was said, without the digests of what judged. */
function words(judgements: readonly Judgement[]): unknown {
  return judgements.map(j => ({ ...j, ruleset: '', findings: j.findings.map(f => ({ ...f, version: '' })) }))
}

test('a rule that is not asked because the customer rested would have been silent, also under the least parameters', () => {
  const always = RULES.map(({ restless: _, ...rule }): Rule => rule)
  const least = Object.fromEntries(
    RULES.flatMap(rule => {
      const counts = Object.entries(rule.parameters).filter(([, { unit }]) => unit === 'count')
      return counts.length === 0 ? [] : [[rule.id, Object.fromEntries(counts.map(([name]) => [name, 1]))]]
    }),
  )
  assert.ok(RULES.filter(rule => rule.restless !== undefined).length >= 20)
  for (const given of [{}, { rules: least }]) {
    const overlay = readOverlay(given, RULES, [])
    const asked = new MonitorEngine(always, [], { overlay })
    const rested = new MonitorEngine(RULES, [], { overlay })
    for (let n = 0; n < 40; n += 2) for (const engine of [asked, rested]) engine.state.know(randomProfile(n))
    for (const event of unevenDays(1_000, 40)) assert.deepEqual(words(rested.take(event)), words(asked.take(event)))
  }
})

const TRADES = fc.array(
  fc.record({
    // Minutes that share a place of the ring, at its least size and at its greatest, and days.
    at: fc.tuple(fc.constantFrom(0, 16, 17, 600, 2_047, 2_048, 3_000), fc.integer({ min: 0, max: 119 })),
    usd: fc.constantFrom(0.01, 7.5, 1_000, 1e9, Number.NaN),
    price: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 1, maxLength: 40 },
)

test('volumes of a market are those of a plain sum, whatever the order in which trades come, or say that they are not kept', () => {
  fc.assert(
    fc.property(TRADES, fc.constantFrom(60, 3_600, 40_000), fc.constantFrom(1, 3), (rows, window, days) => {
      const trades = rows.map(({ at: [minute, seconds], usd, price }, place) => ({
        ...{ atMs: T0 + minute * 60_000 + seconds * 1_000, place, usd, price },
      }))
      const volumes = new MarketVolumes()
      for (const trade of trades) volumes.add(3, trade, trade.price)
      const latest = Math.floor(Math.max(...trades.map(t => t.atMs)) / 60_000)
      for (const trade of trades) {
        const isBefore = (t: typeof trade) => t.atMs < trade.atMs || (t.atMs === trade.atMs && t.place < trade.place)
        const later = trades.filter(t => t !== trade && !isBefore(t))
        const figures = volumes.figures(3, trade, window, days * 86_400, later)
        const from = Math.floor((trade.atMs - window * 1_000) / 60_000) * 60_000
        const fromDay = Math.floor((trade.atMs - days * DAY_MS) / DAY_MS) * DAY_MS
        if (from / 60_000 <= latest - 2_048) {
          assert.equal(figures, null)
          continue
        }
        const before = trades.filter(isBefore).sort((a, b) => a.atMs - b.atMs || a.place - b.place)
        const sum = (since: number) =>
          before.reduce((s, t) => s + (t.atMs < since || Number.isNaN(t.usd) ? 0 : Math.round(t.usd * 100)), 0) / 100
        assert.deepEqual(figures, {
          ...{ volumeUsd: sum(from), windowSeconds: (trade.atMs - from) / 1_000 },
          ...{ spanUsd: sum(fromDay), spanSeconds: (trade.atMs - fromDay) / 1_000 },
          firstPrice: before.find(t => t.atMs >= from)?.price ?? null,
        })
      }
    }),
    { numRuns: 150 },
  )
})

test('M1: a buyer who lifts a busy market by a fifth is seen among 6,000 trades of the hour, of which the windows keep 4,096', () => {
  const rule = RULES.filter(({ id }) => id === 'M1')
  const engine = new MonitorEngine(rule, [])
  let n = 0
  const trade = (atMs: number, customer: string, usd: number, price: number): TradeEvent => ({
    ...{ kind: 'trade', id: `t-${n++}`, atMs, customer, market: 'COIN/KRW', side: 'buy', sold: 'KRW', bought: 'COIN' },
    ...{ usd, price, quantity: usd / price, against: null, loss: null },
  })
  for (let day = 0; day < 21; day++) engine.take(trade(T0 + day * DAY_MS, 'c-2', 24_000, 100))
  const hour = T0 + 21 * DAY_MS
  // 600,000 dollars in an hour, where the mean hour has 1,000; each small buyer takes a part of no weight.
  for (let i = 0; i < 6_000; i++) engine.take(trade(hour + i * 500, `c-${3 + i}`, 90, 100))
  const [whale] = engine.take(trade(hour + 3_100_000, 'c-1', 60_000, 120))
  assert.equal(engine.state.ofMarket.forgotten(1) === undefined, false)
  const [finding] = whale?.findings ?? []
  assert.equal(finding?.answer.kind, 'fired')
  assert.ok(finding?.answer.kind === 'fired' && Math.abs(Number(finding.answer.figures['rise']) - 0.2) < 1e-9)
  const [small] = engine.take(trade(hour + 3_200_000, 'c-4', 2_000, 120))
  assert.deepEqual(small?.findings, [])
})

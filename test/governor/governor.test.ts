import assert from 'node:assert/strict'
import { test } from 'node:test'
import { governOutflow, throwSwitch } from '../../src/analysis/governor/govern-outflow.ts'
import { Governor } from '../../src/analysis/governor/governor.ts'
import { GOVERNOR_TERMS } from '../../src/analysis/governor/governor-terms.ts'
import type { HaltCommand } from '../../src/analysis/governor/halt-command.ts'
import { ETHEREUM, SOLANA } from '../../src/model/ledger.ts'
import type { WalletEvent } from '../../src/model/monitor/customer-event.ts'
import { fc } from '../property.ts'
import {
  DRAINS,
  ordinaryWeeks,
  outflow,
  SOLANA_WALLET,
  UPBIT_HALT_SOLANA_S,
  UPBIT_START_MS,
  upbitDrain,
} from './wallet-traffic.ts'

const T = UPBIT_START_MS
const restored = (governor: Governor): Governor => Governor.restore(JSON.parse(JSON.stringify(governor.snapshot())))

function run(governor: Governor, events: Iterable<WalletEvent>): HaltCommand[] {
  const given: HaltCommand[] = []
  for (const event of events) given.push(...governor.take(event, event.atMs).halts)
  return given
}

function lived(seed: number, weeks: number): Governor {
  const governor = new Governor()
  for (const event of ordinaryWeeks({ ...SOLANA_WALLET, busiest: 20, seed, endMs: T, weeks }))
    if (governor.take(event, event.atMs).halts.length > 0) governor.release('all', event.atMs)
  return governor
}

test('the shape of Upbit 2025, however the thief paces it and over however many wallets, halts Solana and then all long before Upbit did', () => {
  const before = lived(3, 3)
  for (const shape of DRAINS)
    for (const wallets of [1, 80]) {
      const governor = restored(before)
      governor.release('all', T - 3_600_000)
      const given: HaltCommand[] = []
      for (const event of upbitDrain(shape, wallets, 240)) {
        given.push(...governor.take(event, event.atMs).halts)
        for (const { id } of governor.pending()) governor.obeyed(id, event.atMs + 1_000)
      }
      assert.deepEqual(
        given.map(h => h.scope),
        ['ledger', 'all'],
        shape,
      )
      assert.ok(
        given.every(h => h.atMs - T < (UPBIT_HALT_SOLANA_S * 1_000) / 3),
        `${shape}: ${given.map(h => (h.atMs - T) / 1000)}`,
      )
      assert.equal(given[0]?.ledger, SOLANA)
    }
})

test('24 kinds that leave in small amounts halt by their number, where a limit in dollars alone sees nothing', () => {
  const governor = new Governor()
  const given = run(
    governor,
    Array.from({ length: 24 }, (_, i) => outflow(`k${i}`, T + i * 20_000, `token-${i}`, 1, 36_000_000)),
  )
  assert.equal(given[0]?.reason, 'kinds')
  assert.equal(given[0]?.event, 'k9')
  assert.match(given[0]?.because ?? '', /^10 kinds of asset left sol-hot-0 within 10 minutes/)
})

test('the same outflows in any order of coming, each once or again, give a halt or none alike', () => {
  const rows = fc.array(
    fc.record({
      second: fc.integer({ min: 0, max: 1_200 }),
      usd: fc.integer({ min: 0, max: 90_000 }),
      asset: fc.integer({ min: 0, max: 11 }),
      wallet: fc.integer({ min: 0, max: 2 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  fc.assert(
    fc.property(rows, fc.infiniteStream(fc.nat()), fc.array(fc.nat(), { maxLength: 10 }), (all, keys, again) => {
      const events = all.map((r, i) =>
        outflow(`e${i}`, T + r.second * 1_000, `t-${r.asset}`, r.usd, 10_000_000, { customer: `w-${r.wallet}` }),
      )
      // Every balance is known from the start, as it would be in order.
      const first = [0, 1, 2].map(w =>
        outflow(`b${w}`, T - 1, 't-0', 0, 10_000_000, { customer: `w-${w}`, whitelisted: true }),
      )
      const [inOrder, shuffled] = [new Governor(), new Governor()]
      const order = events.map(e => ({ e, key: keys.next().value })).sort((a, b) => a.key - b.key)
      const now = T + 1_200_000
      for (const g of [inOrder, shuffled]) for (const e of first) g.take(e, T)
      for (const e of [...events].sort((a, b) => a.atMs - b.atMs)) inOrder.take(e, now)
      for (const { e } of order) shuffled.take(e, now)
      for (const i of again) assert.equal(shuffled.take(events[i % events.length] as WalletEvent, now).repeated, true)
      assert.deepEqual(shuffled.halted().ledgers, inOrder.halted().ledgers)
    }),
    { numRuns: 100 },
  )
})

test('five minutes are exact: at the limit nothing halts, a cent above it does, and a second later it does not', () => {
  const pair = (usd: number, seconds: number): number =>
    run(new Governor(), [
      outflow('a', T, 'SOL', 25_000, 10_000_000),
      outflow('b', T + seconds * 1_000, 'SOL', usd, 10_000_000),
    ]).length
  // 0.5 % of ten million.
  assert.equal(pair(25_000, 300), 0)
  assert.equal(pair(25_000.01, 300), 1)
  assert.equal(pair(25_000.01, 301), 0)
})

test('a governor killed after any outflow and put back from its snapshot goes on as if it had never stopped', () => {
  const events = [
    ...ordinaryWeeks({ ...SOLANA_WALLET, busiest: 3, seed: 5, endMs: T, weeks: 3 }),
    ...upbitDrain('even', 2, 60),
  ]
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: events.length - 1 }), { minLength: 1, maxLength: 4 }), kills => {
      const [whole, other] = [new Governor(), { governor: new Governor() }]
      const at = new Set(kills)
      for (const [i, event] of events.entries()) {
        assert.deepEqual(other.governor.take(event, event.atMs), whole.take(event, event.atMs))
        if (at.has(i)) other.governor = restored(other.governor)
      }
      assert.deepEqual(other.governor.snapshot(), whole.snapshot())
    }),
    { numRuns: 4 },
  )
})

test('a halt waits until it is in force, across a kill, and is the same command each time', () => {
  const governor = new Governor()
  const [halt] = run(governor, [outflow('x', T, 'SOL', 1_000_000, 10_000_000)])
  assert.ok(halt)
  assert.deepEqual(restored(governor).pending(), [halt])
  governor.obeyed(halt.id, T + 500)
  assert.deepEqual(governor.pending(), [])
  assert.deepEqual(restored(governor).halted(), { all: false, ledgers: [SOLANA] })
})

test('all withdrawals follow when nobody answers, when value still leaves, or when a second ledger gives cause', () => {
  const tripped = (): [Governor, HaltCommand] => {
    const governor = new Governor()
    const [halt] = run(governor, [outflow('x', T, 'SOL', 1_000_000, 10_000_000)])
    assert.ok(halt)
    return [governor, halt]
  }
  const [nobody] = tripped()
  assert.deepEqual(nobody.tick(T + 59_999), [])
  assert.equal(nobody.tick(T + 60_000)[0]?.reason, 'nobody-answered')
  assert.deepEqual(nobody.tick(T + 90_000), [], 'once')
  const [leaves, halt] = tripped()
  leaves.obeyed(halt.id, T + 1_000)
  assert.deepEqual(run(leaves, [outflow('y', T + 11_000, 'SOL', 5, null)]), [], 'still under way')
  assert.equal(run(leaves, [outflow('z', T + 11_001, 'SOL', 5, null)])[0]?.reason, 'not-obeyed')
  const [second] = tripped()
  const eth = run(second, [
    outflow('e', T + 5_000, 'ETH', 1_000_000, 10_000_000, { ledger: ETHEREUM, customer: 'eth-hot' }),
  ])
  assert.deepEqual(
    eth.map(h => h.reason),
    ['outflow', 'second-ledger'],
  )
})

test('who releases a halt forgives what left before, and only that', () => {
  const governor = new Governor()
  run(governor, [outflow('x', T, 'SOL', 1_000_000, 10_000_000)])
  governor.release(SOLANA, T + 1_000)
  assert.deepEqual(run(governor, [outflow('y', T + 2_000, 'SOL', 10_000, 10_000_000)]), [])
  assert.deepEqual(governor.tick(T + 120_000), [])
  assert.equal(run(governor, [outflow('z', T + 3_000, 'SOL', 45_000, 10_000_000)]).length, 1)
})

test('what it cannot weigh it says: no price, no history and no balance, a clock ahead, an outflow too late', () => {
  const governor = new Governor()
  assert.match(governor.take(outflow('a', T, 'SOL', null, 1_000_000), T).review ?? '', /price of 1 outflows/)
  assert.match(
    new Governor().take(outflow('a', T, 'SOL', 10, null), T).review ?? '',
    /two weeks of history, or the balance/,
  )
  const ahead = governor.take(outflow('c', T + 9e12, 'SOL', 1_000_000, 1_000_000), T + 1)
  assert.match(ahead.review ?? '', /ahead of the clock/)
  assert.equal(ahead.halts.length, 1, 'it left now, and is weighed')
  assert.match(governor.take(outflow('d', T - 4_000_000, 'SOL', 1, 1), T + 2).review ?? '', /seconds late/)
  for (const usd of [Number.NaN, -5, Number.POSITIVE_INFINITY])
    assert.match(new Governor().take(outflow('n', T, 'SOL', usd, 1_000), T).review ?? '', /price/, String(usd))
})

test('ordinary weeks of a wallet are seldom halted: fewer than one halt a week by outflow, none by kinds after the first weeks', () => {
  const governor = new Governor()
  let [outflows, kinds] = [0, 0]
  for (const event of ordinaryWeeks({ ...SOLANA_WALLET, busiest: 20, seed: 11, endMs: T, weeks: 7 })) {
    const [halt] = governor.take(event, event.atMs).halts
    if (halt === undefined) continue
    governor.release('all', event.atMs)
    if (halt.reason === 'kinds') kinds += event.atMs > T - 5 * 7 * 86_400_000 ? 1 : 0
    else outflows++
  }
  assert.ok(outflows < 8, `${outflows} halts by outflow`)
  assert.equal(kinds, 0)
})

test('a snapshot of another form is refused', () => {
  const snapshot = { ...new Governor().snapshot(), form: 'cordon.governor/9' } as never
  assert.throws(() => Governor.restore(snapshot), { code: 'governor-snapshot-form' })
  assert.equal(GOVERNOR_TERMS.kinds, 10)
})

test('a switch that fails is thrown again, with the same command, until it takes; the failure is told', async () => {
  const governor = new Governor()
  const thrown: string[] = []
  let broken = true
  const to = {
    async halt({ id }: HaltCommand): Promise<void> {
      thrown.push(id)
      if (broken) throw new Error('no answer')
    },
  }
  const first = await governOutflow(governor, outflow('x', T, 'SOL', 1_000_000, 10_000_000), to, () => T)
  assert.deepEqual([first.inForce.length, first.failed.length], [0, 1])
  broken = false
  const again = await throwSwitch(restored(governor), to, () => T + 5_000)
  assert.deepEqual(
    again.inForce.map(h => h.id),
    [thrown[0]],
  )
  assert.equal(thrown[0], thrown[1])
})

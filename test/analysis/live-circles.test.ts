import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CIRCLE_TERMS } from '../../src/analysis/circles/circle-terms.ts'
import { CIRCLE_BOUNDS, LiveCircles } from '../../src/analysis/circles/live-circles.ts'
import { HouseCircles } from '../../src/analysis/tuning/house-circles.ts'
import type { AccountId } from '../../src/model/account.ts'
import { nativeAsset } from '../../src/model/asset.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import type { CryptoMovement } from '../../src/model/monitor/customer-event.ts'
import { fc } from '../property.ts'

const account = (n: number): AccountId => `${ETHEREUM}:0x${n.toString(16).padStart(40, '0')}` as AccountId
const owners = new Map([0, 1, 2, 3, 4].map(n => [account(n), `c${n}`] as const))
const T = 1_790_000_000_000

const base = {
  ...{ ledger: ETHEREUM, asset: nativeAsset(ETHEREUM), krw: null, travel: null, about: null, shareOfBalance: null },
}
const out = (
  id: string,
  from: number,
  to: number,
  second: number,
  usd: number,
  tx: string | null = null,
): CryptoMovement => ({
  ...{ ...base, kind: 'withdrawal', id, customer: `c${from}`, atMs: T + second * 1_000, amount: BigInt(usd) },
  ...{ usd, other: account(to), tx },
})
const into = (id: string, to: number, second: number, usd: number, tx: string): CryptoMovement => ({
  ...{ ...base, kind: 'deposit', id, customer: `c${to}`, atMs: T + second * 1_000, amount: BigInt(usd), usd },
  ...{ other: account(99), tx },
})

const transfers = fc.array(
  fc.record({
    from: fc.nat(4),
    to: fc.nat(5),
    gap: fc.oneof(fc.nat(3_600), fc.nat(100_000)),
    usd: fc.constantFrom(100, 95, 70, 10_000),
    told: fc.boolean(),
  }),
  { minLength: 3, maxLength: 60 },
)

test('in order of time the circles of the monitor are those of the bench, for both sides, and each event once', () => {
  fc.assert(
    fc.property(transfers, rows => {
      const [live, bench] = [new LiveCircles(owners), new HouseCircles(owners)]
      let second = 0
      for (const [i, { from, to, gap, usd, told }] of rows.entries()) {
        second += gap
        const tx = told ? `0x${i}` : null
        const event = out(`w${i}`, from, to, second, usd, tx)
        const expected = bench.take(event)
        assert.deepEqual(live.take(event), expected)
        assert.deepEqual(live.take(event), expected, 'the same event again')
        if (tx !== null && to < 5) {
          const other = into(`d${i}`, to, second, usd, tx)
          assert.deepEqual(live.take(other), bench.take(other))
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('whose an account is is learned from the two halves of one transaction, in either order, and only where they are one', () => {
  for (const depositFirst of [false, true]) {
    const circles = new LiveCircles()
    let last: readonly string[] | null = null
    for (const [i, [from, to]] of [
      [1, 2],
      [2, 3],
      [3, 1],
    ].entries()) {
      const halves = [
        out(`w${i}`, from as number, to as number, i, 500, `0x${i}`),
        into(`d${i}`, to as number, i, 500, `0x${i}`),
      ]
      for (const half of depositFirst ? halves.reverse() : halves) last = circles.take(half) ?? last
    }
    assert.deepEqual(last, ['c3', 'c2', 'c1'])
  }
  const circles = new LiveCircles()
  // One transaction that pays two: amounts tell which half is whose.
  circles.take(out('w1', 1, 2, 0, 500, '0xa'))
  circles.take(into('d1', 3, 0, 700, '0xa'))
  assert.equal(circles.size, 0)
})

test('what is kept and put back goes on as if it had never stopped', () => {
  fc.assert(
    fc.property(transfers, fc.nat(60), (rows, cut) => {
      let live = new LiveCircles(owners)
      const whole = new LiveCircles(owners)
      let second = 0
      for (const [i, { from, to, gap, usd }] of rows.entries()) {
        second += gap
        if (i === cut) {
          const kept = JSON.parse(JSON.stringify(live.snapshot()))
          live = new LiveCircles(owners)
          live.load(kept)
        }
        const event = out(`w${i}`, from, to, second, usd, `0x${i}`)
        assert.deepEqual(live.take(event), whole.take(event))
      }
    }),
    { numRuns: 30 },
  )
})

test('memory is bounded, and what had to go although it was young is counted', () => {
  const circles = new LiveCircles(owners, CIRCLE_TERMS, { ...CIRCLE_BOUNDS, hops: 100, others: 50 })
  for (let i = 0; i < 1_000; i++) circles.take(out(`w${i}`, i % 5, (i + 1) % 5, i, 10 ** (i % 7), `0x${i}`))
  assert.equal(circles.size, 100)
  assert.equal(circles.dropped, 900)
  const { answers, closed } = circles.snapshot()
  assert.ok(answers.length <= 50 && closed.length <= 50)
  const quiet = new LiveCircles(owners)
  for (let day = 0; day < 30; day++) quiet.take(out(`w${day}`, 0, 1, day * 86_400, 100))
  assert.ok(quiet.size <= 5, 'what no window reaches is gone')
  assert.equal(quiet.dropped, 0)
})

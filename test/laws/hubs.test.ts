import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TraceResult } from '../../src/analysis/flow/trace-result.ts'
import type { AccountId } from '../../src/model/account.ts'
import type { Tag } from '../../src/model/tag.ts'
import { fc } from '../property.ts'
import { MadeUpLedger, renamed, restsAt, roleOf, tagOf, verdictsOf } from './made-up-hubs.ts'
import { account, address, fromZero, runTrace } from './random-ledger.ts'

const HUB = 1
const SECOND = 2
const EXCHANGE = 3
const DEPOSIT = 4
/** First number of the thief's accounts before a hub, behind it, and of strangers. */
const BEFORE = 100
const BEHIND = 300
const STRANGERS = 1000

function assertConserved(r: TraceResult): void {
  for (const c of r.conservation)
    assert.equal(c.stolen, c.held + c.services + c.fees + c.belowFloor + c.gaps, `${c.asset} does not add up`)
}

/** The thief splits 60 lots to 60 accounts, gathers them in a hub, and pays them on to 60 more. */
function ownHub(ledger = new MadeUpLedger()): MadeUpLedger {
  return ledger
    .times(60, n => ledger.pay(0, BEFORE + n, 1_000_000n))
    .times(60, n => ledger.pay(BEFORE + n, HUB, 1_000_000n))
    .times(60, n => ledger.pay(HUB, BEHIND + n, 1_000_000n))
}

/** An exchange that nobody has tagged: customers before the theft, the thief's payment, and customers after it. */
function untaggedExchange(customers: number): MadeUpLedger {
  const ledger = new MadeUpLedger()
  return ledger
    .traffic(EXCHANGE, STRANGERS, customers)
    .pay(0, HUB, 5_000_000n)
    .pay(HUB, EXCHANGE, 4_000_000n)
    .pay(HUB, SECOND, 1_000_000n)
    .traffic(EXCHANGE, STRANGERS + 2 * customers, customers)
}

test("a thief's own hub, fed by 60 of the thief's accounts and paying 60 more, is followed and called no service", () => {
  const r = ownHub().trace()
  assert.equal(roleOf(r, HUB), 'intermediate')
  for (let n = 0; n < 60; n++) assert.equal(restsAt(r, BEHIND + n), 1_000_000n)
  assertConserved(r)
})

test("a thief's own hub is followed although 30 strangers had paid it and 30 others been paid by it in small amounts", () => {
  const ledger = ownHub()
  ledger.traffic(HUB, STRANGERS, 30)
  const r = ledger.trace()
  assert.equal(roleOf(r, HUB), 'intermediate')
  assertConserved(r)
})

test('an untagged exchange with hundreds of unrelated payers and payees ends the trace and is told with its figures', () => {
  const r = untaggedExchange(150).trace()
  const end = r.endpoints.find(e => e.account === account(EXCHANGE))
  assert.equal(end?.kind, 'unknown-service')
  assert.equal(end?.amount, 4_000_000n)
  assert.match(end.basis, /\b300 unrelated payers and 300 unrelated payees against 1 and 0 of this theft/)
  assert.match(end.basis, /\b300 of them before the theft/)
  assert.ok(end.confidence > 50 && end.confidence < 100)
  assert.deepEqual(
    r.accounts.map(row => row.account),
    [account(0), account(HUB), account(SECOND), account(EXCHANGE)],
  )
  assertConserved(r)
})

/** 3,000 strangers pay the thief's wallet next to nothing, half of them before the stolen money comes. */
function spammed(each: bigint): TraceResult {
  const ledger = new MadeUpLedger()
  return ledger
    .times(1500, n => ledger.pay(STRANGERS + n, HUB, each))
    .pay(0, HUB, 9_000_000n)
    .times(1500, n => ledger.pay(STRANGERS + 1500 + n, HUB, each))
    .pay(HUB, SECOND, 9_000_000n)
    .trace()
}

test('thousands of strangers who spam a wallet of the thief with zero-value transfers do not end its trail', () => {
  const r = spammed(0n)
  assert.equal(roleOf(r, HUB), 'intermediate')
  assert.equal(restsAt(r, SECOND), 9_000_000n)
  assertConserved(r)
})

test('thousands of strangers who spam a wallet of the thief with dust do not end its trail', () => {
  const r = spammed(1n)
  assert.equal(roleOf(r, HUB), 'intermediate')
  assert.ok(restsAt(r, SECOND) >= 9_000_000n - 3000n)
  assertConserved(r)
})

test('transfers of nothing forged in the name of a thief to thousands of look-alikes make no service of the thief', () => {
  const ledger = new MadeUpLedger()
  ledger
    .pay(0, HUB, 9_000_000n)
    .times(1500, n => ledger.pay(HUB, STRANGERS + n, 0n))
    .pay(HUB, SECOND, 9_000_000n)
  const r = ledger.trace()
  assert.equal(roleOf(r, HUB), 'intermediate')
  assert.equal(roleOf(r, STRANGERS), null)
  assert.equal(restsAt(r, SECOND), 9_000_000n)
  assertConserved(r)
})

test('two hubs of the thief that feed each other in turns come to an end, and nothing is lost or made', () => {
  const ledger = new MadeUpLedger()
  ledger
    .times(60, n => ledger.pay(0, BEFORE + n, 1_000_000n).pay(BEFORE + n, HUB, 1_000_000n))
    .times(200, n => ledger.pay(n % 2 === 0 ? HUB : SECOND, n % 2 === 0 ? SECOND : HUB, 50_000_000n))
    .times(60, n => ledger.pay(HUB, BEHIND + n, 1_000_000n))
  const r = ledger.trace()
  assert.ok(r.finished)
  assert.equal(r.conservation[0]?.stolen, 60_000_000n)
  assert.equal(restsAt(r, HUB) + restsAt(r, SECOND), 0n)
  for (let n = 0; n < 60; n++) assert.equal(restsAt(r, BEHIND + n), 1_000_000n)
  assertConserved(r)
})

test('two hubs of the thief, each fed by 60 accounts of the other and paying 60 more of its own, are both followed', () => {
  const ledger = ownHub()
  ledger
    .times(60, n => ledger.pay(BEHIND + n, SECOND, 1_000_000n))
    .times(60, n => ledger.pay(SECOND, BEHIND + 100 + n, 1_000_000n))
    .times(60, n => ledger.pay(BEHIND + 100 + n, HUB, 1_000_000n))
    .times(60, n => ledger.pay(HUB, BEHIND + 200 + n, 1_000_000n))
  const r = ledger.trace()
  assert.equal(roleOf(r, HUB), 'intermediate')
  assert.equal(roleOf(r, SECOND), 'intermediate')
  for (let n = 0; n < 60; n++) assert.equal(restsAt(r, BEHIND + 200 + n), 1_000_000n)
  assertConserved(r)
})

test('a broker who buys from many strangers and sells to many was there before the theft: the trace ends at a service', () => {
  const ledger = new MadeUpLedger()
  ledger
    .times(40, n => ledger.pay(STRANGERS + n, HUB, 70_000n).pay(HUB, STRANGERS + 100 + n, 69_000n))
    .pay(0, HUB, 800_000n)
    .times(8, n => ledger.pay(HUB, STRANGERS + 200 + n, 100_000n))
  const r = ledger.trace()
  const end = r.endpoints.find(e => e.account === account(HUB))
  assert.equal(end?.kind, 'unknown-service')
  assert.equal(end?.amount, 800_000n)
  assert.match(end.basis, /40 unrelated payers and 48 unrelated payees/)
  assertConserved(r)
})

test('a young service with 60 customers stays one though 20 accounts of the thief pay it 15 times each', () => {
  const ledger = new MadeUpLedger()
  ledger
    .times(20, n => ledger.pay(0, BEFORE + n, 1_600_000n))
    .traffic(EXCHANGE, STRANGERS, 60)
    .times(300, n => ledger.pay(BEFORE + (n % 20), EXCHANGE, 100_000n))
    .traffic(EXCHANGE, STRANGERS + 60, 60)
  const r = ledger.trace()
  assert.equal(r.endpoints.find(e => e.account === account(EXCHANGE))?.kind, 'unknown-service')
  assert.equal(restsAt(r, EXCHANGE), 30_000_000n)
  assertConserved(r)
})

test('a young service is not opened because customers of another young service, tried with it, pay it too', () => {
  const ledger = new MadeUpLedger()
  ledger
    .pay(0, HUB, 100_000_000n)
    .times(35, n => ledger.pay(HUB, BEFORE + n, 2_000_000n))
    .traffic(EXCHANGE, STRANGERS, 40)
    .times(10, n => ledger.pay(BEFORE + n, EXCHANGE, 1_500_000n))
    .times(60, n => ledger.pay(EXCHANGE, STRANGERS + 200 + n, 200_000n))
    .times(40, n => ledger.pay(STRANGERS + 200 + n, SECOND, 150_000n))
    .times(25, n => ledger.pay(BEFORE + 10 + n, SECOND, 1_500_000n))
    .times(60, n => ledger.pay(SECOND, STRANGERS + 400 + n, 500_000n))
  const r = ledger.trace()
  for (const [service, amount] of [
    [EXCHANGE, 15_000_000n],
    [SECOND, 37_500_000n],
  ] as const) {
    assert.equal(r.endpoints.find(e => e.account === account(service))?.kind, 'unknown-service')
    assert.equal(restsAt(r, service), amount)
  }
  assertConserved(r)
})

test('a broker with a dozen customers is a person: the trace follows on to whom the broker paid', () => {
  const ledger = new MadeUpLedger()
  ledger
    .times(12, n => ledger.pay(STRANGERS + n, HUB, 70_000n).pay(HUB, STRANGERS + 100 + n, 70_000n))
    .pay(0, HUB, 800_000n)
    .times(8, n => ledger.pay(HUB, STRANGERS + 200 + n, 100_000n))
  const r = ledger.trace()
  assert.equal(roleOf(r, HUB), 'intermediate')
  for (let n = 0; n < 8; n++) assert.equal(restsAt(r, STRANGERS + 200 + n), 100_000n)
  assertConserved(r)
})

test("a deposit address that forwards whole to a tagged exchange is named as that exchange's", () => {
  const ledger = new MadeUpLedger()
    .pay(STRANGERS, DEPOSIT, 7000n)
    .pay(DEPOSIT, EXCHANGE, 7000n)
    .pay(0, HUB, 5_000_000n)
    .pay(HUB, DEPOSIT, 5_000_000n)
    .pay(DEPOSIT, EXCHANGE, 5_000_000n)
  const r = ledger.trace([tagOf(EXCHANGE, 'Some Exchange', 'exchange')])
  const row = r.accounts.find(a => a.account === account(DEPOSIT))
  assert.deepEqual([row?.role, row?.service, row?.tainted], ['deposit', 'Some Exchange', 5_000_000n])
  const end = r.endpoints.find(e => e.account === account(DEPOSIT))
  assert.deepEqual([end?.kind, end?.name, end?.amount], ['exchange', 'Some Exchange', 5_000_000n])
  assert.equal(roleOf(r, EXCHANGE), null)
  assertConserved(r)
})

test("a wallet that forwards to a tagged exchange, but not whole or not only there, is the thief's", () => {
  const tags = [tagOf(EXCHANGE, 'Some Exchange', 'exchange')]
  const keeps = new MadeUpLedger().pay(0, DEPOSIT, 5_000_000n).pay(DEPOSIT, EXCHANGE, 4_000_000n).trace(tags)
  const splits = new MadeUpLedger()
    .pay(0, DEPOSIT, 5_000_000n)
    .pay(DEPOSIT, EXCHANGE, 4_000_000n)
    .pay(DEPOSIT, SECOND, 1_000_000n)
    .trace(tags)
  for (const r of [keeps, splits]) {
    assert.equal(roleOf(r, DEPOSIT), 'intermediate')
    assert.equal(roleOf(r, EXCHANGE), 'service')
    assert.equal(restsAt(r, EXCHANGE), 4_000_000n)
    assertConserved(r)
  }
})

test('whatever the addresses are called, the verdicts are the same', () => {
  const exchange = untaggedExchange(60)
  ownHub(exchange)
  exchange.pay(BEHIND, DEPOSIT, 1_000_000n).pay(DEPOSIT, EXCHANGE, 1_000_000n)
  const tags = [tagOf(BEHIND + 1, 'Some Mixer', 'mixer')]
  const plain = verdictsOf(exchange.trace(tags))
  const numbers = [...new Set(exchange.transfers.flatMap(t => [t.from, t.to]))]
  const shuffles = fc.shuffledSubarray(numbers, { minLength: numbers.length, maxLength: numbers.length })
  fc.assert(
    fc.property(shuffles, names => {
      const to = new Map<string, string>(numbers.map((from, i) => [from, names[i] as string]))
      const back = new Map(numbers.map((from, i) => [account(0).replace(address(0), names[i] as string), from]))
      const name = (a: string): string => to.get(a) as string
      const source = account(0).replace(address(0), name(address(0))) as AccountId
      const renamedTags: Tag[] = tags.map(t => ({ ...t, address: name(t.address) as Tag['address'] }))
      const request = fromZero({ sources: [{ kind: 'account', account: source, asset: null, amount: null }] })
      const other = runTrace(renamed(exchange.transfers, name), request, { tags: renamedTags }).result()
      const verdicts = [...verdictsOf(other)].map(([a, v]) => [
        `${account(0).replace(address(0), back.get(a) ?? '')}`,
        v,
      ])
      assert.deepEqual(new Map(verdicts as [AccountId, string][]), plain)
    }),
    { numRuns: 25 },
  )
})

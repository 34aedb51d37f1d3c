import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchLegs } from '../../src/analysis/crossing/match-legs.ts'
import { roundTrips } from '../../src/analysis/crossing/round-trips.ts'
import { lockMint } from '../../src/catalog/crossings/lock-mint.ts'
import { thorchain } from '../../src/catalog/crossings/thorchain.ts'
import type { CrossingLeg } from '../../src/model/crossing.ts'
import { BITCOIN, ETHEREUM } from '../../src/model/ledger.ts'
import { fc } from '../property.ts'
import { asked, leg, someone } from './made-up-legs.ts'

const vault = someone(900)
/** Three strangers who dealt with the vault, which makes it the service's. */
const strangers = [901, 902, 903].map(n =>
  leg({ side: 'in', tx: `0x${n}`, account: someone(n), service: vault, reference: `R${n}` }),
)
const paidIn = leg({
  side: 'in',
  tx: '0xin',
  account: someone(1),
  amount: 1000n,
  reference: 'A',
  service: vault,
  asked: asked(someone(5)),
})
const out = (given: Partial<CrossingLeg>) =>
  leg({
    side: 'out',
    tx: 'out',
    at: paidIn.at + 600,
    account: someone(5),
    amount: 50n,
    reference: 'A',
    service: vault,
    ...given,
  })
const crossingsOf = (...legs: CrossingLeg[]) => matchLegs([...strangers, ...legs], [thorchain]).crossings

test('an out that names its in, paid by an account that others use too, is a fact', () => {
  const [c, ...more] = crossingsOf(paidIn, out({}))
  assert.deepEqual([c?.confidence, c?.basis, c?.share, more.length], [1, 'reference', 1, 0])
})

test('a streaming swap that was paid in parts and refunded in part: shares by amount, the refund by its own', () => {
  const back = out({
    side: 'refund',
    tx: 'back',
    ledger: ETHEREUM,
    asset: paidIn.asset,
    account: someone(1),
    amount: 250n,
  })
  const found = crossingsOf(paidIn, out({ tx: 'o1', amount: 100n }), out({ tx: 'o2', amount: 200n }), back)
  assert.deepEqual(found.map(c => [c.out.tx, c.share]).sort(), [
    ['back', 0.25],
    ['o1', 0.25],
    ['o2', 0.5],
  ])
  assert.ok(found.every(c => c.confidence === 1))
})

test('a refund to an address that is not the payer’s is an edge of its own kind', () => {
  const [c] = crossingsOf(
    { ...paidIn, asked: asked(someone(5), { refundTo: someone(6) }) },
    out({ side: 'refund', ledger: ETHEREUM, account: someone(6) }),
  )
  assert.deepEqual([c?.out.side, c?.out.account, c?.confidence], ['refund', someone(6), 1])
})

test('an out that seems to lie before its in is nobody’s; block times of Bitcoin may be two hours off', () => {
  assert.equal(crossingsOf(paidIn, out({ ledger: ETHEREUM, at: paidIn.at - 901 })).length, 0)
  assert.equal(crossingsOf(paidIn, out({ ledger: BITCOIN, at: paidIn.at - 7200 })).length, 1)
  const { gaps } = matchLegs([...strangers, paidIn, out({ at: paidIn.at - 7201 })], [thorchain])
  assert.deepEqual(
    gaps.map(g => g.kind),
    ['out-before-in'],
  )
})

test('one out that two ins claim goes to the one that asked for that account, else to each with half the odds', () => {
  const rival = { ...paidIn, tx: '0xrival', account: someone(2), asked: asked(someone(7)) }
  assert.deepEqual(
    crossingsOf(paidIn, rival, out({})).map(c => [c.in.tx, c.confidence]),
    [['0xin', 1]],
  )
  const equal = { ...rival, asked: paidIn.asked }
  const shared = crossingsOf(paidIn, equal, out({}))
  assert.deepEqual(shared.map(c => [c.in.tx, c.confidence, c.basis]).sort(), [
    ['0xin', 0.5, 'memo'],
    ['0xrival', 0.5, 'memo'],
  ])
})

test('a thief who pays through the router himself and names a stranger’s deposit takes nothing of its true payout', () => {
  const forged = out({ tx: 'forged', account: someone(66), service: someone(66), amount: 1_000_000n })
  const { crossings, gaps } = matchLegs([...strangers, paidIn, out({}), forged], [thorchain])
  assert.deepEqual(
    crossings.map(c => [c.out.tx, c.share, c.confidence]),
    [['out', 1, 1]],
  )
  assert.deepEqual(
    gaps.map(g => g.kind),
    ['claim-unproven'],
  )
  // Alone, the claim stands as what it is: an id that anybody could have written.
  const [alone] = crossingsOf(paidIn, forged)
  assert.deepEqual([alone?.confidence, alone?.basis], [0.5, 'memo'])
})

test('a bridge that pays once: the mint that goes where it should beats one that does not', () => {
  const locked = leg({ crossing: 'lock-mint', tx: '0xlock', reference: 'id', asked: asked(someone(5)) })
  const mint = (tx: string, n: number) =>
    leg({ crossing: 'lock-mint', side: 'out', tx, at: locked.at + 60, account: someone(n), reference: 'id' })
  const one = matchLegs([locked, mint('true', 5), mint('odd', 6)], [lockMint]).crossings
  assert.deepEqual(
    one.map(c => [c.out.tx, c.confidence, c.share]),
    [['true', 1, 1]],
  )
  const two = matchLegs([locked, mint('m1', 5), mint('m2', 5)], [lockMint]).crossings
  assert.deepEqual(
    two.map(c => [c.confidence, c.share]),
    [
      [0.5, 0.5],
      [0.5, 0.5],
    ],
  )
})

test('a round trip leaves a ledger and comes back to it (531 BTC became 18,206 ETH again after the Bybit theft)', () => {
  const there = crossingsOf(paidIn, out({ ledger: BITCOIN, tx: 'btc', account: someone(5) }))
  const again = leg({
    side: 'in',
    ledger: BITCOIN,
    tx: 'in2',
    account: someone(5),
    at: paidIn.at + 3600,
    reference: 'B',
    service: vault,
  })
  const home = leg({
    side: 'out',
    ledger: ETHEREUM,
    tx: '0xhome',
    account: someone(8),
    at: paidIn.at + 4200,
    reference: 'B',
    service: vault,
  })
  const both = crossingsOf(paidIn, out({ ledger: BITCOIN, tx: 'btc', account: someone(5) }), again, home)
  assert.deepEqual(roundTrips(there, 86_400), [])
  assert.deepEqual(
    roundTrips(both, 86_400).map(t => [t.there.in.tx, t.back.out.tx, t.seconds, t.confidence]),
    [['0xin', '0xhome', 4200, 1]],
  )
  assert.deepEqual(roundTrips(both, 60), [])
})

test('for any legs: shares of an in sum to at most 1, odds of an out to at most 1, in any order, and no in is paid by an earlier out', () => {
  const anyLeg = fc.record({
    side: fc.constantFrom('in', 'out', 'refund' as const),
    crossing: fc.constantFrom('thorchain', 'lock-mint'),
    tx: fc.constantFrom('0x1', '0x2', '0x3', '0x4'),
    at: fc.integer({ min: 1_740_000_000, max: 1_740_020_000 }),
    account: fc.nat(4).map(someone),
    service: fc.option(
      fc.nat(2).map(n => someone(900 + n)),
      { nil: null },
    ),
    amount: fc.bigInt(0n, 10_000n),
    reference: fc.option(fc.constantFrom('A', 'B'), { nil: null }),
    asked: fc.option(
      fc.nat(4).map(n => asked(someone(n))),
      { nil: null },
    ),
  })
  fc.assert(
    fc.property(fc.array(anyLeg, { maxLength: 14 }), rows => {
      const legs = rows.map(r => leg(r as Partial<CrossingLeg>))
      const found = matchLegs(legs, [thorchain, lockMint])
      assert.deepEqual(matchLegs([...legs].reverse(), [thorchain, lockMint]), found)
      const sums = new Map<CrossingLeg, { share: number; odds: number }>()
      for (const c of found.crossings) {
        assert.ok(c.share > 0 && c.confidence > 0 && c.confidence <= 1)
        assert.ok(c.out.at >= c.in.at - 7200)
        assert.equal(c.in.crossing, c.out.crossing)
        for (const [l, share, odds] of [
          [c.in, c.share, 0],
          [c.out, 0, c.confidence],
        ] as const) {
          const before = sums.get(l) ?? { share: 0, odds: 0 }
          sums.set(l, { share: before.share + share, odds: before.odds + odds })
        }
      }
      for (const { share, odds } of sums.values()) assert.ok(share <= 1 + 1e-9 && odds <= 1 + 1e-9, `${share} ${odds}`)
    }),
    { numRuns: 300 },
  )
})

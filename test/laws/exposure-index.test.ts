import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AccountPart, ExposureIndex, type KeptIndex } from '../../src/analysis/exposure/exposure-index.ts'
import { ExposureLookup, lookupColumns } from '../../src/analysis/exposure/exposure-lookup.ts'
import { graphOfTransfers } from '../../src/analysis/flow/graph/graph-of-transfers.ts'
import { type AccountId, splitAccount } from '../../src/model/account.ts'
import type { Transfer } from '../../src/model/transfer.ts'
import { fc } from '../property.ts'
import { fromParts, inParts } from './exact-haircut.ts'
import { exactExposure } from './exposure-exact.ts'
import { account, ledgers, move, token } from './random-ledger.ts'

const U = 2 ** -53
const FOREVER = { asset: -1, since: 0, until: 2 ** 32, left: Number.POSITIVE_INFINITY }

/** An index over transfers; accounts 0, 1, 2 give out an origin of their own number, `ends` are services. */
function indexOf(
  transfers: readonly Transfer[],
  change: {
    givers?: readonly number[]
    ends?: readonly number[]
    floor?: number
    cuts?: readonly number[]
    parts?: readonly [number, AccountPart][]
  } = {},
) {
  const graph = graphOfTransfers(transfers)
  const number = (n: number) => graph.accountNumber(account(n)) ?? -1
  const parts = new Map<number, AccountPart>()
  const givers = change.givers ?? [0, 1, 2]
  for (const [origin, n] of givers.entries()) parts.set(number(n), { ends: true, gives: [{ origin, ...FOREVER }] })
  for (const n of change.ends ?? []) parts.set(number(n), { ends: true, gives: [] })
  for (const [n, part] of change.parts ?? []) parts.set(number(n), part)
  const origins = Math.max(givers.length, 1) + 1
  const rest = new Int32Array(origins).fill(origins - 1)
  const floor = change.floor ?? 0
  let index = new ExposureIndex(parts, rest, { floor })
  const { from, to, asset, at, amount } = graph
  let first = 0
  for (const cut of [...(change.cuts ?? []), graph.count]) {
    const rows = (column: Int32Array) => column.subarray(first, cut)
    index.take({
      rows: cut - first,
      from: rows(from),
      to: rows(to),
      asset: rows(asset),
      at: at.subarray(first, cut),
      amount: amount.subarray(first, cut),
    })
    first = cut
    if (cut < graph.count) index = new ExposureIndex(parts, rest, { floor, kept: copied(index.kept()) })
  }
  const lookup = new ExposureLookup(
    lookupColumns(index, n => splitAccount(graph.accountIds[n] as AccountId).address),
    Array.from({ length: origins }, (_, n) => ({ category: 'sanctioned', source: `${n}`, name: `${n}` })),
    graph.assetIds,
  )
  return { index, lookup, graph }
}

function copied(kept: KeptIndex): KeptIndex {
  return structuredClone({
    ...kept,
    holdings: { doubles: kept.holdings.doubles.slice(), accounts: kept.holdings.accounts.slice() },
    pool: { doubles: kept.pool.doubles.slice(), free: kept.pool.free.slice() },
  })
}

const wide = (bits: number): fc.Arbitrary<Transfer[]> =>
  fc
    .array(fc.tuple(fc.nat(9), fc.nat(9), fc.nat(bits - 1), fc.bigInt(0n, (1n << BigInt(bits)) - 1n)), {
      minLength: 1,
      maxLength: 200,
      size: 'max',
    })
    .map(rows => rows.map(([from, to, shift, amount], i) => move(i, from, to, amount >> BigInt(shift), i % 2)))

test('a share halves where it is mixed half and half, and a listed payee counts as sent to', () => {
  // 60 from the listed account 0 and 60 clean: half of what 3 passes on to 4 is account 0's. 4 pays 10 of its 40 to 1, listed too.
  const { lookup } = indexOf([move(0, 0, 3, 60n), move(1, 9, 3, 60n), move(2, 3, 4, 40n), move(3, 4, 1, 10n)])
  const told = (n: number) =>
    lookup
      .exposureOf(account(n))
      .map(({ source, direction, share, amount, hops }) => ({ source, direction, share, amount, hops }))
  assert.deepEqual(told(3), [{ source: '0', direction: 'received', share: 0.5, amount: '60', hops: 1 }])
  assert.deepEqual(told(4), [
    { source: '0', direction: 'received', share: 0.5, amount: '20', hops: 2 },
    { source: '1', direction: 'sent', share: 1, amount: '10', hops: 1 },
  ])
  assert.deepEqual(told(1), [{ source: '0', direction: 'received', share: 0.5, amount: '5', hops: 3 }])
  assert.deepEqual(told(9), [])
})

test('every figure is within its bound of the exact one, to the last of all accounts, assets and origins', t => {
  let worst = 0
  fc.assert(
    fc.property(fc.oneof(ledgers, wide(44)), rows => {
      const { index, lookup, graph } = indexOf(rows, { ends: [5] })
      const gives = new Map([0, 1, 2].map(n => [account(n) as string, `${n}`]))
      const exact = exactExposure(rows, gives, new Set([account(5)]))
      const all = [...exact.broughtIn.values()].reduce((a, b) => a + b, 0n)
      let error = 0n
      for (const [h, id] of graph.accountIds.entries())
        for (const asset of graph.assetIds) {
          const holding = exact.holdings.get(`${id} ${asset}`)
          const shares = lookup.exposureOf(id).filter(s => s.asset === asset)
          for (const origin of ['0', '1', '2']) {
            const got = holding?.got.get(origin) ?? 0n
            const found = shares.find(s => s.source === origin && s.direction === 'received')
            const share = found?.share ?? 0
            const wanted = holding && holding.received > 0n ? fromParts(got / holding.received) : 0
            assert.ok(
              Math.abs(share - wanted) <= 9 * rows.length * U * (Number(all) + 1),
              `${h}: ${share} for ${wanted}`,
            )
            const gave = shares.find(s => s.source === origin && s.direction === 'sent')
            assert.equal(gave?.amount ?? '0', String(holding?.gave.get(origin) ?? 0n))
          }
        }
      // What is held, entry by entry.
      const { holdings, pool } = index
      for (let h = 0; h < holdings.count; h++) {
        const id = graph.accountIds[holdings.accountOf(h)]
        const known = exact.holdings.get(`${id} ${graph.assetIds[holdings.assetOf(h)]}`)
        for (let origin = 0; origin < 3; origin++) {
          const at = pool.find(holdings.block(h), origin)
          const difference =
            inParts(at < 0 ? 0 : (pool.doubles[at + 1] as number)) - (known?.held.get(`${origin}`) ?? 0n)
          error += difference < 0n ? -difference : difference
        }
      }
      const bound = 8 * rows.length * U * Number(all)
      assert.ok(fromParts(error) <= bound, `${fromParts(error)} > ${bound}`)
      if (bound > 0) worst = Math.max(worst, fromParts(error) / bound)
    }),
    { numRuns: 400 },
  )
  t.diagnostic(`largest error: ${worst.toFixed(4)} of the bound`)
})

test('what an origin brought in is held, has ended, or fell below the floor', () => {
  fc.assert(
    fc.property(fc.oneof(ledgers, wide(44)), fc.constantFrom(0, 1e-4, 0.2), (rows, floor) => {
      const { index } = indexOf(rows, { floor, ends: [5, 6] })
      const { holdings, pool } = index
      for (let origin = 0; origin < 3; origin++) {
        let held = 0
        for (let h = 0; h < holdings.count; h++) {
          const at = pool.find(holdings.block(h), origin)
          if (at >= 0) held += pool.doubles[at + 1] as number
        }
        const { broughtIn, ended, belowFloor } = index.sumsOf(origin)
        if (floor === 0) assert.equal(belowFloor, 0)
        assert.ok(Math.abs(held + ended + belowFloor - broughtIn) <= 16 * rows.length * U * broughtIn)
      }
    }),
    { numRuns: 300 },
  )
})

test('an index that was kept and taken up again, anywhere and often, says the same to the last bit', () => {
  fc.assert(
    fc.property(wide(60), fc.array(fc.nat(200), { maxLength: 5 }), (rows, places) => {
      const cuts = [...new Set(places.map(p => p % rows.length))].filter(p => p > 0).sort((a, b) => a - b)
      const [whole, parts] = [indexOf(rows, { floor: 1e-4 }), indexOf(rows, { floor: 1e-4, cuts })]
      assert.deepEqual(parts.index.kept().holdings, whole.index.kept().holdings)
      for (const id of whole.graph.accountIds)
        assert.deepEqual(parts.lookup.exposureOf(id), whole.lookup.exposureOf(id))
    }),
    { numRuns: 300 },
  )
})

test('of a robbed account only what was stolen is the theft’s, and stolen value that comes back and goes again is counted once', () => {
  const { lookup, index } = indexOf(
    [
      move(0, 9, 3, 100n),
      move(1, 3, 4, 50n),
      move(2, 3, 5, 30n),
      move(3, 4, 3, 50n),
      move(4, 3, 6, 70n),
      move(5, 3, 7, 10n),
    ],
    {
      givers: [],
      parts: [
        [3, { ends: false, gives: [{ origin: 0, asset: 0, since: move(1, 0, 0, 0n).at, until: 2 ** 32, left: 60 }] }],
      ],
    },
  )
  const got = (n: number) => lookup.exposureOf(account(n)).find(s => s.direction === 'received')?.amount
  assert.deepEqual([4, 5, 3, 6, 7].map(got), ['50', '10', '50', '50', undefined])
  assert.equal(index.sumsOf(0).broughtIn, 60)
  assert.equal(
    lookup.exposureOf(account(3)).some(s => s.direction === 'sent'),
    false,
  )
})

test('one account may carry a hundred origins; those beyond sixty-four are counted together, and none is lost', () => {
  const givers = Array.from({ length: 100 }, (_, n) => n)
  const rows = givers.map(n => move(n, n, 200, 10n))
  rows.push(move(500, 200, 201, 500n))
  const { lookup } = indexOf(rows, { givers })
  for (const n of [200, 201]) {
    const shares = lookup.exposureOf(account(n))
    assert.equal(shares.length, 65)
    assert.ok(Math.abs(shares.reduce((sum, s) => sum + s.share, 0) - 1) < 1e-12)
    assert.ok(Math.abs((shares.find(s => s.source === '100')?.share ?? 0) - 0.36) < 1e-12)
  }
})

test('amounts beyond 2^53 base units, up to the largest an EVM ledger can move, stay in proportion', () => {
  const all = (1n << 256n) - 1n
  const { lookup } = indexOf([move(0, 0, 3, all), move(1, 9, 3, all), move(2, 3, 4, all)])
  assert.ok(Math.abs((lookup.exposureOf(account(4))[0]?.share ?? 0) - 0.5) < 1e-15)
})

test('zeros and transfers to oneself change nothing, so nobody is exposed by being poisoned', () => {
  const { lookup } = indexOf([move(0, 0, 3, 0n), move(1, 0, 0, 5n), move(2, 3, 0, 0n)])
  assert.deepEqual(lookup.exposureOf(account(3)), [])
})

test('transfers that come late are refused', () => {
  const { index } = indexOf([move(5, 0, 3, 1n)])
  const one = Int32Array.of(0)
  assert.throws(
    () =>
      index.take({
        rows: 1,
        from: one,
        to: one,
        asset: one,
        at: Uint32Array.of(1_600_000_000),
        amount: Float64Array.of(1),
      }),
    { code: 'transfers-out-of-order' },
  )
})

test('twenty thousand exposed accounts are found and no other', () => {
  const rows = Array.from({ length: 20_000 }, (_, n) => move(n, 0, n + 1, 5n))
  const { lookup } = indexOf(rows, { givers: [0] })
  assert.equal(lookup.addresses, 20_000)
  for (let n = 1; n <= 20_000; n++) assert.equal(lookup.exposureOf(account(n))[0]?.asset, token(0))
  for (let n = 20_001; n < 40_000; n++) assert.equal(lookup.exposureOf(account(n)).length, 0)
})

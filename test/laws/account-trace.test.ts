import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AccountTrace } from '../../src/analysis/flow/account/account-trace.ts'
import { Holding, taintOf } from '../../src/analysis/flow/holding.ts'
import { POLICIES, type PolicyName, spend } from '../../src/analysis/flow/policy.ts'
import type { TraceResult } from '../../src/analysis/flow/trace-result.ts'
import type { AccountId } from '../../src/model/account.ts'
import type { Tag } from '../../src/model/tag.ts'
import { compareTransfers, payee, payer, type Transfer } from '../../src/model/transfer.ts'
import { fc } from '../property.ts'
import { account, address, fromZero, ledgers, move, RUNS, runTrace } from './random-ledger.ts'

const exchange: Tag = {
  ledger: null,
  address: address(7),
  label: 'Some Exchange',
  category: 'exchange',
  basis: 'publisher',
  confidence: 90,
  source: 'test',
  at: null,
}

/** Every account of the ledger at once, in the order of time, by nothing but the doctrine: what the demand-driven trace must equal. */
function wholeLedger(
  transfers: readonly Transfer[],
  policy: PolicyName,
  services: ReadonlySet<AccountId>,
): Map<string, bigint> {
  const books = new Map<string, Holding>()
  const out = new Map<string, bigint>()
  const bookOf = (a: AccountId, asset: string): Holding => {
    const book = books.get(`${a} ${asset}`) ?? new Holding()
    books.set(`${a} ${asset}`, book)
    return book
  }
  for (const t of [...transfers].sort(compareTransfers)) {
    if (t.amount === 0n || t.from === t.to) continue
    const from = bookOf(payer(t), t.asset)
    let lots = [{ amount: t.amount, taint: t.amount, via: 0 }]
    if (payer(t) === account(0)) from.withdrawTaint(t.amount)
    else if (services.has(payer(t))) lots = [{ amount: t.amount, taint: 0n, via: 0 }]
    else {
      from.put({ amount: t.amount > from.total ? t.amount - from.total : 0n, taint: 0n, via: 0 })
      lots = spend(policy, from, t.amount).map(l => ({ ...l }))
    }
    const taint = taintOf(lots)
    if (taint > 0n) out.set(`${t.tx}:${t.index}`, taint)
    if (services.has(payee(t))) continue
    for (const lot of lots) bookOf(payee(t), t.asset).put(lot)
  }
  return out
}

function assertConserved(r: TraceResult): void {
  for (const c of r.conservation)
    assert.equal(
      c.stolen,
      c.held + c.services + c.fees + c.belowFloor + c.gaps,
      `${r.policy}: ${c.asset} does not add up`,
    )
  const by = (kinds: (kind: string) => boolean): bigint =>
    r.endpoints.filter(e => kinds(e.kind)).reduce((n, e) => n + e.amount, 0n)
  const sum = (f: (c: TraceResult['conservation'][number]) => bigint): bigint =>
    r.conservation.reduce((n, c) => n + f(c), 0n)
  assert.equal(
    by(k => k === 'held'),
    sum(c => c.held),
  )
  assert.equal(
    by(k => k === 'residue'),
    sum(c => c.belowFloor),
  )
  assert.equal(
    by(k => !['held', 'residue', 'unfollowed'].includes(k)),
    sum(c => c.services),
  )
}

test(`stolen = held + services + fees + below the floor + gaps, to the base unit, on ${RUNS} random ledgers, whatever the doctrine, floor, hop bound or presumption`, () => {
  const requests = fc.record({
    policy: fc.constantFrom(...POLICIES),
    surplus: fc.constantFrom('share' as const, 'none' as const),
    floor: fc.constantFrom(0n, 0n, 20n, 90n),
    maxHops: fc.constantFrom(null, null, 1, 2),
  })
  fc.assert(
    fc.property(ledgers, requests, fc.boolean(), (transfers, change, tagged) => {
      assertConserved(runTrace(transfers, fromZero(change), { tags: tagged ? [exchange] : [] }).result())
    }),
    { numRuns: RUNS },
  )
})

test('the trace, which reads only what the money touches, equals a simulation of the whole ledger', () => {
  fc.assert(
    fc.property(ledgers, fc.constantFrom(...POLICIES), (all, policy) => {
      const transfers = all.map(t => ({ ...t, tx: t.tx, asset: (all[0] as Transfer).asset }))
      const services = new Set([account(7)])
      const r = runTrace(transfers, fromZero({ policy, surplus: 'none' }), {
        tags: [{ ...exchange, category: 'mixer' }],
      }).result()
      const found = new Map(r.transfers.map(t => [`${t.tx}:${t.index}`, t.tainted]))
      const poisoned = policy === 'poison' ? new Set(found.keys()) : found
      const truth = wholeLedger(transfers, policy, services)
      if (policy === 'poison') assert.deepEqual(poisoned, new Set(truth.keys()))
      else assert.deepEqual(found, truth)
    }),
    { numRuns: RUNS / 5 },
  )
})

test('poison reaches every account that any other doctrine reaches, and bounds hold every doctrine between least and most', () => {
  fc.assert(
    fc.property(ledgers, transfers => {
      const r = runTrace(transfers, fromZero(), { allPolicies: true, tags: [exchange] }).result()
      for (const b of r.bounds) {
        for (const p of POLICIES) {
          const amount = b.by[p] ?? 0n
          assert.ok(b.least <= amount && amount <= b.most)
          if (amount > 0n) assert.ok((b.by.poison ?? 0n) > 0n, `${p} reaches ${b.account}, poison does not`)
        }
      }
    }),
    { numRuns: RUNS / 10 },
  )
})

test('every doctrine says the same where nothing is mixed: each account is paid once, by the thief', () => {
  const chain = [move(0, 0, 1, 100n), move(1, 1, 2, 100n), move(2, 2, 3, 60n), move(3, 2, 7, 40n)]
  const answers = POLICIES.map(policy => {
    const r = runTrace(chain, fromZero({ policy }), { tags: [exchange] }).result()
    return r.endpoints.map(e => [e.account, e.kind, e.amount])
  })
  for (const a of answers)
    assert.deepEqual(a, [
      [account(7), 'exchange', 40n],
      [account(3), 'held', 60n],
    ])
})

test('any permutation of the addresses gives the same answer under the new names', () => {
  const digits = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8, maxLength: 8 })
  fc.assert(
    fc.property(ledgers, digits, fc.constantFrom(...POLICIES), (transfers, names, policy) => {
      const to = new Map(names.map((n, i) => [address(i), address(n)]))
      const back = new Map(names.map((n, i) => [account(n), account(i)]))
      const renamed = transfers.map(t => ({ ...t, from: to.get(t.from) ?? t.from, to: to.get(t.to) ?? t.to }))
      const plain = runTrace(transfers, fromZero({ policy })).result()
      const source = { kind: 'account' as const, account: account(names[0] as number), asset: null, amount: null }
      const other = runTrace(renamed, fromZero({ policy, sources: [source] })).result()
      assert.deepEqual(
        other.transfers.map(t => ({ ...t, from: back.get(t.from as AccountId), to: back.get(t.to as AccountId) })),
        plain.transfers,
      )
    }),
    { numRuns: RUNS / 20 },
  )
})

test('time reversal finds nothing: where every account pays before it is paid, nothing goes further than one hop', () => {
  const forward = fc.array(fc.tuple(fc.nat(5), fc.nat(2), fc.bigInt(1n, 300n)), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(forward, rows => {
      const sorted = [...rows].sort((a, b) => b[0] - a[0])
      const transfers = sorted.map(([from, step, amount], i) => move(i, from, from + step + 1, amount))
      const r = runTrace(transfers, fromZero()).result()
      assert.ok(r.transfers.every(t => t.from === account(0)))
    }),
    { numRuns: RUNS / 20 },
  )
})

test('a trace split in two by --until says of the first part what the first part alone said, and of the whole what one trace says', () => {
  fc.assert(
    fc.property(ledgers, fc.nat(40), fc.constantFrom(...POLICIES), (transfers, cut, policy) => {
      const until = 1_700_000_000 + cut * 12
      const first = runTrace(transfers, fromZero({ policy, until, surplus: 'none' })).result()
      const whole = runTrace(transfers, fromZero({ policy, surplus: 'none' })).result()
      assert.deepEqual(
        first.transfers,
        whole.transfers.filter(t => t.at <= until),
      )
    }),
    { numRuns: RUNS / 20 },
  )
})

test('a trace that is stopped and continued, however often, ends as one that never was', () => {
  fc.assert(
    fc.property(ledgers, fc.integer({ min: 1, max: 4 }), (transfers, patience) => {
      const direct = runTrace(transfers, fromZero()).result()
      let resume = null
      for (let i = 0; i < 60; i++) {
        let asked = 0
        const trace = runTrace(transfers, fromZero(), {
          valueFirst: true,
          resume,
          enough: () => ++asked > patience + i,
        })
        assertConserved(trace.result())
        resume = trace.resume()
        if (!resume) {
          assert.deepEqual(trace.result(), direct)
          return
        }
      }
      assert.fail('never came to an end')
    }),
    { numRuns: RUNS / 50 },
  )
})

test('value that more left an account than came in is shared by what is known of it, and told as a gap', () => {
  const rows = [move(0, 0, 1, 300n), move(1, 5, 1, 100n), move(2, 1, 2, 800n)]
  const r = runTrace(rows, fromZero()).result()
  assert.equal(r.transfers.find(t => t.to === account(2))?.tainted, 600n)
  assert.deepEqual(
    r.gaps.map(g => [g.kind, g.amount]),
    [['surplus', -300n]],
  )
  const strict = runTrace(rows, fromZero({ surplus: 'none' })).result()
  assert.equal(strict.transfers.find(t => t.to === account(2))?.tainted, 300n)
})

test('money that comes back to the thief and leaves again is not stolen twice', () => {
  const r = runTrace([move(0, 0, 1, 100n), move(1, 1, 0, 100n), move(2, 0, 2, 150n)], fromZero()).result()
  assert.equal(r.conservation[0]?.stolen, 150n)
  assert.equal(r.conservation[0]?.held, 150n)
})

test('a swap inside one transaction carries the taint into the asset received, not into the pool', () => {
  const pay = move(1, 1, 6, 80n, 0)
  const get = { ...move(1, 6, 1, 4000n, 1), index: 1, tx: pay.tx }
  const r = runTrace([move(0, 0, 1, 100n), pay, get, move(2, 1, 2, 1000n, 1)], fromZero()).result()
  const held = (n: number, asset: string): bigint =>
    r.endpoints.filter(e => e.account === account(n) && e.asset === asset).reduce((sum, e) => sum + e.amount, 0n)
  assert.equal(held(6, pay.asset), 0n)
  assert.equal(held(1, pay.asset), 20n)
  assert.equal(held(1, get.asset), 3000n)
  assert.equal(held(2, get.asset), 1000n)
  assertConserved(r)
})

test('an account so busy that not all of it was read is told as a gap, with the time up to which it is known', () => {
  const transfers = [move(0, 0, 1, 100n), move(1, 1, 2, 40n)]
  const trace = new AccountTrace(fromZero(), { valueFirst: false, allPolicies: false, issuerOf: () => null })
  while (trace.needs)
    trace.advance(
      new Map(
        [...trace.needs.wanted, ...trace.needs.soon].map(a => {
          const own = transfers.filter(t => payer(t) === a || payee(t) === a)
          return [a, { transfers: own, complete: a !== account(1), tags: [] }]
        }),
      ),
      () => false,
    )
  const gaps = trace.result().gaps.filter(g => g.kind === 'history-cut')
  assert.deepEqual(
    gaps.map(g => [g.account, g.amount]),
    [[account(1), 0n]],
  )
  assert.match(gaps[0]?.because ?? '', /first 2 transfers were read.*2023-11-14T22:13:32Z/)
})

test('paths too long to be told in full are cut at the theft’s end, and a gap says of how many endpoints', () => {
  const hops = 1000
  const chain = Array.from({ length: hops }, (_, i) => move(i, i, i + 1, 1_000_000n - BigInt(i)))
  const r = runTrace(chain, fromZero()).result()
  const steps = r.endpoints.reduce((n, e) => n + e.path.length, 0)
  assert.ok(steps <= 200_000 + r.endpoints.length, `${steps} steps`)
  const cut = r.endpoints.filter(e => r.transfers[e.path[0] as number]?.from !== account(0))
  assert.ok(cut.length > 0)
  assert.match(r.gaps.find(g => g.kind === 'paths-cut')?.because ?? '', new RegExp(`last ${cut.length} endpoints`))
  assertConserved(r)
})

test('transfers of one block whose order is unknown are taken so that nobody pays before being paid', () => {
  const paid = { ...move(1, 0, 1, 100n), tx: `0x${'f'.repeat(64)}` }
  const on = { ...move(1, 1, 2, 100n), tx: `0x${'1'.repeat(64)}` }
  const r = runTrace([paid, on], fromZero()).result()
  assert.deepEqual(
    r.endpoints.map(e => [e.account, e.amount]),
    [[account(2), 100n]],
  )
})

test('crumbs from strangers cannot push stolen money out of its place in the queue', () => {
  const rows = [move(0, 5, 1, 3n), move(1, 0, 1, 5n), move(2, 1, 2, 5n), move(3, 1, 3, 9000n)]
  const r = runTrace(rows, fromZero()).result()
  assert.equal(r.transfers.find(t => t.to === account(2))?.tainted, 5n)
  assert.equal(r.transfers.find(t => t.to === account(3))?.tainted, 8997n)
})

test('value that came in beside the theft is a gap of the source only by its own transaction: two payees of one transaction share what its payer lost', () => {
  const a = { ...move(0, 4, 1, 70n), index: 0 }
  const b = { ...move(0, 1, 2, 30n), index: 1, tx: a.tx }
  const r = runTrace(
    [a, b, move(1, 2, 3, 30n)],
    fromZero({ sources: [{ kind: 'transaction', tx: a.tx, transfers: [a, b] }] }),
  ).result()
  assert.deepEqual(
    r.stolen.map(s => [s.source, s.amount]),
    [[account(4), 70n]],
  )
  assert.deepEqual(r.endpoints.map(e => [e.account, e.amount]).sort(), [
    [account(1), 40n],
    [account(3), 30n],
  ])
})

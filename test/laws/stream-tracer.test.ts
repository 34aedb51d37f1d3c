import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StreamTracer } from '../../src/analysis/live/stream-tracer.ts'
import type { AccountId } from '../../src/model/account.ts'
import type { AssetId } from '../../src/model/asset.ts'
import type { Tag } from '../../src/model/tag.ts'
import { payee, type Transfer } from '../../src/model/transfer.ts'
import { fc } from '../property.ts'
import { account, address, fromZero, ledgers, move, RUNS, runTrace, token } from './random-ledger.ts'
import { ACCOUNTS, ASSETS, caseOf, cases, tracerOf, wideLedgers } from './stream-ledger.ts'

const mixer: Tag = {
  ledger: null,
  address: address(7),
  label: 'Some Mixer',
  category: 'mixer',
  basis: 'publisher',
  confidence: 90,
  source: 'test',
  at: null,
}

test(`on ${RUNS / 50} random ledgers, at every block, what the stream says of every account is what a fresh trace says, to the base unit`, () => {
  fc.assert(
    fc.property(ledgers, fc.constantFrom('haircut' as const, 'fifo' as const), (transfers, policy) => {
      const tracer = tracerOf([caseOf({ policy })])
      transfers.forEach((t, n) => {
        tracer.take(t)
        const request = fromZero({ policy, surplus: 'none', until: t.at })
        const { accounts, conservation } = runTrace(transfers.slice(0, n + 1), request, { tags: [mixer] }).result()
        const held = new Map(accounts.map(r => [`${r.account} ${r.asset}`, r.held]))
        for (const a of ACCOUNTS.slice(0, 7))
          for (const asset of ASSETS) assert.equal(tracer.taintOf('law', a, asset), held.get(`${a} ${asset}`) ?? 0n)
        for (const total of tracer.totals('law')) {
          const row = conservation.find(c => c.asset === total.asset)
          assert.deepEqual([total.stolen, total.held, total.services], [row?.stolen, row?.held, row?.services])
        }
      })
    }),
    { numRuns: RUNS / 50 },
  )
})

test('it tells of the same transfers as the trace, with the same stolen part and the same least number of hops', () => {
  fc.assert(
    fc.property(ledgers, fc.constantFrom('haircut' as const, 'fifo' as const), (transfers, policy) => {
      const tracer = tracerOf([caseOf({ policy })])
      const told = new Map(transfers.flatMap(t => tracer.take(t)).map(r => [`${r.transfer.tx}`, r.tainted]))
      const result = runTrace(transfers, fromZero({ policy, surplus: 'none' }), { tags: [mixer] }).result()
      assert.deepEqual(told, new Map(result.transfers.map(t => [t.tx, t.tainted])))
      for (const h of tracer.holdings('law'))
        assert.equal(h.hop, result.accounts.find(r => r.account === h.account && r.asset === h.asset)?.hop)
    }),
    { numRuns: RUNS / 50 },
  )
})

test('whatever the case and however wide the amounts, stolen = held + services + resting, and nobody holds more of it than he has', () => {
  fc.assert(
    fc.property(wideLedgers, cases, (transfers, list) => {
      const tracer = tracerOf(list)
      for (const t of transfers) {
        for (const r of tracer.take(t)) assert.ok(r.tainted > 0n && r.tainted <= t.amount)
        for (const { name } of list) assertSound(tracer, name)
      }
      assert.equal(
        tracer.watching,
        watched(
          tracer,
          list.map(c => c.name),
        ),
      )
    }),
    { numRuns: RUNS / 50 },
  )
})

function assertSound(tracer: StreamTracer, name: string): void {
  const sums = new Map<AssetId, { held: bigint; service: bigint; resting: bigint }>()
  for (const h of tracer.holdings(name)) {
    const sum = sums.get(h.asset) ?? { held: 0n, service: 0n, resting: 0n }
    sum[h.state] += h.tainted
    sums.set(h.asset, sum)
    assert.ok(h.tainted > 0n)
    if (h.state === 'held') assert.ok(h.tainted <= tracer.balanceOf(h.account, h.asset), `${h.account} holds more`)
  }
  for (const t of tracer.totals(name)) {
    assert.equal(t.stolen, t.held + t.services + t.resting)
    assert.equal(t.held, sums.get(t.asset)?.held ?? 0n)
    assert.equal(t.services, sums.get(t.asset)?.service ?? 0n)
    assert.ok(t.resting >= (sums.get(t.asset)?.resting ?? 0n))
  }
}

function watched(tracer: StreamTracer, names: readonly string[]): number {
  const accounts = new Set<AccountId>()
  for (const name of names) for (const h of tracer.holdings(name)) if (h.state === 'held') accounts.add(h.account)
  return accounts.size
}

test('an account that turns out to be a service keeps what came to it, and pays its own money from then on', () => {
  const services = new Set<AccountId>()
  const tracer = tracerOf([caseOf()], a => services.has(a))
  tracer.take(move(1, 0, 1, 100n))
  services.add(account(1))
  assert.deepEqual(tracer.take(move(2, 1, 2, 60n)), [])
  assert.equal(tracer.watching, 0)
  assert.deepEqual(
    tracer.totals('law').map(t => [t.held, t.services]),
    [[0n, 100n]],
  )
  const again = tracerOf([])
  again.restore(tracer.snapshot())
  assert.deepEqual(again.totals('law'), tracer.totals('law'))
})

test('cases that are followed together are told the same as each alone', () => {
  fc.assert(
    fc.property(wideLedgers, cases, (transfers, list) => {
      const together = tracerOf(list)
      const told = transfers.flatMap(t => [...together.take(t)])
      for (const one of list) {
        const alone = tracerOf([one])
        const own = transfers.flatMap(t => [...alone.take(t)])
        assert.deepEqual(
          told.filter(r => r.case === one.name).map(r => ({ ...r, wokeAfterSeconds: 0 })),
          own.map(r => ({ ...r, wokeAfterSeconds: 0 })),
        )
      }
    }),
    { numRuns: RUNS / 50 },
  )
})

test('balances asked for at the first touch give what balances kept from the first transfer give', () => {
  fc.assert(
    fc.property(wideLedgers, cases, (transfers, list) => {
      const kept = tracerOf(list)
      const asked = new StreamTracer({
        isService: a => a === account(7),
        dormantSeconds: 60,
        openingBalance: (a, asset) => kept.balanceOf(a, asset),
      })
      for (const one of list) asked.addCase(one)
      for (const t of transfers) {
        // The one that is asked goes first: it must see what was there before the transfer.
        const here = asked.take(t)
        assert.deepEqual(here.map(plain), kept.take(t).map(plain))
      }
    }),
    { numRuns: RUNS / 50 },
  )
})

function plain(r: { case: string; tainted: bigint; hop: number; firstTime: boolean; service: boolean }): unknown {
  return [r.case, r.tainted, r.hop, r.firstTime, r.service]
}

test('within a block an account pays on what the block brings it, in whatever order the rows come', () => {
  const rows = [move(7, 3, 4, 100n), move(7, 2, 3, 100n), move(7, 0, 2, 100n)]
  const tracer = tracerOf([caseOf()])
  assert.deepEqual(
    tracer.takeBlock(rows).map(r => [payee(r.transfer), r.hop, r.tainted]),
    [
      [account(2), 1, 100n],
      [account(3), 2, 100n],
      [account(4), 3, 100n],
    ],
  )
  const circle = [move(8, 5, 6, 1n), move(8, 6, 5, 1n)]
  assert.deepEqual(tracerOf([caseOf()]).takeBlock(circle), [], 'a circle without loot ends')
})

test('loot that rested for 203 days tells that it woke, and dust that came meanwhile hides nothing', () => {
  const days = 86_400
  const tracer = new StreamTracer({ isService: () => false })
  tracer.addCase(caseOf())
  const at = (t: Transfer, day: number): Transfer => ({ ...t, at: t.at + day * days })
  assert.equal(tracer.take(at(move(1, 0, 1, 100n), 0))[0]?.wokeAfterSeconds, null)
  tracer.take(at(move(2, 5, 1, 1n), 100))
  const [woke] = tracer.take(at(move(1, 1, 2, 50n), 203))
  assert.equal(woke?.wokeAfterSeconds, 203 * days)
  assert.equal(tracer.take(at(move(3, 1, 2, 50n), 204))[0]?.wokeAfterSeconds, null, 'it is awake now')
  assert.equal(tracer.take(at(move(3, 2, 3, 50n), 234))[0]?.wokeAfterSeconds, 31 * days + 24)
})

test('a case is followed from what a trace found, and no two are named alike', () => {
  const tracer = tracerOf([])
  const holders = [{ account: account(3), asset: token(0), tainted: 60n, hop: 4 }]
  tracer.addCase(caseOf({ policy: 'fifo', holders }))
  assert.equal(tracer.watching, 1)
  tracer.take(move(1, 5, 3, 40n))
  assert.deepEqual(
    tracer.take(move(2, 3, 4, 70n)).map(r => [r.tainted, r.hop]),
    [[60n, 5]],
  )
  assert.throws(() => tracer.addCase(caseOf()), { code: 'case-followed' })
  tracer.removeCase('law')
  assert.equal(tracer.watching, 0)
  assert.throws(() => tracer.totals('law'), { code: 'case-unknown' })
  assert.throws(() => tracer.addCase(caseOf({ policy: 'poison' as 'fifo' })), { code: 'policy-not-streamed' })
})

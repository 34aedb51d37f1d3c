import assert from 'node:assert/strict'
import { test } from 'node:test'
import { POLICIES } from '../../src/analysis/flow/policy.ts'
import type { TraceResult } from '../../src/analysis/flow/trace-result.ts'
import { traceToJson } from '../../src/formats/trace-json.ts'
import type { Address } from '../../src/model/address.ts'
import type { Crossing } from '../../src/model/crossing.ts'
import { BNB_CHAIN, ETHEREUM } from '../../src/model/ledger.ts'
import type { Tag } from '../../src/model/tag.ts'
import type { Transfer } from '../../src/model/transfer.ts'
import { fc } from '../property.ts'
import { coinOf, crossing, home, legOf, on, pay, split, steps, type TwoLedgers, trace } from './two-ledgers.ts'

const RUNS = Number(process.env['CORDON_RUNS'] ?? 60)

function assertConserved(r: TraceResult): void {
  const places = (kinds: readonly string[], no = false): bigint =>
    r.endpoints.filter(e => kinds.includes(e.kind) !== no).reduce((n, e) => n + e.amount, 0n)
  for (const c of r.conservation)
    assert.equal(c.stolen, c.held + c.services + c.fees + c.belowFloor + c.gaps, `${r.policy}: ${c.asset} is off`)
  const sum = (field: 'held' | 'services'): bigint => r.conservation.reduce((n, c) => n + c[field], 0n)
  assert.equal(places(['held']), sum('held'))
  assert.equal(places(['held', 'residue', 'unfollowed'], true), sum('services'))
}

/** Random crossings between random transfers of two ledgers: odds, parts, refunds, several of one in, several ins of one out. */
const worlds: fc.Arbitrary<TwoLedgers> = fc
  .tuple(
    fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.bigInt(0n, 300n), fc.boolean()), { minLength: 2, maxLength: 30 }),
    fc.array(fc.tuple(fc.nat(100), fc.nat(100), fc.nat(4), fc.nat(3), fc.boolean()), { maxLength: 12 }),
  )
  .map(([rows, links]) => {
    const begin = pay(ETHEREUM, 0, 0, 1, 150n)
    const moved = rows.map(([a, b, amount, other], i) => pay(other ? BNB_CHAIN : ETHEREUM, i + 1, a, b, amount))
    const transfers = [begin, ...moved]
    const crossings = links.map(([i, j, share, odds, refund]): Crossing => {
      const a = transfers[i % transfers.length] as Transfer
      const b = transfers[j % transfers.length] as Transfer
      const how = { share: [1, 0.5, 0.25, 1 / 3, 0.1][share] as number, confidence: [1, 0.9, 0.5, 0.2][odds] as number }
      return crossing(legOf(a, 'in'), legOf(b, refund ? 'refund' : 'out'), how)
    })
    return { transfers, crossings }
  })

const tagOf = (address: string): Tag => ({
  ledger: null,
  address: address as Address,
  label: 'A bridge',
  category: 'bridge',
  basis: 'publisher',
  confidence: 90,
  source: 'test',
  at: null,
})

const texts = (r: TraceResult): string =>
  JSON.stringify(traceToJson(r, { parameters: {}, versions: {}, assets: new Map() }))

test('whatever crossings are told, each asset adds up to the base unit, and the order in which they are told changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      worlds,
      fc.constantFrom(...POLICIES),
      fc.constantFrom(1, 0.5, 0.1, 0),
      fc.constantFrom(0n, 40n),
      fc.constantFrom(null, 3),
      async (world, policy, least, floor, maxHops) => {
        const how = { policy, floor, maxHops }
        const r = await trace(world, least, how)
        assertConserved(r)
        const turned = { ...world, crossings: [...(world.crossings ?? [])].reverse() }
        assert.equal(texts(await trace(turned, least, how)), texts(r))
        for (const row of r.crossings ?? []) {
          if (row.state !== 'followed') assert.equal(row.outTainted, 0n)
          assert.ok(row.outTainted <= row.outAmount && row.inTainted <= row.inAmount)
        }
      },
    ),
    { numRuns: RUNS },
  )
})

test('a crossing of equal amounts that is a fact behaves as one transfer', async () => {
  await fc.assert(
    fc.asyncProperty(
      steps,
      fc.constantFrom('haircut' as const, 'tiho' as const, 'dirty-first' as const),
      async (history, policy) => {
        const how = { policy, surplus: 'none' as const }
        const whole = await trace(
          { transfers: history.map(([a, b, amount], i) => pay(ETHEREUM, 2 * i, a, b, amount)) },
          1,
          how,
        )
        const r = await trace(split(history), 1, how)
        assertConserved(r)
        const held = (result: TraceResult, two: boolean): (readonly [number, bigint])[] =>
          [0, 1, 2, 3, 4, 5, 6, 7].map(n => {
            const ledger = two ? home(n) : ETHEREUM
            const rows = result.accounts.filter(a => a.account === on(ledger, n))
            return [n, rows.reduce((sum, a) => sum + a.held, 0n)]
          })
        assert.deepEqual(held(r, true), held(whole, false))
      },
    ),
    { numRuns: RUNS },
  )
})

test('who asks for less confidence is shown at least the same crossings, and facts stay as they were', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async untagged => {
      // Services are known from the start: to learn of one on the way ends paths that went on before.
      const tags = (untagged.crossings ?? []).map(c => tagOf((c.in.service ?? '').slice(-42)))
      // To meet a fact by the way can tell that a likely crossing was none: so each out is claimed once, and after its in.
      const claimed = new Set<string>()
      const crossings = (untagged.crossings ?? []).filter(
        c => c.out.at > c.in.at && !claimed.has(c.out.tx) && claimed.add(c.out.tx),
      )
      const world = { ...untagged, crossings, tags }
      const followed = async (least: number): Promise<Set<string>> =>
        new Set(
          ((await trace(world, least, { surplus: 'none' })).crossings ?? [])
            .filter(c => c.state === 'followed')
            .map(c => `${c.inTx} ${c.outTx} ${c.inAsset} ${c.outAsset}`),
        )
      const [facts, likely, all] = [await followed(1), await followed(0.5), await followed(0)]
      for (const c of facts) assert.ok(likely.has(c), 'a fact is lost')
      for (const c of likely) assert.ok(all.has(c), 'a likely crossing is lost')
    }),
    { numRuns: RUNS },
  )
})

test('without crossings an answer keeps its bytes, whether nobody was asked or nobody knew', async () => {
  const transfers = [pay(ETHEREUM, 0, 0, 1, 100n), pay(ETHEREUM, 1, 1, 2, 60n)]
  const asked = texts(await trace({ transfers, crossings: [] }, 0.5))
  assert.equal(asked, texts(await trace({ transfers })))
  assert.ok(!asked.includes('"crossings"') && !asked.includes('"candidates"'))
})

test('partial payouts and streams leave at the service what they do not pay for, and a refund is followed to whom it goes', async () => {
  const into = pay(ETHEREUM, 1, 1, 50, 100n)
  const outs = [pay(BNB_CHAIN, 2, 51, 3, 490n), pay(BNB_CHAIN, 3, 51, 3, 240n), pay(ETHEREUM, 4, 52, 4, 9n)]
  const shares = [0.5, 0.25, 0.1]
  const world = {
    transfers: [pay(ETHEREUM, 0, 0, 1, 60n), pay(ETHEREUM, 0, 9, 1, 40n), into, ...outs].map((t, i) => ({
      ...t,
      index: i,
    })),
  }
  const [, , paid, ...came] = world.transfers as [Transfer, Transfer, Transfer, ...Transfer[]]
  const crossings = came.map((t, i) =>
    crossing(legOf(paid, 'in'), legOf(t, i === 2 ? 'refund' : 'out'), { share: shares[i] as number }),
  )
  const r = await trace({ ...world, crossings }, 1, { policy: 'haircut' })
  assertConserved(r)
  const at = (account: string): bigint =>
    r.endpoints.filter(e => e.account === account).reduce((n, e) => n + e.amount, 0n)
  // Of what went in 60 in 100 were stolen; so are 60 in 100 of whatever it paid for.
  assert.equal(at(on(BNB_CHAIN, 3)), (490n * 60n) / 100n + (240n * 60n) / 100n)
  assert.equal(at(on(ETHEREUM, 4)), (9n * 60n) / 100n)
  assert.equal(at(on(ETHEREUM, 50)), 60n - (60n * 85n) / 100n)
  const gap = (kind: string, asset: string): bigint =>
    r.gaps.filter(g => g.kind === kind && g.asset === asset).reduce((n, g) => n + g.amount, 0n)
  assert.equal(gap('crossed-out', coinOf(ETHEREUM)), 51n)
  assert.equal(gap('crossed-in', coinOf(BNB_CHAIN)), -438n)
  assert.equal(gap('crossed-in', coinOf(ETHEREUM)), -5n)
})

test('a round trip comes back to the first ledger once, and its path leads from the theft through both crossings', async () => {
  const t = [
    pay(ETHEREUM, 0, 0, 1, 100n),
    pay(ETHEREUM, 1, 1, 99, 100n),
    pay(BNB_CHAIN, 2, 99, 2, 98n),
    pay(BNB_CHAIN, 3, 2, 99, 98n),
    pay(ETHEREUM, 4, 99, 6, 97n),
    pay(ETHEREUM, 5, 6, 7, 97n),
  ] as const
  const crossings = [crossing(legOf(t[1], 'in'), legOf(t[2], 'out')), crossing(legOf(t[3], 'in'), legOf(t[4], 'out'))]
  const r = await trace({ transfers: t, crossings })
  assertConserved(r)
  const [end] = r.endpoints
  assert.deepEqual([r.endpoints.length, end?.account, end?.amount], [1, on(ETHEREUM, 7), 97n])
  const hashes = end?.path.map(row => r.transfers[row]?.tx)
  assert.deepEqual(
    hashes,
    t.map(row => row.tx),
  )
  assert.equal(r.accounts.find(a => a.account === on(ETHEREUM, 7))?.hop, 6)
})

test('value that odds lead on is marked: joint confidence in the endpoint, and what stands by facts alone', async () => {
  const t = [
    pay(ETHEREUM, 0, 0, 1, 100n),
    pay(ETHEREUM, 1, 1, 99, 100n),
    pay(BNB_CHAIN, 2, 99, 2, 100n),
    pay(BNB_CHAIN, 3, 2, 99, 100n),
    pay(ETHEREUM, 4, 99, 5, 100n),
    pay(ETHEREUM, 5, 0, 5, 30n),
  ] as const
  const odds = (confidence: number) => ({ confidence, basis: 'amount-time' as const })
  const crossings = [
    crossing(legOf(t[1], 'in'), legOf(t[2], 'out'), odds(0.8)),
    crossing(legOf(t[3], 'in'), legOf(t[4], 'out'), odds(0.5)),
  ]
  const at5 = (r: TraceResult) => r.endpoints.find(e => e.account === on(ETHEREUM, 5))
  const sure = await trace({ transfers: t, crossings })
  assert.deepEqual([at5(sure)?.amount, at5(sure)?.confidence], [30n, 100])
  assert.deepEqual(
    sure.crossings?.map(c => c.state),
    ['unlikely'],
  )
  const half = await trace({ transfers: t, crossings }, 0.5)
  assert.deepEqual(
    half.crossings?.map(c => [c.state, c.joint]),
    [
      ['followed', '0.8'],
      ['unlikely', '0.4'],
    ],
  )
  const all = await trace({ transfers: t, crossings }, 0.4)
  assert.deepEqual([at5(all)?.amount, at5(all)?.confidence], [130n, 40])
  assert.match(at5(all)?.basis ?? '', /joint confidence 0\.4 at the least \(30 of it by facts alone\)/)
  assert.deepEqual(
    all.likelihoods?.map(l => [all.transfers[l.transfer]?.tx, l.joint]),
    [
      [t[2].tx, '0.8'],
      [t[3].tx, '0.8'],
      [t[4].tx, '0.4'],
    ],
  )
})

test('ten thousand crossings that claim one in and one out are settled at once, and only one is followed', async () => {
  const t = [pay(ETHEREUM, 0, 0, 99, 100n), pay(BNB_CHAIN, 1, 99, 2, 99n)] as const
  const [a, b] = [legOf(t[0], 'in'), legOf(t[1], 'out')]
  const crossings = Array.from({ length: 10_000 }, (_, i) => ({ ...crossing(a, b), crossing: `service-${i}` }))
  const r = await trace({ transfers: t, crossings })
  assertConserved(r)
  assert.equal(r.crossings?.filter(c => c.state === 'followed').length, 1)
})

test('of two outs that claim the whole of one in, the likelier is followed and the other told', async () => {
  const t = [pay(ETHEREUM, 0, 0, 99, 100n), pay(BNB_CHAIN, 1, 99, 2, 99n), pay(BNB_CHAIN, 2, 99, 3, 98n)] as const
  const [a, b, c] = [legOf(t[0], 'in'), legOf(t[1], 'out'), legOf(t[2], 'out')]
  const crossings = [crossing(a, b, { confidence: 0.3 }), crossing(a, c, { confidence: 0.6 })]
  const r = await trace({ transfers: t, crossings }, 0)
  assertConserved(r)
  assert.deepEqual(
    r.crossings?.map(x => [x.outAccount, x.state]),
    [
      [on(BNB_CHAIN, 2), 'displaced'],
      [on(BNB_CHAIN, 3), 'followed'],
    ],
  )
  assert.equal(
    r.endpoints.find(e => e.account === on(BNB_CHAIN, 2)),
    undefined,
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assignPayouts, type DepositGuess } from '../../src/analysis/crossing/assign/assign-payouts.ts'
import type { FlowRow } from '../../src/analysis/crossing/assign/flow-row.ts'
import type { HypothesisTable } from '../../src/analysis/crossing/assign/hypothesis.ts'
import { solveBeliefs } from '../../src/analysis/crossing/assign/solve-beliefs.ts'
import { matchLegs } from '../../src/analysis/crossing/match-legs.ts'
import { exch } from '../../src/catalog/crossings/exch.ts'
import { fixedfloat } from '../../src/catalog/crossings/fixedfloat.ts'
import { thorchain } from '../../src/catalog/crossings/thorchain.ts'
import type { AssetId } from '../../src/model/asset.ts'
import type { CrossingLeg } from '../../src/model/crossing.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import { fc } from '../property.ts'
import { leg, someone } from './made-up-legs.ts'
import { oneByOne, scoreGuesses } from './score-guesses.ts'
import { simulateExchanger } from './simulated-exchanger.ts'

const WINDOW = 4 * 3600
const SMALL = { seed: 3, deposits: 300, days: 0.5, round: 0.4, split: 0.05, unseen: 0.2, delay: [720, 0.8] } as const

/** All assignments of so few deposits and payouts, weighed one by one: the truth that messages must reach where no loop is. */
function exactOdds(table: HypothesisTable): number[][] {
  const odds = table.map(ways => ways.map(() => 0))
  let total = 0
  const walk = (
    d: number,
    taken: ReadonlySet<number>,
    weight: number,
    chosen: readonly (readonly [number, number])[],
  ): void => {
    if (d === table.length) {
      total += weight
      for (const [i, h] of chosen) (odds[i] as number[])[h] = (odds[i]?.[h] ?? 0) + weight
      return
    }
    walk(d + 1, taken, weight, chosen)
    table[d]?.forEach((way, h) => {
      if (way.payouts.every(p => !taken.has(p)))
        walk(d + 1, new Set([...taken, ...way.payouts]), weight * way.weight, [...chosen, [d, h]])
    })
  }
  walk(0, new Set(), 1, [])
  return odds.map(row => row.map(o => o / total))
}

const anyTable = (loops: boolean) =>
  fc
    .array(
      fc.array(fc.tuple(fc.nat(3), fc.double({ min: 0.01, max: 50, noNaN: true })), { maxLength: loops ? 4 : 2 }),
      { maxLength: loops ? 4 : 2 },
    )
    .map(rows =>
      rows.map(ways =>
        ways.map(([p, weight]) => ({ payouts: [p], parts: [1], weight, lesson: { logDelay: 0, ratio: 0, pair: '' } })),
      ),
    )

test('where no loop is, messages give the odds that weighing every assignment gives', () => {
  fc.assert(
    fc.property(anyTable(false), table => {
      // Two deposits that share at most one payout make no loop.
      const shared = new Set(table[0]?.map(w => w.payouts[0]).filter(p => table[1]?.some(w => w.payouts[0] === p)))
      fc.pre(shared.size <= 1)
      const exact = exactOdds(table)
      solveBeliefs(table, 4).forEach((row, d) => {
        row.forEach((p, h) => {
          assert.ok(Math.abs(p - (exact[d]?.[h] ?? 0)) < 1e-4, `${p} for ${exact[d]?.[h]}`)
        })
      })
    }),
    { numRuns: 150 },
  )
})

test('for any table, loops and all, the odds of a deposit and those of a payout sum to at most 1', () => {
  fc.assert(
    fc.property(anyTable(true), table => {
      const byPayout = [0, 0, 0, 0]
      solveBeliefs(table, 4).forEach((row, d) => {
        assert.ok(row.reduce((a, b) => a + b, 0) <= 1 + 1e-9)
        row.forEach((p, h) => {
          for (const j of table[d]?.[h]?.payouts ?? []) byPayout[j] = (byPayout[j] ?? 0) + p
        })
      })
      for (const sum of byPayout) assert.ok(sum <= 1 + 1e-9)
    }),
    { numRuns: 150 },
  )
})

function sums(guesses: readonly DepositGuess[]): void {
  const byPayout = new Map<string, number>()
  for (const g of guesses) {
    const told = g.guesses.reduce((sum, x) => sum + x.odds, 0)
    assert.ok(g.unknown >= 0 && told <= 1 + 1e-9 && Math.abs(told + g.unknown - 1) < 1e-9)
    for (const x of g.guesses) for (const p of x.payouts) byPayout.set(p, (byPayout.get(p) ?? 0) + x.odds)
  }
  for (const sum of byPayout.values()) assert.ok(sum <= 1 + 1e-9)
}

test('of a whole simulated service: sums hold, order does not matter, and it beats one-by-one matching that is told the prices', () => {
  const s = simulateExchanger(SMALL)
  const { guesses } = assignPayouts(s.deposits, s.payouts, { windowSeconds: WINDOW, known: s.rate })
  sums(guesses)
  const again = assignPayouts([...s.deposits].reverse(), [...s.payouts].reverse(), {
    windowSeconds: WINDOW,
    known: s.rate,
  })
  assert.deepEqual(again.guesses, guesses)
  const score = scoreGuesses(guesses, s)
  assert.ok(score.first > 0.9, `first ${score.first}`)
  assert.ok(score.first > oneByOne(s, WINDOW) + 0.1)
  assert.ok(score.ece < 0.08, `ece ${score.ece}`)
})

test('with the model fixed, what happens hours apart changes nothing', () => {
  const s = simulateExchanger({ ...SMALL, deposits: 60, days: 1 })
  const { guesses, model } = assignPayouts(s.deposits, s.payouts, { windowSeconds: WINDOW, known: s.rate })
  const later = (rows: readonly FlowRow[]): FlowRow[] =>
    rows.map(r => ({ ...r, key: `later ${r.key}`, at: r.at + 40 * 86_400 }))
  const both = assignPayouts([...s.deposits, ...later(s.deposits)], [...s.payouts, ...later(s.payouts)], {
    windowSeconds: WINDOW,
    model,
  })
  const mine = new Map(both.guesses.filter(g => !g.deposit.startsWith('later')).map(g => [g.deposit, g]))
  for (const g of guesses) {
    const other = mine.get(g.deposit)
    assert.ok(other !== undefined && Math.abs(other.unknown - g.unknown) < 1e-4)
    assert.deepEqual(
      other.guesses.slice(0, 1).map(x => x.payouts),
      g.guesses.slice(0, 1).map(x => x.payouts),
    )
  }
})

test('equal deposits that equal payouts may belong to share them evenly, and say so', () => {
  const s = simulateExchanger(SMALL)
  const { model } = assignPayouts(s.deposits, s.payouts, { windowSeconds: WINDOW, known: s.rate })
  const at = 1_740_050_000
  const pay = s.rate('ETH', 'USDT', at + 700) * 1e18 * 0.995
  const deposits = [0, 1].map(n => ({ key: `d${n}`, at: at + n, asset: 'ETH', amount: 1e18 }))
  const payouts = [0, 1].map(n => ({ key: `p${n}`, at: at + 700 + n, asset: 'USDT', amount: Math.round(pay) }))
  const { guesses } = assignPayouts(deposits, payouts, { windowSeconds: WINDOW, model })
  for (const g of guesses)
    for (const x of g.guesses.filter(x => x.payouts.length === 1)) assert.ok(x.odds > 0.35 && x.odds < 0.6, `${x.odds}`)
})

test('amounts and times of no sense end, and give nothing', () => {
  const rows = [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e300, 5e-324].map((amount, n) => ({
    key: `k${n}`,
    at: n === 3 ? Number.NaN : 1e9 + n,
    asset: n % 2 ? 'A' : '',
    amount,
  }))
  sums(assignPayouts(rows, rows, { windowSeconds: WINDOW }).guesses)
  assert.deepEqual(assignPayouts([], [], { windowSeconds: WINDOW }).guesses, [])
  assert.deepEqual(
    assignPayouts(rows.slice(4, 5), [], { windowSeconds: WINDOW }).guesses.map(g => g.unknown),
    [1],
  )
})

const usdc = `${ETHEREUM}/erc20:0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48` as AssetId
const swaps = (crossing: string): CrossingLeg[] =>
  Array.from({ length: 20 }, (_, n) => {
    const milli = 700n + BigInt((n * 7919) % 2801)
    const at = 1_740_000_000 + n * 24_000
    return [
      leg({ crossing, side: 'in', tx: `0xin${n}`, at, account: someone(n), amount: milli * 10n ** 15n }),
      leg({
        crossing,
        side: 'out',
        ledger: ETHEREUM,
        tx: `0xout${n}`,
        at: at + 500 + n,
        account: someone(100 + n),
        asset: usdc,
        amount: milli * 2_681_100n,
      }),
    ]
  }).flat()

test('odds are never a fact: below 1, of the basis amount and time, shares of a deposit at most 1', () => {
  const { crossings } = matchLegs(swaps('exch'), [exch])
  assert.ok(crossings.length >= 20)
  const shares = new Map<string, number>()
  for (const c of crossings) {
    assert.ok(c.confidence < 1 && c.basis === 'amount-time')
    shares.set(c.in.tx, (shares.get(c.in.tx) ?? 0) + c.share)
  }
  for (const share of shares.values()) assert.ok(share <= 1)
})

test('payments of another service change nothing', () => {
  const alone = matchLegs(swaps('exch'), [exch, fixedfloat]).crossings
  const both = matchLegs([...swaps('fixedfloat'), ...swaps('exch')], [exch, fixedfloat]).crossings
  assert.deepEqual(
    both.filter(c => c.crossing === 'exch'),
    alone,
  )
})

test('what a reference joins is left out of the odds: it beats every guess', () => {
  const rows = swaps('exch')
  const [paidIn, paidOut, ...rest] = rows as [CrossingLeg, CrossingLeg, ...CrossingLeg[]]
  // The exchanger itself once named the payout of the first deposit: not the one that fits, but the next one's.
  const next = rest[1] as CrossingLeg
  const declared = exch.at([{ ledger: ETHEREUM, address: someone(900).slice(9) as never, role: 'hot', source: 'test' }])
  const named = [
    { ...paidIn, reference: 'order' },
    paidOut,
    rest[0] as CrossingLeg,
    { ...next, reference: 'order', service: someone(900) },
    ...rest.slice(2),
  ]
  const { crossings } = matchLegs(named, [
    { ...declared, pairs: { ...declared.pairs, windowSeconds: 86_400 } },
    thorchain,
  ])
  const mine = crossings.filter(c => c.in.tx === paidIn.tx)
  assert.deepEqual(
    mine.map(c => [c.out.tx, c.confidence, c.basis]),
    [[next.tx, 1, 'reference']],
  )
  assert.ok(crossings.every(c => c.out.tx !== next.tx || c.in.tx === paidIn.tx))
})

import { assignPayouts } from '../src/analysis/crossing/assign/assign-payouts.ts'
import { matchLegs } from '../src/analysis/crossing/match-legs.ts'
import { thorchain } from '../src/catalog/crossings/thorchain.ts'
import type { CrossingLeg } from '../src/model/crossing.ts'
import { BITCOIN, ETHEREUM } from '../src/model/ledger.ts'
import { leg, someone } from '../test/crossings/made-up-legs.ts'
import { oneByOne, type Score, scoreGuesses } from '../test/crossings/score-guesses.ts'
import { type Simulated, type SimulatedShape, simulateExchanger } from '../test/crossings/simulated-exchanger.ts'

/**
 * Benchmark: the joint assignment over simulated instant exchangers whose truth is known, beside the published way, deposit by deposit
 * (nearest amount in the window), which is told the true prices; and matching by reference. All in one run, on fixed seeds.
 */

const WINDOW = 4 * 3600
const SEEDS = (process.env['SEEDS'] ?? '1,2,3').split(',').map(Number)

const usual = { round: 0.4, split: 0.05, unseen: 0.2, delay: [720, 0.8] } as const
const SHAPES: readonly (readonly [name: string, shape: Omit<SimulatedShape, 'seed'>])[] = [
  ['quiet: 100 orders a day for 10 days', { ...usual, deposits: 1000, days: 10 }],
  ['usual: 300 orders a day for 10 days', { ...usual, deposits: 3000, days: 10 }],
  ['busy: 1,200 orders a day for 4 days', { ...usual, deposits: 4800, days: 4 }],
  [
    'crowded: 1,200 a day, 8 of 10 of a common size, delays of an hour',
    { ...usual, round: 0.8, delay: [3600, 0.8], deposits: 3600, days: 3 },
  ],
  ['dark: 300 a day, half of all on ledgers not seen', { ...usual, unseen: 0.5, deposits: 3000, days: 10 }],
]

console.log('published for one-by-one matching: right payout first in 25 % of cases; 4 % from ETH to BTC\n')
for (const [name, shape] of SHAPES) {
  console.log(name)
  for (const way of ['rates learned', 'prices known'] as const) {
    const rows = SEEDS.map(seed => run({ ...shape, seed }, way === 'prices known'))
    const mean = (of: (r: (typeof rows)[number]) => number): number =>
      rows.reduce((sum, r) => sum + of(r), 0) / rows.length
    const percent = (of: (r: (typeof rows)[number]) => number): string => `${(100 * mean(of)).toFixed(1)} %`
    console.log(
      `  ${way}: right first ${percent(r => r.all.first)}, ETH to BTC ${percent(r => r.pair.first)}; told ${percent(r => r.all.told)}, of these right ` +
        `${percent(r => r.all.rightWhenTold)}; Brier ${mean(r => r.all.brier).toFixed(3)}, ECE ${mean(r => r.all.ece).toFixed(3)}; ` +
        `one by one: ${percent(r => r.plain)}, ETH to BTC ${percent(r => r.plainPair)}; ${mean(r => r.ms).toFixed(0)} ms`,
    )
    console.log(`    said / was: ${joined(rows.map(r => r.all))}`)
  }
}

function run(shape: SimulatedShape, prices: boolean) {
  const s = simulateExchanger(shape)
  const { user, system } = process.threadCpuUsage()
  const { guesses } = assignPayouts(s.deposits, s.payouts, {
    windowSeconds: WINDOW,
    known: prices ? s.rate : undefined,
  })
  const spent = process.threadCpuUsage()
  const isPair = ethToBtc(s)
  return {
    all: scoreGuesses(guesses, s),
    pair: scoreGuesses(guesses, s, isPair),
    plain: oneByOne(s, WINDOW),
    plainPair: oneByOne(s, WINDOW, d => isPair(d.key)),
    ms: (spent.user + spent.system - user - system) / 1000,
  }
}

function ethToBtc(s: Simulated): (deposit: string) => boolean {
  const paidIn = new Map(s.deposits.map(d => [d.key, d.asset]))
  const paidOut = new Map(s.payouts.map(p => [p.key, p.asset]))
  return key => paidIn.get(key) === 'ETH' && paidOut.get(s.truth.get(key)?.[0] ?? '') === 'BTC'
}

/** The reliability of all seeds: in each tenth of the odds, the mean that was said and the part that was true. */
function joined(scores: readonly Score[]): string {
  return Array.from({ length: 10 }, (_, i) => {
    const bins = scores.map(s => s.bins[i]).filter(b => b !== undefined)
    const count = bins.reduce((sum, b) => sum + b.count, 0)
    const of = (value: 'said' | 'was') =>
      (bins.reduce((sum, b) => sum + b[value] * b.count, 0) / Math.max(1, count)).toFixed(2)
    return count === 0 ? '–' : `${of('said')}/${of('was')} (${count})`
  }).join('  ')
}

const vaults = [someone(900), someone(901)]
const legs: CrossingLeg[] = Array.from({ length: 50_000 }, (_, n) => {
  const at = 1_740_000_000 + n * 6
  const common = { service: vaults[n % 2] ?? null, reference: `R${n}` }
  return [
    leg({
      ...common,
      side: 'in',
      ledger: ETHEREUM,
      tx: `0xin${n}`,
      at,
      account: someone(n % 5000),
      amount: BigInt(n + 1),
    }),
    leg({
      ...common,
      side: 'out',
      ledger: BITCOIN,
      tx: `out${n}`,
      at: at + 600,
      account: someone(n % 5000),
      amount: BigInt(n + 1),
    }),
  ]
}).flat()
const start = process.threadCpuUsage()
const { crossings } = matchLegs(legs, [thorchain])
const end = process.threadCpuUsage()
const ms = (end.user + end.system - start.user - start.system) / 1000
const floor = process.threadCpuUsage()
const joinedLegs = plainJoin(legs)
const after = process.threadCpuUsage()
const plain = (after.user + after.system - floor.user - floor.system) / 1000
console.log(
  `\nby reference: ${crossings.length} crossings of ${legs.length} legs in ${ms.toFixed(0)} ms (${Math.round(legs.length / ms)} legs a millisecond); ` +
    `a plain Map joined ${joinedLegs} in ${plain.toFixed(0)} ms`,
)

/** The floor: one Map by reference, nothing checked. */
function plainJoin(rows: readonly CrossingLeg[]): number {
  const byReference = new Map<string, CrossingLeg>()
  let joined = 0
  for (const l of rows) {
    if (byReference.has(l.reference ?? '')) joined++
    else byReference.set(l.reference ?? '', l)
  }
  return joined
}

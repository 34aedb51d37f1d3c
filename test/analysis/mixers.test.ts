import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { toEventSelector } from 'viem'
import { actionsOfEvents, DEPOSIT_TOPIC, WITHDRAWAL_TOPIC } from '../../src/analysis/mixers/actions-of-events.ts'
import { actionsOfTransfers } from '../../src/analysis/mixers/actions-of-transfers.ts'
import { learnDelay } from '../../src/analysis/mixers/learn-delay.ts'
import { matchPool } from '../../src/analysis/mixers/match-pool.ts'
import { mixerLinks } from '../../src/analysis/mixers/mixer-links.ts'
import type { MixerPool, PoolAction } from '../../src/analysis/mixers/mixer-pool.ts'
import { pairEvidence } from '../../src/analysis/mixers/pair-evidence.ts'
import { STRENGTHS } from '../../src/analysis/mixers/strengths.ts'
import { MIXERS } from '../../src/catalog/mixers/all-mixers.ts'
import type { Address } from '../../src/model/address.ts'
import { nativeAsset } from '../../src/model/asset.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import type { LedgerCall, LedgerEvent } from '../../src/model/ledger-event.ts'
import type { Transfer } from '../../src/model/transfer.ts'
import { fc } from '../property.ts'
import { needsShared, sharedPath } from '../shared-data.ts'
import { HABITS, madeUpPools, person } from './made-up-pools.ts'

const pool: MixerPool = {
  name: 'one',
  title: 'One',
  account: person(0xf00),
  asset: nativeAsset(ETHEREUM),
  denomination: 100n,
  source: 'made up',
}

/** Actions of one pool from letters: `+a` is a deposit of a, `-b` a withdrawal to b, a day apart. */
function play(...steps: string[]): PoolAction[] {
  return steps.map((step, i) => ({
    side: step[0] === '+' ? 'deposit' : 'withdrawal',
    pool: pool.account,
    tx: `0x${(i + 1).toString(16).padStart(64, '0')}`,
    block: i,
    at: 86_400 * i,
    account: person(step.charCodeAt(1)),
    relayer: person(9),
    gasPrice: null,
  }))
}

const nobody = (): ReadonlySet<never> => new Set<never>()
const numbers = (actions: readonly unknown[]): number[] => actions.map((_, i) => i)
const match = (actions: readonly PoolAction[], linked = nobody) =>
  matchPool(actions, numbers(actions), pairEvidence(actions, linked, STRENGTHS), STRENGTHS)

test('the events are those of the published contract, by the hash of their signatures', () => {
  assert.equal(toEventSelector('Deposit(bytes32,uint32,uint256)'), DEPOSIT_TOPIC)
  assert.equal(toEventSelector('Withdrawal(address,bytes32,address,uint256)'), WITHDRAWAL_TOPIC)
})

test('every pool and router of the catalog stands on the US list of 2022-08-08', { skip: needsShared }, () => {
  const listed = readFileSync(sharedPath('data/labels/tagpacks/tornado_cash.yaml'), 'utf8').toLowerCase()
  for (const { pools, routers } of MIXERS)
    for (const account of [...pools.map(p => p.account), ...routers])
      assert.ok(listed.includes(account.slice(-42)), account)
})

test('each withdrawal is of exactly one earlier deposit, each deposit has at most one, whatever the evidence', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.boolean(), fc.nat(5)), { minLength: 1, maxLength: 40 }),
      fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 6 }),
      (draw, links) => {
        let open = 0
        const steps = draw.map(([wish, who]) => {
          const deposit = wish || open === 0
          open += deposit ? 1 : -1
          return `${deposit ? '+' : '-'}${'abcdef'[who]}`
        })
        const linked = (a: string) =>
          new Set(
            links.flatMap(([x, y]) => (person('abcdef'.charCodeAt(x)) === a ? [person('abcdef'.charCodeAt(y))] : [])),
          )
        const m = match(play(...steps), linked as never)
        for (const w of m.withdrawals) {
          const sum = m.deposits.reduce((n, d) => n + m.oddsOf(d, w), 0)
          assert.ok(Math.abs(sum - 1) < 0.02, `${steps.join(' ')}: ${sum}`)
          for (const d of m.deposits) if (d > w) assert.equal(m.oddsOf(d, w), 0)
        }
        for (const d of m.deposits) assert.ok(m.withdrawals.reduce((n, w) => n + m.oddsOf(d, w), 0) < 1.02)
      },
    ),
    { numRuns: 300 },
  )
})

/** All ways of giving each withdrawal an earlier deposit of its own, weighed: the exact odds. */
function exact(actions: readonly PoolAction[], weight: (d: number, w: number) => number): Map<string, number> {
  const withdrawals = actions.flatMap((a, i) => (a.side === 'withdrawal' ? [i] : []))
  const sums = new Map<string, number>()
  let total = 0
  const go = (at: number, used: readonly number[], product: number): void => {
    const w = withdrawals[at]
    if (w === undefined) {
      total += product
      used.forEach((d, i) => {
        const key = `${d} ${withdrawals[i]}`
        sums.set(key, (sums.get(key) ?? 0) + product)
      })
      return
    }
    for (let d = 0; d < w; d++)
      if (actions[d]?.side === 'deposit' && !used.includes(d)) go(at + 1, [...used, d], product * weight(d, w))
  }
  go(0, [], 1)
  return new Map([...sums].map(([key, sum]) => [key, sum / total]))
}

test('the odds come near to those of all possible matchings counted one by one', () => {
  const actions = play('+a', '+b', '+c', '-x', '+d', '-a', '+e', '-y', '-z', '+f', '-d')
  const m = match(actions)
  const base = (d: number, w: number): number =>
    1 + 3 * Math.exp(-((actions[w]?.at ?? 0) - (actions[d]?.at ?? 0)) / 86_400)
  const truth = exact(actions, (d, w) => base(d, w) * (actions[d]?.account === actions[w]?.account ? 20_000 : 1))
  let worst = 0
  for (const d of m.deposits)
    for (const w of m.withdrawals) worst = Math.max(worst, Math.abs(m.oddsOf(d, w) - (truth.get(`${d} ${w}`) ?? 0)))
  assert.ok(worst < 0.1, String(worst))
})

test('a withdrawal that is clearly somebody else’s leaves the anonymity set, and a deposit that is gone is nobody’s', () => {
  const m = match(play('+a', '+b', '-b', '-x'))
  assert.ok(m.oddsOf(0, 3) > 0.99, 'what is left can only be of a')
  assert.ok(m.oddsOf(1, 2) > 0.99)
})

test('on made-up pools with known truth the odds beat equal odds for all, and promise no more than they keep', () => {
  const world = madeUpPools(400, 3, HABITS)
  const evidence = pairEvidence(world.actions, world.linked, STRENGTHS)
  const strengths = learnDelay(world.actions, evidence, STRENGTHS)
  let [ours, uniform, n, said, right, bold] = [0, 0, 0, 0, 0, 0]
  for (const p of world.pools) {
    const own = world.actions.flatMap((a, i) => (a.pool === p.account ? [i] : []))
    const m = matchPool(world.actions, own, evidence, strengths)
    for (const w of m.withdrawals) {
      const truth = world.truth.get(w) ?? -1
      ours -= Math.log(Math.max(1e-12, m.oddsOf(truth, w)))
      uniform -= Math.log(1 / m.deposits.filter(d => d < w).length)
      n++
      for (const d of m.deposits) {
        const odds = m.oddsOf(d, w)
        if (odds < 0.2) continue
        bold++
        said += odds
        if (d === truth) right++
      }
    }
  }
  assert.ok(ours / n < uniform / n - 1, `${ours / n} against ${uniform / n}`)
  assert.ok(bold > 50, 'too few to judge by')
  assert.ok((said - right) / bold < 0.05 && (right - said) / bold < 0.2, `said ${said}, right ${right} of ${bold}`)
})

test('the same world in another order of accounts gives the same candidates, and a stranger’s deposits get no certainty', () => {
  const actions = play('+a', '+b', '+c', '-x', '-y', '-a')
  const ask = (list: readonly PoolAction[]) =>
    mixerLinks({
      pools: [pool],
      actions: list,
      asked: d => d.account === person(97),
      linked: nobody,
      strengths: STRENGTHS,
    })
  const rows = ask(actions)
  assert.deepEqual(rows, ask([...actions]))
  assert.equal(rows[0]?.account, person(97))
  assert.deepEqual(rows[0]?.heuristics, ['same-address'])
  assert.ok(rows.slice(1).every(r => Number(r.odds) < 0.05))
  assert.equal(rows[0]?.anonymitySet, 3)
  const [b] = mixerLinks({
    pools: [pool],
    actions,
    asked: d => d.account === person(98),
    linked: nobody,
    strengths: STRENGTHS,
  })
  assert.ok(Number(b?.odds) < 0.7)
  assert.ok(Number(b?.effectiveSet) > 1.5)
})

const move = (tx: number, index: number, from: number, to: number, amount: bigint): Transfer => ({
  ledger: ETHEREUM,
  tx: `0x${tx.toString(16).padStart(64, '0')}`,
  index,
  block: tx,
  at: tx * 12,
  from: person(from).slice(-42) as Address,
  to: person(to).slice(-42) as Address,
  asset: nativeAsset(ETHEREUM),
  amount,
})

test('a deposit through a router is its payer’s, a withdrawal’s larger part its recipient’s, and what fits nothing is told', () => {
  const ROUTER = 0xbad
  const whole = [move(1, -1, 5, ROUTER, 100n), move(1, -2, ROUTER, 0xf00, 100n)]
  const history = [
    whole[1] as Transfer,
    move(2, -1, 6, 0xf00, 100n),
    move(3, -2, 0xf00, 7, 97n),
    move(3, -3, 0xf00, 8, 3n),
    move(4, -1, 9, 0xf00, 33n),
    move(5, -2, 0xf00, 7, 50n),
  ]
  const routed = new Map([[whole[0]?.tx ?? '', whole]])
  const read = actionsOfTransfers(pool, history, routed, new Set([person(ROUTER)]), () => null)
  assert.deepEqual(
    read.actions.map(a => [a.side, a.account, a.relayer]),
    [
      ['deposit', person(5), null],
      ['deposit', person(6), null],
      ['withdrawal', person(7), person(8)],
    ],
  )
  assert.deepEqual(read.unexplained, [move(4, 0, 0, 0, 0n).tx, move(5, 0, 0, 0, 0n).tx])
})

test('events tell the same as transfers; a forged contract, a doubled log and a cut layout are passed over', () => {
  const word = (hex: string): string => hex.padStart(64, '0')
  const event = (index: number, change: Partial<LedgerEvent>): LedgerEvent => ({
    ledger: ETHEREUM,
    tx: '0x01',
    index,
    block: 1,
    at: 12,
    contract: pool.account.slice(-42) as Address,
    topics: [WITHDRAWAL_TOPIC, `0x${word('8')}`],
    data: `0x${word('7')}${word('abc')}${word('3')}`,
    ...change,
  })
  const call = { from: person(5).slice(-42) as Address, gasPrice: 7n } as LedgerCall
  const good = event(0, {})
  const actions = actionsOfEvents(
    pool,
    [
      good,
      good,
      event(1, { contract: person(1).slice(-42) as Address }),
      event(2, { data: '0x12' }),
      event(3, { topics: [DEPOSIT_TOPIC, `0x${word('1')}`], tx: '0x02' }),
      event(4, { topics: [DEPOSIT_TOPIC, `0x${word('1')}`], tx: '0x03' }),
    ],
    new Map([['0x02', call]]),
  )
  assert.deepEqual(
    actions.map(a => [a.side, a.account, a.relayer, a.gasPrice]),
    [
      ['deposit', person(5), null, 7n],
      ['withdrawal', person(7), person(8), null],
    ],
  )
})

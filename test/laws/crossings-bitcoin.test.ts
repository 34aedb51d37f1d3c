import assert from 'node:assert/strict'
import { test } from 'node:test'
import { POLICIES } from '../../src/analysis/flow/policy.ts'
import type { CrossingLeg } from '../../src/model/crossing.ts'
import { BITCOIN, ETHEREUM } from '../../src/model/ledger.ts'
import { outpoint, type Transaction } from '../../src/model/transaction.ts'
import type { Transfer } from '../../src/model/transfer.ts'
import { fc } from '../property.ts'
import * as coins from './random-chain.ts'
import { crossing, legOf, on, pay, trace } from './two-ledgers.ts'

const { coin, mint, spend } = coins
const RUNS = Number(process.env['CORDON_RUNS'] ?? 60)

/** The leg that an output is. */
function outputLeg(t: Transaction, index: number, side: CrossingLeg['side']): CrossingLeg {
  const { ledger, tx, block, at, outputs, inputs } = t
  const o = outputs[index] as Transaction['outputs'][number]
  const [payer, payee] = [`${BITCOIN}:${inputs[0]?.address}`, `${BITCOIN}:${o.address}`] as [never, never]
  const [account, service] = side === 'in' ? [payer, payee] : [payee, payer]
  const asset = `${BITCOIN}/slip44:0` as never
  const leg = { side, crossing: 'made-up', ledger, tx, index, block, at, account, service, asset }
  return { ...leg, amount: o.amount, reference: null, asked: null }
}

/** Out to Bitcoin by a payout that also pays strangers, on through a spend with change, and back: what remains at each place. */
async function thereAndBack(stolen: bigint, sent: bigint, paid: bigint, policy: (typeof POLICIES)[number]) {
  const t = [pay(ETHEREUM, 0, 0, 1, stolen), pay(ETHEREUM, 1, 9, 1, 1000n), pay(ETHEREUM, 2, 1, 50, sent)].map(
    (row): Transfer => ({ ...row, at: row.at - 300_000_000 }),
  ) as [Transfer, Transfer, Transfer]
  const purse = mint(1, 700_000, [[60, 100_000n]])
  const payout = spend(
    2,
    700_001,
    [coin(purse, 0)],
    [
      [61, 500n],
      [1, paid],
      [60, 90_000n],
    ],
  )
  const on2 = spend(
    3,
    700_002,
    [coin(payout, 1)],
    [
      [2, paid - 20n],
      [70, 10n],
    ],
  )
  const back = { ...pay(ETHEREUM, 8_000_000, 51, 7, 77n) }
  const late = back.at > on2.at ? back : { ...back, at: on2.at + 60 }
  const ends = await trace(
    {
      transfers: [...t, late],
      chain: [purse, payout, on2],
      crossings: [
        crossing(legOf(t[2], 'in'), outputLeg(payout, 1, 'out')),
        crossing(outputLeg(on2, 0, 'in'), legOf(late, 'out')),
      ],
    },
    1,
    { policy, until: 2_900_000_000 },
  )
  return { ends, payout, on2, late }
}

test('value goes from accounts to coins and back, and each asset adds up to the base unit', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.bigInt(1n, 900n),
      fc.bigInt(1n, 1900n),
      fc.bigInt(31n, 5000n),
      fc.constantFrom(...POLICIES),
      async (stolen, wish, paid, policy) => {
        const sent = wish > stolen + 1000n ? stolen + 1000n : wish
        const { ends: r } = await thereAndBack(stolen, sent, paid, policy)
        for (const c of r.conservation)
          assert.equal(c.stolen, c.held + c.services + c.fees + c.belowFloor + c.gaps, `${policy} ${c.asset}`)
        const went = r.crossings?.[0]
        // The published definition: the stolen part of what was paid in is the stolen part of what is paid out.
        if (went) assert.equal(went.outTainted, (paid * went.inTainted) / sent)
      },
    ),
    { numRuns: RUNS },
  )
})

test('the path of what came back from Bitcoin leads through it to the theft, and nothing stays at the services', async () => {
  const { ends: r, payout, on2, late } = await thereAndBack(100n, 100n, 1000n, 'fifo')
  const home = r.endpoints.find(e => e.account === on(ETHEREUM, 7))
  assert.equal(home?.amount, 77n)
  assert.deepEqual(home?.path.map(row => r.transfers[row]?.tx).slice(-3), [payout.tx, on2.tx, late.tx])
  assert.equal(home?.path.length, 5)
  const row = r.transfers.find(x => x.tx === payout.tx)
  assert.deepEqual([outpoint(row?.tx ?? '', row?.index ?? 0), row?.tainted], [outpoint(payout.tx, 1), 1000n])
  assert.deepEqual(
    r.endpoints.map(e => e.kind),
    ['held', 'held'],
  )
  assert.deepEqual(
    r.crossings?.map(c => c.state),
    ['followed', 'followed'],
  )
})

test('a leg that is not in the data is told with where the value went, and the value stays at the service', async () => {
  const t = pay(ETHEREUM, 0, 0, 50, 100n)
  const payout = spend(2, 700_001, [coin(mint(1, 700_000, [[60, 900n]]), 0)], [[1, 800n]])
  const r = await trace({ transfers: [t], crossings: [crossing(legOf(t, 'in'), outputLeg(payout, 0, 'out'))] })
  assert.deepEqual(
    r.crossings?.map(c => [c.state, c.outAccount]),
    [['unread', coins.account(1)]],
  )
  assert.deepEqual(
    r.endpoints.map(e => [e.kind, e.account, e.amount]),
    [['bridge', on(ETHEREUM, 50), 100n]],
  )
  assert.ok(r.gaps.some(g => g.kind === 'crossing-unread' && g.because.includes(payout.tx)))
})

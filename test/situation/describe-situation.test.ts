import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MemoryFactLog } from '../../src/adapters/records/memory/memory-fact-log.ts'
import type { Fact } from '../../src/model/fact.ts'
import type { IntelObject } from '../../src/model/intel-object.ts'
import { answerFreezeWith } from '../../src/operations/freeze/answer-freeze.ts'
import { requestFreezeWith } from '../../src/operations/freeze/request-freeze.ts'
import { readInput } from '../../src/operations/read-input.ts'
import { listRecoveries, recordRecovery } from '../../src/operations/recoveries/record-recovery.ts'
import { withdrawRecovery } from '../../src/operations/recoveries/withdraw-recovery.ts'
import { describeSituation } from '../../src/operations/situation/describe-situation.ts'
import { newObject, stoppedClock, testNodes } from '../freeze-nodes.ts'

const ETH = 'eip155:1/slip44:60'
const USDT = 'eip155:1/erc20:0xdac17f958d2ee523a2206206994597c13d831ec7'
const account = (n: number): string => `eip155:1:0x${n.toString(16).padStart(40, '0')}`

/** A node that traced a theft of 10 ETH and 500 USDT two hours after it, ten minutes after the node was made. */
async function node() {
  const clock = stoppedClock()
  const nodes = testNodes(['police', 'exchange'], clock, () => ({ facts: new MemoryFactLog() }))
  const { world, post, self, store } = nodes.police
  const made = clock.now()
  await world.facts.append([{ at: made, by: 'x', kind: 'node-initialised', body: {} }])
  const theftAt = made + 600
  clock.pass(7_800)
  const stolen = { source: account(9), tx: null }
  const place = { name: null, firstAt: theftAt, lastAt: theftAt, basis: 'a test', confidence: 100, path: [] }
  const hex = '0'.repeat(64)
  const trace = {
    ...{ schema: 'cordon.trace/1', case: 'heist', policy: 'fifo', asOf: theftAt + 100, finished: true },
    ...{ parameters: {}, versions: {}, assets: [], accounts: [], transfers: [], patterns: [], noise: [], gaps: [] },
    ...{ conservation: [], clusters: [], bounds: [] },
    evidence: { algorithm: 'sha256', canonical: 'RFC 8785', findings: hex, digest: hex },
    stolen: [
      { ...stolen, asset: ETH, amount: '10000000000000000000', firstAt: theftAt },
      { ...stolen, asset: USDT, amount: '500000000', firstAt: theftAt + 5 },
    ],
    endpoints: [
      {
        ...place,
        account: account(1),
        kind: 'exchange',
        asset: ETH,
        amount: '4000000000000000000',
        freezableBy: ['x'],
      },
      { ...place, account: account(2), kind: 'held', asset: USDT, amount: '500000000', freezableBy: ['Tether'] },
      { ...place, account: account(3), kind: 'mixer', asset: ETH, amount: '6000000000000000000', freezableBy: [] },
    ],
  }
  const document = JSON.stringify(trace)
  const digest = (await import('node:crypto')).createHash('sha256').update(document).digest('hex')
  const body = { case: 'heist', policy: 'fifo', asOf: theftAt + 100, finished: true, input: null, document: digest }
  await world.facts.append(
    [
      { at: clock.now(), by: 'x', kind: 'case-opened', body: { case: 'heist' } },
      { at: clock.now(), by: 'x', kind: 'trace-finished', body },
    ],
    [document],
  )
  return { world, post, self, store, clock, theftAt }
}

test('a case tells what was stolen, where it is, what was asked for, frozen and given back, and how long each step took', async () => {
  const { world, post, clock, theftAt } = await node()
  clock.pass(1_800)
  const requestFreeze = requestFreezeWith(post)
  const asked = await requestFreeze.run(
    readInput(requestFreeze, {
      ...{ accounts: [account(2)], asset: 'USDT', amount: '400', to: 'Tether', case: 'heist', jurisdiction: 'JP' },
      ...{ law: 'a law', grounds: 'a theft', contact: 'a desk' },
    }),
    world,
  )
  const answerFreeze = answerFreezeWith(post)
  clock.pass(600)
  await answerFreeze.run(
    readInput(answerFreeze, { id: asked.id, state: 'frozen-in-part', amount: '300', reason: 'a part had left' }),
    world,
  )
  clock.pass(60)
  const back = { case: 'heist', asset: USDT, amount: '120.5', at: String(clock.now()), reference: 'order 12' }
  await recordRecovery.run(readInput(recordRecovery, back), world)
  const { cases, totals, steps, elsewhere } = await describeSituation.run({}, world)
  const [one] = cases
  assert.ok(one)
  assert.deepEqual([one.theftAt, one.late, one.worthBy, one.requests], [theftAt, false, 'par', 1])
  assert.deepEqual([totals.stolen.usd, totals.stolen.without], [500, 1], 'nobody said what the ether was worth')
  assert.deepEqual([one.figures.located.usd, one.figures.located.partly], [500, true])
  assert.deepEqual(
    one.figures.passed.amounts.map(a => a.amount),
    ['6000000000000000000'],
  )
  assert.deepEqual([totals.asked.usd, totals.frozen.usd, totals.recovered.usd], [400, 300, 120.5])
  const median = Object.fromEntries(steps.map(s => [s.step, s.median]))
  assert.equal(median['traced'], 7_200)
  assert.deepEqual([median['asked'], median['frozen'], median['recovered']], [9_000, 9_600, 9_660])
  assert.equal(median['shared'], null)
  assert.equal(elsewhere, 0)
})

test('a case is shared from when its incident stands in the log of this node, not from when a partner told of it', async () => {
  const { world, store, theftAt } = await node()
  const { incidentId } = await import('../../src/formats/theft/theft-objects.ts')
  const incident = (modified: string): IntelObject =>
    ({
      type: 'incident',
      spec_version: '2.1',
      id: incidentId('heist'),
      created: modified,
      modified,
      name: 'x',
    }) as never
  await store.add([newObject(incident('2026-11-01T00:00:00.000Z'), 'f'.repeat(64))], [])
  assert.equal((await describeSituation.run({}, world)).cases[0]?.steps.shared, null)
  await store.add([newObject(incident('2026-11-02T00:00:00.000Z'), 'self')], [])
  const { cases } = await describeSituation.run({}, world)
  assert.equal(cases[0]?.steps.shared, theftAt + 7_200)
})

test('what came back is written down for a case that there is, not in the future, and can be taken back; both stay in the log', async () => {
  const { world, clock } = await node()
  const now = clock.now()
  const given = { case: 'heist', asset: ETH, baseUnits: '5', at: String(now), reference: 'receipt' }
  const code = (more: object) =>
    recordRecovery.run(readInput(recordRecovery, { ...given, ...more }), world).then(
      () => null,
      error => error.code,
    )
  assert.equal(await code({ case: 'nowhere' }), 'case-unknown')
  assert.equal(await code({ at: String(now + 60) }), 'recovery-in-future')
  assert.equal(await code({ baseUnits: '0' }), 'freeze-amount-wrong')
  assert.equal(await code({ amount: '1' }), 'freeze-amount-needed')
  assert.throws(() => readInput(recordRecovery, { ...given, reference: '   ' }), { code: 'input-malformed' })
  const kept = await recordRecovery.run(readInput(recordRecovery, given), world)
  assert.deepEqual((await listRecoveries.run({}, world)).recoveries, [kept])
  assert.equal(kept.symbol, 'ETH')
  await withdrawRecovery.run({ id: kept.id, reason: 'counted twice' }, world)
  assert.deepEqual((await listRecoveries.run({}, world)).recoveries, [])
  await assert.rejects(withdrawRecovery.run({ id: kept.id, reason: 'again' }, world), { code: 'recovery-unknown' })
  const facts: readonly Fact[] = await world.facts.read({ kinds: ['value-recovered', 'recovery-withdrawn'] })
  assert.deepEqual(
    facts.map(f => f.kind),
    ['value-recovered', 'recovery-withdrawn'],
  )
})

test('where nothing is kept, the situation says so in figures that stand, and tells what was published', async () => {
  const { world } = testNodes(['police']).police
  const { cases, totals, years, recordsSince } = await describeSituation.run({}, world)
  assert.deepEqual([cases.length, totals.cases, totals.stolen.cases, recordsSince], [0, 0, 0, null])
  assert.ok(years.length > 9)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Json } from '../../src/model/fact.ts'
import { assignCasework, showAlert, showCasework } from '../../src/operations/casework/cases-at-work.ts'
import { decideCasework } from '../../src/operations/casework/decide-casework.ts'
import { listQueue } from '../../src/operations/casework/list-queue.ts'
import { triageAlert } from '../../src/operations/casework/triage-alert.ts'
import { fc } from '../property.ts'
import { ask, coded, makeRig, peopled } from './casework-rig.ts'

test('alerts of four sources stand in one queue, one line a subject, money that waits first', async () => {
  using rig = makeRig()
  await peopled(rig)
  await rig.judged('c-1')
  await rig.judged('c-1')
  await rig.judged('c-2', { outcome: 'hold' })
  await rig.fact('watch-alert', {
    ...{ case: 'bybit-2025', kind: 'endpoint', ledger: 'eip155:1', account: 'eip155:1:0xaa', tx: '0x1', index: 0 },
    ...{ step: null, asset: null, amount: '1', tainted: '1', hop: 3, block: 1, blockHash: '0x2', at: 1, of: null },
    ...{ service: 'Huobi', freezableBy: [], basis: 'alarm', because: 'value of the theft came to a service' },
  })
  // 0xef...: the Safe transaction of 2025-02-21 as the guard tells of it.
  await rig.fact('guard-alarm', {
    ...{ safe: 'eip155:1:0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4', nonce: 71, at: null, leadSeconds: null },
    ...{ reason: 'delegatecall-unknown', sentence: 'the wallet is given other code', shown: null, executed: null },
    signatures: null,
  })
  const { waiting, groups } = await ask(listQueue, {}, rig.as('kim'))
  assert.equal(waiting, 5)
  assert.deepEqual(
    groups.map(g => [g.id, g.severity, g.holds, g.count]),
    [
      ['A3', 'urgent', 1, 1],
      ['A4', 'urgent', 0, 1],
      ['A5', 'urgent', 0, 1],
      ['A1', 'review', 0, 2],
    ],
  )
  assert.deepEqual(groups[3]?.kinds, [{ title: 'review: R05', count: 2, latest: 'A2' }])
  assert.deepEqual((await ask(listQueue, { source: 'guard' }, rig.as('mori'))).groups.length, 1)
})

test('subjects with the same signs are named beside each other, and repeats join', async () => {
  using rig = makeRig()
  await peopled(rig)
  for (const customer of ['c-1', 'c-2', 'c-3']) await rig.judged(customer)
  await rig.judged('c-4', { outcome: 'hold', findings: [] })
  const { groups } = await ask(listQueue, {}, rig.as('kim'))
  const of = (subject: string) => groups.find(g => g.subject === subject)?.similar
  assert.deepEqual([of('customer:c-1'), of('customer:c-4')], [['A2', 'A3'], []])
})

test('an alert that comes after the look is not dismissed unseen, and a repeat shows the case of before', async () => {
  using rig = makeRig()
  await peopled(rig)
  await rig.judged('c-1')
  await rig.judged('c-1')
  const { groups } = await ask(listQueue, {}, rig.as('kim'))
  await rig.judged('c-1')
  await ask(triageAlert, { alert: 'A1', verdict: 'open', upTo: groups[0]?.last }, rig.as('kim'))
  const later = await ask(listQueue, {}, rig.as('kim'))
  assert.deepEqual(
    later.groups.map(g => [g.id, g.count, g.cases]),
    [['A3', 1, [{ id: 'C1', state: 'open' }]]],
  )
  assert.equal((await ask(showCasework, { case: 'C1' }, rig.as('kim'))).waiting, 1)
})

test('of two who take the same alerts at once one is told, and no alert is in two cases', async () => {
  using rig = makeRig()
  await peopled(rig)
  await rig.judged('c-1')
  const both = await Promise.allSettled([
    ask(triageAlert, { alert: 'A1', verdict: 'open' }, rig.as('kim')),
    ask(triageAlert, { alert: 'A1', verdict: 'open' }, rig.as('lee')),
  ])
  assert.deepEqual(both.map(b => b.status).sort(), ['fulfilled', 'rejected'])
  assert.ok(coded('alert-taken')(both.find(b => b.status === 'rejected')?.reason))
  await assert.rejects(ask(showCasework, { case: 'C2' }, rig.as('kim')), coded('casework-unknown'))
})

test('judged anew because an event came late, an alert takes the place of the one before', async () => {
  using rig = makeRig()
  await peopled(rig)
  await rig.judged('c-1', { event: 'e-1', outcome: 'hold' })
  const body = { event: 'e-1', customer: 'c-1', outcome: 'pass', instead: 'hold', findings: [], typologies: [] }
  await rig.fact('monitor-alert-withdrawn', body)
  const { groups } = await ask(listQueue, {}, rig.as('kim'))
  assert.deepEqual(
    groups.map(g => [g.id, g.severity, g.holds]),
    [['A2', 'notice', 0]],
  )
  assert.equal((await ask(showAlert, { alert: 'A1' }, rig.as('kim'))).state, 'superseded')
})

test('an alert that cannot be read is in the queue and holds; none is dropped, none stops the others', async () => {
  using rig = makeRig()
  await peopled(rig)
  const arbitrary = fc.sample(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 6 }), { numRuns: 60 })
  const kinds = ['monitor-alert', 'screen-alert', 'watch-alert', 'guard-alarm']
  for (const [n, body] of arbitrary.entries())
    await rig.fact(kinds[n % kinds.length] ?? '', JSON.parse(JSON.stringify(body)) as Record<string, Json>)
  const huge = { reason: 'x'.repeat(1_000_000), safe: '\u202e\u0007'.repeat(5_000), nonce: 1, sentence: 's' }
  await rig.fact('guard-alarm', huge)
  await rig.judged('c-1')
  const { waiting, groups } = await ask(listQueue, { most: 1_000 }, rig.as('kim'))
  assert.equal(waiting, 62)
  assert.ok(groups.some(g => g.subject === 'customer:c-1'))
  assert.ok(JSON.stringify(groups).length < 100_000)
  await assert.rejects(
    ask(triageAlert, { alert: 'A1', verdict: 'dismiss', reason: 'x' }, rig.as('kim')),
    coded('alert-holds'),
  )
})

test('a case goes to who may work on it, and an escalated one to an approver or admin', async () => {
  using rig = makeRig()
  await peopled(rig)
  await rig.judged('c-1')
  await ask(triageAlert, { alert: 'A1', verdict: 'open' }, rig.as('kim'))
  for (const to of ['mori', 'eve', 'nobody'])
    await assert.rejects(ask(assignCasework, { case: 'C1', to }, rig.as('ann')), coded('assignee-unknown'))
  assert.equal((await ask(assignCasework, { case: 'C1', to: 'lee' }, rig.as('ann'))).assignee, 'lee')
  assert.equal((await ask(assignCasework, { case: 'C1' }, rig.as('kim'))).assignee, null)
  const up = { case: 'C1', kind: 'escalate', reason: 'large' } as const
  await assert.rejects(ask(decideCasework, { ...up, to: 'kim' }, rig.as('kim')), coded('assignee-unknown'))
  assert.equal((await ask(decideCasework, { ...up, to: 'park' }, rig.as('kim'))).assignee, 'park')
  await assert.rejects(ask(decideCasework, { ...up, freeze: 'x' }, rig.as('kim')), coded('input-unfit'))
})

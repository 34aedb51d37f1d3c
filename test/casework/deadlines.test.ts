import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseInstant, showInstant } from '../../src/model/instant.ts'
import { approveDecision, fileReport } from '../../src/operations/casework/approve-decision.ts'
import { showCasework } from '../../src/operations/casework/cases-at-work.ts'
import { decideCasework } from '../../src/operations/casework/decide-casework.ts'
import { listQueue } from '../../src/operations/casework/list-queue.ts'
import { remindAll, remindDeadlines } from '../../src/operations/casework/remind-deadlines.ts'
import { triageAlert } from '../../src/operations/casework/triage-alert.ts'
import { ask, coded, makeRig, peopled, type Rig } from './casework-rig.ts'

async function opened(rig: Rig, jurisdiction: string[], suspectUnknown = false) {
  await peopled(rig)
  await rig.judged('c-1')
  await ask(triageAlert, { alert: 'A1', verdict: 'open', jurisdiction, suspectUnknown }, rig.as('kim'))
}

async function report(rig: Rig, jurisdiction: string[]) {
  const input = { case: 'C1', kind: 'report', reason: 'layering', jurisdiction } as const
  const { decision, decisions } = await ask(decideCasework, { ...input, jurisdiction }, rig.as('kim'))
  return { case: 'C1', decision, document: decisions[decision - 1]?.document ?? '' }
}

const due = async (rig: Rig) =>
  (await ask(showCasework, { case: 'C1' }, rig.as('kim'))).deadlines.map(d => [
    d.jurisdiction,
    d.state,
    d.dueAt === null ? null : showInstant(d.dueAt),
  ])

test('in Korea three business days run from the determination, over a weekend and by Seoul’s clock', async () => {
  // Friday 27 November 2026, 01:00 in Seoul.
  using rig = makeRig(parseInstant('2026-11-26T16:00:00Z'))
  await opened(rig, ['KR'])
  assert.deepEqual(await due(rig), [['KR', 'not-begun', null]])
  await report(rig, ['KR'])
  assert.deepEqual(await due(rig), [['KR', 'running', '2026-12-02T14:59:59Z']])
})

test('the determination is the first decision to report: a second one buys no time', async () => {
  using rig = makeRig(parseInstant('2026-11-26T16:00:00Z'))
  await opened(rig, ['KR'])
  const first = await report(rig, ['KR'])
  await ask(approveDecision, first, rig.as('park'))
  rig.clock.pass(86_400)
  await rig.judged('c-1')
  await ask(triageAlert, { alert: 'A2', verdict: 'join', case: 'C1' }, rig.as('kim'))
  await report(rig, ['KR'])
  assert.deepEqual(await due(rig), [['KR', 'running', '2026-12-02T14:59:59Z']])
})

test('in the United States thirty calendar days run from the alert, and the sixty of banks are told, not applied', async () => {
  using rig = makeRig(parseInstant('2026-03-01T12:00:00Z'))
  await opened(rig, ['US'], true)
  // 31 March is the thirtieth day after 1 March; the end of it by Washington's clock, in summer time by then.
  assert.deepEqual(await due(rig), [['US', 'running', '2026-04-01T03:59:59Z']])
  const [deadline] = (await ask(showCasework, { case: 'C1' }, rig.as('kim'))).deadlines
  assert.equal(showInstant(deadline?.longer?.dueAt ?? 0), '2026-05-01T03:59:59Z')
  assert.match(deadline?.longer?.condition ?? '', /banks/)
})

test('in Japan the law says promptly and names no day, and of a country that we do not know nothing is counted', async () => {
  using rig = makeRig()
  await opened(rig, ['DE', 'JP'])
  await report(rig, ['JP'])
  assert.deepEqual(await due(rig), [
    ['DE', 'not-counted', null],
    ['JP', 'running', null],
  ])
  const [, japan] = (await ask(showCasework, { case: 'C1' }, rig.as('kim'))).deadlines
  assert.equal(japan?.term, 'promptly')
  rig.clock.pass(2 * 86_400)
  const { due: near } = await ask(listQueue, {}, rig.as('kim'))
  assert.deepEqual(
    near.map(d => d.jurisdiction),
    ['JP'],
  )
})

test('each stage of a deadline is told once, from the week before to the day after, and no more once filed', async () => {
  using rig = makeRig(parseInstant('2026-03-01T12:00:00Z'))
  await opened(rig, ['US'])
  const told: [string, number][] = []
  for (let day = 1; day <= 33; day++) {
    rig.clock.pass(86_400)
    const n = await remindAll(rig.world)
    assert.equal(await remindAll(rig.world), 0)
    if (n > 0) told.push([showInstant(rig.clock.now()).slice(0, 10), n])
  }
  assert.deepEqual(told, [
    ['2026-03-25', 1],
    ['2026-03-31', 1],
    ['2026-04-01', 1],
  ])
  assert.equal((await ask(listQueue, {}, rig.as('kim'))).due.length, 1)
  const named = await report(rig, ['US'])
  await assert.rejects(ask(fileReport, { ...named, reference: 'BSA 1' }, rig.as('kim')), coded('report-not-approved'))
  await ask(approveDecision, named, rig.as('park'))
  await ask(fileReport, { ...named, reference: 'BSA 1' }, rig.as('kim'))
  assert.deepEqual(await due(rig), [['US', 'filed-late', '2026-04-01T03:59:59Z']])
  assert.equal((await ask(listQueue, {}, rig.as('kim'))).due.length, 0)
  assert.deepEqual(await ask(remindDeadlines, {}, rig.as('kim')), { reminded: 0 })
  // It writes: who only looks on does not.
  await rig.user('ode', ['auditor'])
  await assert.rejects(ask(remindDeadlines, {}, rig.as('ode')), coded('role-missing'))
})

test('a report goes to countries that the case names; who names none counts no deadline', async () => {
  using rig = makeRig()
  await opened(rig, ['KR'])
  const outside = { case: 'C1', kind: 'report', reason: 'x', jurisdiction: ['US'] } as const
  await assert.rejects(
    ask(decideCasework, { ...outside, jurisdiction: ['US'] }, rig.as('kim')),
    coded('jurisdiction-unknown'),
  )
  await rig.judged('c-2')
  const none = await ask(triageAlert, { alert: 'A2', verdict: 'open', jurisdiction: [] }, rig.as('kim'))
  assert.deepEqual(none.case?.deadlines, [])
  const unnamed = { case: 'C2', kind: 'report', reason: 'x' } as const
  await assert.rejects(ask(decideCasework, unnamed, rig.as('kim')), coded('jurisdiction-missing'))
})

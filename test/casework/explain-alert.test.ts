import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { showDecision } from '../../src/operations/casework/approve-decision.ts'
import { decideCasework } from '../../src/operations/casework/decide-casework.ts'
import { explainAlert } from '../../src/operations/casework/explain-alert.ts'
import { listColleagues } from '../../src/operations/casework/list-colleagues.ts'
import { listQueue } from '../../src/operations/casework/list-queue.ts'
import { triageAlert } from '../../src/operations/casework/triage-alert.ts'
import { ask, coded, judgement, makeRig, peopled } from './casework-rig.ts'

const FIRED = {
  ...({ kind: 'fired', level: 'high', reasons: ['62 % came from mixers'], figures: { share: 0.62 } } as const),
  ...{ unless: 'would not fire under 10 %', events: ['e-0'] },
}

suite('an alert explains itself', () => {
  test('The monitor’s tells each rule with its figures, what would have kept it silent, and the events behind it', async () => {
    using rig = await peopled(makeRig())
    const findings = [{ rule: 'R20', version: '0123456789abcdef', answer: FIRED }] as const
    await rig.fact('monitor-alert', {
      ...(judgement('c-1', { event: 'e-1', findings }) as object),
      journal: 7,
    } as never)
    await rig.judged('c-1', { event: 'e-2' })
    const event = { id: 'e-1', kind: 'deposit', atMs: 2, customer: 'c-1', amount: 5n } as never
    const before = { id: 'e-0', kind: 'login', atMs: 1, customer: 'c-1' } as never
    const asked: unknown[] = []
    const world = rig.as('kim')
    const casework = {
      ...(world.casework ?? assert.fail()),
      events: {
        async find(wanted: unknown) {
          asked.push(wanted)
          return new Map([
            ['e-1', { event, profile: null }],
            ['e-0', { event: before, profile: null }],
          ])
        },
      },
    }
    const told = await ask(explainAlert, { alert: 'A1' }, { ...world, casework })
    assert.equal(told.state, 'waiting')
    const [finding = assert.fail()] = told.judgement?.findings ?? []
    assert.deepEqual(
      [finding.rule, finding.name, finding.level, finding.unless, finding.figures],
      ['R20', 'indirect-mixer', 'high', 'would not fire under 10 %', { share: 0.62 }],
    )
    assert.deepEqual(
      told.events.map(e => e['id']),
      ['e-0', 'e-1'],
    )
    assert.equal(told.events[1]?.['amount'], '5')
    assert.deepEqual(asked, [
      [
        { event: 'e-1', place: 7 },
        { event: 'e-0', place: 7 },
      ],
    ])
    assert.deepEqual(
      told.siblings.map(s => s.id),
      ['A2'],
    )
    assert.deepEqual(told.gaps, [])
  })

  test('What the journal does not hold is a gap, and so is a judgement that cannot be read', async () => {
    using rig = await peopled(makeRig())
    await rig.judged('c-1')
    const told = await ask(explainAlert, { alert: 'A1' }, rig.as('kim'))
    assert.match(told.gaps.join(), /no journal/)
    await rig.fact('monitor-alert', { customer: 'c-2', event: 'x', outcome: 'hold', findings: 'none' })
    const broken = await ask(explainAlert, { alert: 'A2' }, rig.as('kim'))
    assert.equal(broken.judgement, null)
    assert.match(broken.gaps.join(), /cannot be read/)
  })

  test('Another tenant’s is answered as what never was, by the same code and words', async () => {
    using rig = await peopled(makeRig())
    await rig.judged('c-1')
    const none = new Error('')
    const words = async (alert: string) =>
      ask(explainAlert, { alert }, rig.as('eve')).catch(e => `${e.code} ${e.message.replace(alert, 'X')}`)
    assert.equal(await words('A1'), await words('A999'))
    assert.notEqual(await words('A1'), none)
    await assert.rejects(ask(explainAlert, { alert: 'A1' }, rig.as('eve')), coded('alert-unknown'))
  })

  test('A list’s alert that concerns several customers names none of them, nor who asked', async () => {
    using rig = await peopled(makeRig())
    const alert = {
      ...{ change: 'listed', party: { kind: 'name', what: 'Somebody', birth: null, country: null }, list: 'un-sc' },
      ...{ entry: 'KPi.1', name: 'SOMEBODY', programmes: [], basis: 'name', confidence: 96, why: ['equal'] },
      ...{ version: 'ab'.repeat(32), publishedAt: 1, firstSeenAt: 1, lastSeenAt: 2, screens: 2, verdictThen: 'clear' },
      ...{ customers: ['c-1', 'c-2'], askedBy: ['kim', 'eve'] },
    }
    await rig.fact('screen-alert', alert)
    const { groups } = await ask(listQueue, {}, rig.as('kim'))
    const told = await ask(explainAlert, { alert: groups[0]?.id ?? '' }, rig.as('kim'))
    assert.deepEqual([told.screen?.['customers'], told.screen?.['askedBy']], [[], []])
    assert.equal(told.screen?.['entry'], 'KPi.1')
  })
})

suite('who may do what, told before it is tried', () => {
  test('Colleagues are those of one’s own tenant who work here, with their roles', async () => {
    using rig = await peopled(makeRig())
    await rig.user('bank', ['peer'])
    const { me, colleagues } = await ask(listColleagues, {}, rig.as('park'))
    assert.equal(me, 'park')
    assert.deepEqual(
      colleagues.map(c => `${c.name} ${c.roles}`),
      ['ann admin', 'kim analyst', 'lee analyst,approver', 'mori auditor', 'park approver'],
    )
    assert.deepEqual(
      (await ask(listColleagues, {}, rig.as('eve'))).colleagues.map(c => c.name),
      ['eve'],
    )
  })

  test('A decision says to each why they cannot approve it: the maker, somebody without the role, and nobody else', async () => {
    using rig = await peopled(makeRig())
    await rig.judged('c-1')
    await ask(triageAlert, { alert: 'A1', verdict: 'open', title: 't', jurisdiction: ['KR'] }, rig.as('lee'))
    await ask(decideCasework, { case: 'C1', kind: 'report', reason: 'r' }, rig.as('lee'))
    const seen = async (who: string) => {
      const { approval, rejection } = await ask(showDecision, { case: 'C1', decision: 1 }, rig.as(who))
      return [approval?.code ?? null, rejection?.code ?? null]
    }
    assert.deepEqual(await seen('lee'), ['own-approval', null])
    assert.deepEqual(await seen('kim'), ['role-missing', 'role-missing'])
    assert.deepEqual(await seen('park'), [null, null])
  })
})

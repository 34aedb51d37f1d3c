import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decidedDocument, toldMoney } from '../../src/faces/desk/pages/alerts/decided-document.ts'
import { authorityOf, formsInOrder, reportDecided } from '../../src/faces/desk/pages/alerts/form-authority.ts'
import { REPORT_FORMS } from '../../src/formats/report-fields/form-lacks.ts'
import { showDecision } from '../../src/operations/casework/approve-decision.ts'
import { compileCasework } from '../../src/operations/casework/compile-casework.ts'
import { decideCasework } from '../../src/operations/casework/decide-casework.ts'
import { triageAlert } from '../../src/operations/casework/triage-alert.ts'
import { ask, makeRig } from '../casework/casework-rig.ts'
import { fc } from '../property.ts'

test('what an approver reads in words is in the very document whose digest the approval names', async () => {
  using rig = makeRig()
  await rig.user('kim', ['analyst'], { country: 'KR' })
  await rig.judged('c-1', { outcome: 'hold' })
  const kim = rig.as('kim')
  await ask(triageAlert, { alert: 'A1', verdict: 'open', title: 'Money of c-1', jurisdiction: ['KR'] }, kim)
  const id = 'C1'
  const { decision } = await ask(decideCasework, { case: id, kind: 'report', reason: 'in and out' }, kim)
  const shown = await ask(showDecision, { case: id, decision }, kim)
  const told = decidedDocument(shown.text)
  assert.deepEqual(
    { ...told, alerts: told?.alerts.map(a => [a.id, a.holds]) },
    {
      ...{ title: 'Money of c-1', kind: 'report', reason: 'in and out', by: 'kim', what: null, hold: null },
      ...{ suspectKnown: shown.text.includes('"suspectKnown":true'), jurisdictions: ['KR'], attachments: [] },
      alerts: [['A1', true]],
    },
  )
  const { report } = await ask(compileCasework, { case: id }, kim)
  assert.equal(toldMoney(report).transfers.length, (report['transactions'] as unknown[]).length)
})

test('a document of another form, or none, is told as unread and never half', () => {
  assert.equal(decidedDocument('{"schema":"cordon.decision/2"}'), null)
  assert.equal(decidedDocument('{"schema":"cordon.decision/1","decision":{"kind":"report"}}'), null)
  fc.assert(fc.property(fc.json(), text => decidedDocument(text) === null))
  fc.assert(fc.property(fc.string(), text => decidedDocument(text) === null))
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), report => toldMoney(report).transfers.length >= 0))
})

test('a house reads the forms of its own country first, those of a country that the case does not name last', () => {
  const forms = REPORT_FORMS.map(form => ({ form }))
  assert.equal(formsInOrder(forms, ['KR'], 'KR')[0]?.form, 'kofiu')
  assert.deepEqual(
    formsInOrder(forms, ['JP', 'KR', 'US'], 'US').map(f => f.form),
    ['sarx', 'ic3', 'jafic', 'kofiu', 'stix', 'court', 'goaml'],
  )
  fc.assert(
    fc.property(fc.subarray(['KR', 'JP', 'US', 'AE']), fc.constantFrom(null, 'KR', 'JP'), (named, house) => {
      const order = formsInOrder(forms, named, house).map(f => f.form)
      assert.deepEqual([...order].sort(), [...REPORT_FORMS].sort())
      const at = (own: boolean): readonly number[] =>
        order.flatMap((form, i) =>
          authorityOf(form) !== null && named.includes(authorityOf(form) ?? '') === own ? [i] : [],
        )
      assert.ok(Math.max(-1, ...at(true)) < Math.min(order.length, ...at(false)), order.join())
    }),
  )
})

test('a decision that was rejected or voided is no decision to report', () => {
  const decision = (number: number, state: string) => ({ number, state, kind: 'report', jurisdictions: ['KR'] })
  const of = (...states: string[]) => ({ decisions: states.map((s, i) => decision(i + 1, s)) }) as never
  assert.equal(reportDecided(of('rejected', 'void'), 'KR'), undefined)
  assert.equal(reportDecided(of('proposed', 'rejected'), 'KR')?.number, 1)
  assert.equal(reportDecided(of('filed'), 'JP'), undefined)
})

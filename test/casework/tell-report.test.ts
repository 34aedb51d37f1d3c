import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftBinder } from '../../src/adapters/casework/draft-binder.ts'
import { readReportCase } from '../../src/formats/report-case/read-report-case.ts'
import { askedFields } from '../../src/formats/report-fields/asked-fields.ts'
import { readPath, writePath } from '../../src/formats/report-fields/field-path.ts'
import type { FieldShape } from '../../src/formats/report-fields/field-shape.ts'
import { formLacks, REPORT_FORMS } from '../../src/formats/report-fields/form-lacks.ts'
import { fieldValue, type Telling } from '../../src/formats/report-fields/put-field.ts'
import { readTelling, tellFields, writeTelling } from '../../src/formats/report-fields/tell-fields.ts'
import { tryTellings } from '../../src/formats/report-fields/try-tellings.ts'
import type { ReportCase } from '../../src/model/report-case.ts'
import { attachTo, readAttachment } from '../../src/operations/casework/attach-casework.ts'
import type { Casework } from '../../src/operations/casework/casework-world.ts'
import { compileCasework, draftCasework } from '../../src/operations/casework/compile-casework.ts'
import { tellCasework } from '../../src/operations/casework/tell-casework.ts'
import { triageAlert } from '../../src/operations/casework/triage-alert.ts'
import { effortMs } from '../effort.ts'
import { fc } from '../property.ts'
import { ask, coded, makeRig, peopled, type Rig } from './casework-rig.ts'

/** A case as the desk finds it: a customer, a firm, an account and transactions, and nothing that people told. */
const FOUND = readReportCase({
  ...{ schema: 'cordon.report-case/1', reference: 'C1' },
  subjects: [
    { id: 'customer:c-1', kind: 'person' },
    { id: 'customer:f-1', kind: 'entity', representatives: ['customer:c-1'] },
  ],
  accounts: [
    { id: 'c-1', number: 'c-1', holders: ['customer:c-1'] },
    { id: 'f-1', number: 'f-1', holders: ['customer:f-1'] },
  ],
  transactions: ['c-1', 'f-1'].map((account, n) => ({
    ...{
      id: `e-${n}`,
      at: '2026-11-20T00:00:00Z',
      kind: 'deposit',
      from: null,
      to: { account },
      asset: 'ETH',
      amount: '3',
    },
  })),
})

/** What somebody who knows the case would tell of a field, by its name alone; every one of these answers a form's question. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  regulator: 'irs',
  goamlId: 4711,
  kind: 'business',
  suspicions: ['theft'],
  narrative: [{ heading: 'What happened', text: 'Stolen coins came in and went out within minutes.' }],
  phones: [{ kind: 'mobile', number: '+821012345678' }],
  values: [{ currency: 'AED', amount: '1000.00' }],
  currency: 'AED',
  legalForm: '-',
  identifications: [
    { kind: 'employer-number', number: '12-3456789', country: 'US' },
    { kind: 'transmitter-code', number: 'TBSATEST' },
    { kind: 'company-register', number: '110111-1', country: 'KR' },
    { kind: 'passport', number: 'M1234', country: 'KR', issuedOn: '2020-01-01', expiresOn: '2030-01-01' },
  ],
}

function answer(shape: FieldShape, name: string): unknown {
  if (Object.hasOwn(ANSWERS, name)) return ANSWERS[name]
  const { kind } = shape
  if (kind === 'day') return '2026-11-26'
  if (kind === 'moment') return '2026-11-26T00:00:00Z'
  if (kind === 'country') return 'KR'
  return kind === 'whole' ? shape.least : kind === 'choice' ? shape.choices[0] : 'Kim'
}

/** Answers what a form asks, again and again: an answer may lead to a further question. */
function answered(found: ReportCase, form: (typeof REPORT_FORMS)[number]): ReportCase {
  let next = found
  for (let n = 0; n < 5; n++) {
    const tellings = askedFields(next, form).fields.flatMap(({ steps, shape, state }): readonly Telling[] =>
      state === 'told' || shape === null ? [] : [{ steps, value: answer(shape, steps.at(-1) ?? '') }],
    )
    const tried = tryTellings(next, tellings)
    assert.deepEqual([...tried.faults], [], form)
    next = tellFields(next, next, tellings)
    assert.deepEqual(tried.next, next, 'what was tried is what is kept')
  }
  return next
}

test('whoever fills in every field that a form asks for has a case of which the form lacks nothing more', () => {
  for (const form of REPORT_FORMS.filter(f => f !== 'stix')) {
    const full = answered(FOUND, form)
    assert.deepEqual(formLacks(full, form), [], form)
    assert.ok(askedFields(full, form).fields.every(f => f.state === 'told'))
    // What was told is still asked for, so that it can be mended.
    assert.ok(askedFields(full, form).fields.length > 3)
  }
  // What nobody tells by hand is said to be none of a person's fields: it comes from alerts and traces.
  const without = { ...FOUND, transactions: [] }
  assert.deepEqual(
    askedFields(without, 'kofiu').fields.flatMap(f => (f.shape === null ? [f.steps] : [])),
    [['transactions']],
  )
})

test('what is written of a field is read back the same, by the row’s id whatever comes before it', () => {
  const full = answered(answered(FOUND, 'goaml'), 'sarx')
  for (const form of REPORT_FORMS)
    for (const { steps, shape } of askedFields(full, form).fields) {
      if (shape === null || fieldValue(full, steps) === undefined) continue
      assert.deepEqual(readPath(writePath(steps), full), steps)
      const value = fieldValue(full, steps)
      assert.deepEqual(readTelling(writeTelling({ steps, value }), full), { steps, value })
    }
  assert.deepEqual(readPath('subjects.1.bornOn', full), ['subjects', 'customer:f-1', 'bornOn'])
  const workings = Object.getOwnPropertyNames(Object.prototype)
  const place = fc.oneof(fc.stringMatching(/^[a-z_]{1,12}$/), fc.constantFrom(...workings, 'prototype'))
  const places = fc.array(place, { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(places, fc.string(), (steps, value) => {
      try {
        const telling = readTelling(`${steps.join('.')}=${value}`, FOUND)
        tryTellings(FOUND, [telling])
      } catch (error) {
        if (!coded('report-field-unknown')(error) && !coded('report-field-malformed')(error)) throw error
      }
      assert.deepEqual(Object.getOwnPropertyNames(Object.prototype), workings, 'no object learns or loses a name')
    }),
    { numRuns: 400 },
  )
})

test('names of an object’s own workings, numbers of cases and rows that are nowhere are no fields', () => {
  for (const text of [
    ...[
      '__proto__=1',
      '__proto__={}',
      '__proto__.x=1',
      'constructor=1',
      'institution.__proto__=1',
      'reference=C9',
      'schema=x',
      'subjects=[]',
    ],
    ...['subjects.7.bornOn=2000-01-01', 'accounts[none].currency=KRW', 'subjects[customer:c-1].id=x', 'nothing=1'],
    ...['institution.address.city', '=x', 'subjects[=x', 'subjects[].name=x'],
  ])
    assert.throws(
      () => tellFields(FOUND, FOUND, [readTelling(text, FOUND)]),
      e => coded('report-field-unknown')(e) || coded('report-field-malformed')(e),
      text,
    )
  const faults = (text: string) => [...tryTellings(FOUND, [readTelling(text, FOUND)]).faults]
  assert.deepEqual(faults('filing.on=26.11.2026'), [['filing.on', 'unfit']])
  assert.deepEqual(faults('officer.name.given=Min-su'), [['officer.name.full', 'needed']])
  assert.deepEqual(faults('subjects.0.bornOn=1985-13-02'), [['subjects[customer:c-1].bornOn', 'unfit']])
  assert.deepEqual(faults(`institution.name=${'x'.repeat(201)}`), [['institution.name', 'unfit']])
  assert.deepEqual(faults('institution.identifications=[{"kind":"passport"}]'), [
    ['institution.identifications.0.number', 'needed'],
  ])
})

/** A house with a case of one alert, at which letters are plain bytes. */
async function withCase(rig: Rig) {
  const { world } = await peopled(rig)
  const casework: Casework = {
    ...(world.casework as Casework),
    binder: { ...draftBinder, pdf: async () => new Uint8Array([1]) },
  }
  const as = (name: string) => ({ ...rig.as(name), casework })
  for (const customer of ['c-1', 'c-2']) await rig.judged(customer)
  await ask(triageAlert, { alert: 'A1', verdict: 'open' }, as('kim'))
  await ask(triageAlert, { alert: 'A2', verdict: 'open' }, as('kim'))
  return as
}

const HOUSE = ['institution.name=Alpha', 'institution.address.street=Teheran-ro 1', 'institution.address.city=Seoul']
const OFFICER = ['officer.name.full=김민수', 'officer.phone=+82220000000', 'filing.on=2026-11-26']
const FACTS = ['decision.determinedAt=2026-11-26T00:00:00Z', 'decision.reason=layering', 'subjects[s-1].kind=person']

test('what is told field by field is kept with the case: each later report has it, and nothing of it stands in a fact', async () => {
  using rig = makeRig()
  const as = await withCase(rig)
  await ask(tellCasework, { case: 'C1', set: [...HOUSE, ...OFFICER] }, as('kim'))
  const first = await ask(compileCasework, { case: 'C1' }, as('park'))
  assert.deepEqual(
    first.forms.find(f => f.form === 'kofiu')?.lacks.map(l => l.field),
    [...['decision.determinedAt', 'decision.reason', 'subjects', 'transactions']],
  )
  const jafic = await ask(tellCasework, { case: 'C1', set: [...FACTS, 'institution.representative=박'] }, as('kim'))
  const { forms, report, told } = await ask(compileCasework, { case: 'C1' }, as('kim'))
  assert.deepEqual(
    forms.flatMap(f => (f.form === 'jafic' ? f.lacks.map(l => l.field) : [])),
    ['transactions'],
  )
  assert.equal(forms.find(f => f.form === 'court')?.lacks.length, 1)
  assert.equal((told as unknown as ReportCase).officer?.name?.full, '김민수')
  assert.equal((told as unknown as ReportCase).narrative.length, 0, 'what the monitor says was not told by people')
  assert.ok((report as unknown as ReportCase).narrative.length > 0)
  const again = await ask(tellCasework, { case: 'C1', set: HOUSE }, as('kim'))
  assert.deepEqual([again.changed, again.digest], [false, jafic.digest])
  // Taken back, told again, and what is kept is what was told last.
  await ask(tellCasework, { case: 'C1', set: ['institution.representative='] }, as('kim'))
  const back = await ask(tellCasework, { case: 'C1', set: ['institution.representative=박'] }, as('kim'))
  assert.ok(back.changed)
  const { base64 } = await ask(readAttachment, { case: 'C1', digest: back.digest }, as('kim'))
  assert.match(Buffer.from(base64, 'base64').toString(), /김민수/)
  assert.doesNotMatch(JSON.stringify(await rig.world.facts.read()), /김민수|Teheran/)
  await assert.rejects(ask(draftCasework, { case: 'C1', as: 'jafic' }, as('kim')), coded('report-incomplete'))
  await assert.rejects(
    ask(tellCasework, { case: 'C1', set: ['filing.on=soon'] }, as('kim')),
    coded('report-case-malformed'),
  )
  await assert.rejects(ask(tellCasework, { case: 'C1', set: HOUSE }, as('park')), coded('role-missing'))
})

test('another case of the house takes over who reports and who answers for it, and nothing of the case itself', async () => {
  using rig = makeRig()
  const as = await withCase(rig)
  await assert.rejects(ask(tellCasework, { case: 'C2', like: 'C1' }, as('kim')), coded('case-untold'))
  await ask(tellCasework, { case: 'C1', set: [...HOUSE, ...OFFICER, ...FACTS] }, as('kim'))
  assert.equal((await ask(compileCasework, { case: 'C2' }, as('kim'))).like, 'C1')
  await ask(tellCasework, { case: 'C2', like: 'C1', set: ['institution.address.city=Busan'] }, as('kim'))
  const { told } = await ask(compileCasework, { case: 'C2' }, as('kim'))
  const { institution, officer, filing, subjects, reference } = told as unknown as ReportCase
  assert.deepEqual(
    [institution.name, institution.address?.city, officer?.name?.full, filing.on, subjects, reference],
    ['Alpha', 'Busan', '김민수', null, [], 'C2'],
  )
})

test('of two people who tell something at the same moment neither loses it', async () => {
  using rig = makeRig()
  const as = await withCase(rig)
  await Promise.all([HOUSE, OFFICER, FACTS].map(set => ask(tellCasework, { case: 'C1', set }, as('kim'))))
  const { told } = await ask(compileCasework, { case: 'C1' }, as('kim'))
  const { institution, officer, decision, subjects } = told as unknown as ReportCase
  assert.deepEqual(
    [institution.address?.city, officer?.phone, decision.reason, subjects.length],
    ['Seoul', '+82220000000', 'layering', 1],
  )
})

test('a case that was taken along as JSON, filled in and attached again says nothing twice', async () => {
  using rig = makeRig()
  const as = await withCase(rig)
  const { report } = await ask(compileCasework, { case: 'C1' }, as('kim'))
  const bytes = Buffer.from(JSON.stringify({ ...report, institution: { name: 'Alpha' } }))
  await attachTo(as('kim'), 'C1', 'C1.report-case.json', bytes)
  const { report: after } = await ask(compileCasework, { case: 'C1' }, as('kim'))
  const headings = (after as unknown as ReportCase).narrative.map(p => p.heading)
  assert.deepEqual(headings, [...new Set(headings)])
  assert.equal((after as unknown as ReportCase).evidence.filter(e => e.name === 'alert A1').length, 1)
})

test('a case with the fifty thousand transfers of a great theft is asked about within a tenth of a second, and what is left out is counted', () => {
  const transfers = Array.from({ length: 50_000 }, (_, n) => ({
    ...{
      id: `trace-${n}`,
      at: '2025-02-21T14:13:35Z',
      kind: 'transfer' as const,
      asset: 'ETH',
      amount: '3',
      values: [],
    },
    from: { wallet: 'eip155:1:0x47666fab8bd0ac7003bce3f5c3585383f09486e2', holder: null },
    to: { wallet: `eip155:1:0x${n.toString(16).padStart(40, '0')}`, holder: null },
    ...{ ledger: 'eip155:1', tx: null, block: null, suspicious: true, note: null },
  }))
  const great: ReportCase = { ...FOUND, transactions: [...transfers, ...FOUND.transactions] }
  const began = effortMs()
  const { fields, more } = askedFields(great, 'goaml')
  assert.ok(effortMs() - began < 1_000, 'also on a machine at work for others')
  assert.ok(
    fields.some(f => f.steps[0] === 'accounts'),
    'whose accounts they are is asked about all the same',
  )
  const rows = new Set(fields.flatMap(f => (f.steps[0] === 'transactions' ? [f.steps[1]] : [])))
  assert.equal(rows.size + (more['transactions'] ?? 0), great.transactions.length)
})

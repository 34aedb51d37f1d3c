import assert from 'node:assert/strict'
import { test } from 'node:test'
import { base64 } from '@scure/base'
import { unzipSync } from 'fflate'
import { draftBinder } from '../../src/adapters/casework/draft-binder.ts'
import { EventReader, type GivenEvent } from '../../src/formats/events/read-event.ts'
import { letterText } from '../../src/formats/letters/letter-text.ts'
import { parseInstant } from '../../src/model/instant.ts'
import { approveDecision, fileReport } from '../../src/operations/casework/approve-decision.ts'
import { attachTo, readAttachment } from '../../src/operations/casework/attach-casework.ts'
import { showCasework } from '../../src/operations/casework/cases-at-work.ts'
import type { Casework, CaseworkWorld } from '../../src/operations/casework/casework-world.ts'
import { compileCasework, draftCasework } from '../../src/operations/casework/compile-casework.ts'
import { decideCasework } from '../../src/operations/casework/decide-casework.ts'
import { freezeCasework } from '../../src/operations/casework/freeze-casework.ts'
import { triageAlert } from '../../src/operations/casework/triage-alert.ts'
import { ask, coded, makeRig, peopled, type Rig } from './casework-rig.ts'

const reader = new EventReader()
const deposit = (id: string, customer: string, more: object = {}): GivenEvent =>
  reader.read({
    ...{ id, kind: 'deposit', atMs: 1_795_000_000_000, customer, ledger: 'eip155:1', usd: 9_000, krw: 12_000_000 },
    ...{ amount: '3000000000000000000', other: '0x47666fab8bd0ac7003bce3f5c3585383f09486e2', ...more },
  })

const TOLD = {
  schema: 'cordon.report-case/1',
  reference: 'the house’s own template',
  institution: { name: 'Alpha', address: { street: 'Teheran-ro 1', city: 'Seoul', country: 'KR' } },
  officer: { name: { full: 'Officer Kim' }, phone: '+82 2 000 0000' },
}

/** A house whose journal holds some events. Letters are plain text here: setting PDF takes its time. */
async function withEvents(rig: Rig, events: readonly GivenEvent[]) {
  const { world } = await peopled(rig)
  const byId = new Map(events.map(e => [e.event.id, e]))
  const casework: Casework = {
    ...(world.casework as Casework),
    binder: { ...draftBinder, pdf: async letter => new TextEncoder().encode(letterText(letter)) },
    events: {
      find: async wanted =>
        new Map(
          wanted.flatMap(({ event }) => {
            const given = byId.get(event)
            return given === undefined ? [] : [[event, given] as const]
          }),
        ),
    },
  }
  return (name: string): CaseworkWorld => ({ ...rig.as(name), casework })
}

test('a case of the desk compiles to what its alerts, events, decisions and papers say, and names what each form lacks', async () => {
  using rig = makeRig()
  const profile = { openedMs: 1_700_000_000_000, residence: 'KR', entity: 'person' }
  const as = await withEvents(rig, [deposit('e-1', 'c-1', { profile })])
  const fact = await rig.judged('c-1', { event: 'e-1' })
  await rig.judged('c-1', { event: 'e-lost' })
  await ask(triageAlert, { alert: 'A1', verdict: 'open' }, as('kim'))
  const { report, gaps, forms } = await ask(compileCasework, { case: 'C1' }, as('park'))
  const told = report as Record<string, unknown>
  assert.equal(report['reference'], 'C1')
  assert.deepEqual(told['subjects'], [
    { ...(told['subjects'] as object[])[0], name: null, residence: 'KR', kind: 'person' },
  ])
  const [transaction, ...others] = told['transactions'] as { id: string; amount: string; values: object[] }[]
  assert.equal(others.length, 0)
  assert.deepEqual([transaction?.id, transaction?.amount], ['e-1', '3000000000000000000'])
  assert.deepEqual(transaction?.values, [
    { currency: 'USD', amount: '9000.00' },
    { currency: 'KRW', amount: '12000000' },
  ])
  assert.match(
    JSON.stringify(told['narrative']),
    /rule R05 \(version 0123456789abcdef\) fired, medium: in and out within 9 minutes/,
  )
  assert.match(gaps.join(), /1 of 2 events are not in the journal of the monitor, e-lost among them/)
  const kofiu = forms.find(f => f.form === 'kofiu')
  assert.ok(kofiu?.lacks.some(l => l.field === 'officer.name'))
  assert.ok(
    kofiu?.lacks.some(l => l.field === 'decision.determinedAt'),
    'nobody has determined anything yet',
  )
  assert.ok((told['evidence'] as { name: string }[]).some(e => e.name === 'alert A1'))
  assert.ok(fact.seq > 0)
})

test('a judgement that was taken back is not reported, whichever alert told it', async () => {
  using rig = makeRig()
  const as = await withEvents(rig, [deposit('e-1', 'c-1'), deposit('e-2', 'c-1')])
  await rig.judged('c-1', { event: 'e-1' })
  await rig.judged('c-1', { event: 'e-2' })
  await ask(triageAlert, { alert: 'A1', verdict: 'open' }, as('kim'))
  await rig.fact('monitor-alert-withdrawn', {
    ...{ event: 'e-1', customer: 'c-1', atMs: 1_795_000_000_000, outcome: 'pass', findings: [], silent: 53 },
    ...{ typologies: [], ruleset: '0', learned: null, repeated: false, late: false, instead: 'review', journal: 2 },
  })
  await ask(triageAlert, { alert: 'A3', verdict: 'join', case: 'C1' }, as('kim'))
  const { report } = await ask(compileCasework, { case: 'C1' }, as('kim'))
  assert.deepEqual(
    (report['transactions'] as { id: string }[]).map(t => t.id),
    ['e-2'],
  )
})

test('a draft is attached by its digest, once; it voids what waits, and two people still decide', async () => {
  using rig = makeRig()
  const as = await withEvents(rig, [
    deposit('e-1', 'c-1', { profile: { openedMs: 0, residence: 'KR', entity: 'firm' } }),
  ])
  await rig.judged('c-1', { event: 'e-1' })
  await ask(triageAlert, { alert: 'A1', verdict: 'open' }, as('kim'))
  const draft = { case: 'C1', as: 'kofiu', on: '2026-11-26' } as const
  await assert.rejects(ask(draftCasework, draft, as('kim')), coded('report-incomplete'))
  const bytes = new TextEncoder().encode(JSON.stringify(TOLD))
  await attachTo(as('kim'), 'C1', 'house.report-case.json', bytes)
  await ask(decideCasework, { case: 'C1', kind: 'report', reason: 'layering' }, as('kim'))
  const first = await ask(draftCasework, draft, as('kim'))
  rig.clock.pass(3_600)
  const again = await ask(draftCasework, draft, as('kim'))
  assert.equal(again.digest, first.digest, 'the same case in the same form is the same archive')
  const sheet = await ask(
    decideCasework,
    { case: 'C1', kind: 'report', reason: 'layering', draft: first.digest },
    as('kim'),
  )
  assert.deepEqual(
    sheet.decisions.map(d => d.state),
    ['void', 'proposed'],
  )
  assert.equal(sheet.attachments.filter(a => a.name === 'report-C1-kofiu.zip').length, 1)
  const { base64: text } = await ask(readAttachment, { case: 'C1', digest: first.digest }, as('kim'))
  const files = unzipSync(base64.decode(text))
  assert.deepEqual(Object.keys(files).sort(), first.files.map(f => f.path).sort())
  const told = JSON.parse(new TextDecoder().decode(files['kofiu.json']))
  assert.match(JSON.stringify(told), /Officer Kim/)
  assert.match(JSON.stringify(told), /layering/)
  const { document } = sheet.decisions[1] as { document: string }
  await assert.rejects(ask(approveDecision, { case: 'C1', decision: 2, document }, as('kim')), coded('role-missing'))
  await ask(approveDecision, { case: 'C1', decision: 2, document }, as('park'))
  // Nobody else drafts, and of another tenant the case is none.
  for (const who of ['park', 'mori', 'ann'])
    await assert.rejects(ask(draftCasework, draft, as(who)), coded('role-missing'))
  await assert.rejects(ask(draftCasework, draft, as('eve')), coded('casework-unknown'))
  await assert.rejects(ask(compileCasework, { case: 'C1' }, as('eve')), coded('casework-unknown'))
})

test('what people told and is none is refused by its name; a theft that is named must be there', async () => {
  using rig = makeRig()
  const as = await withEvents(rig, [])
  await rig.judged('c-1', { event: 'e-1' })
  await ask(triageAlert, { alert: 'A1', verdict: 'open' }, as('kim'))
  await assert.rejects(ask(compileCasework, { case: 'C1', theft: ['bybit'] }, as('kim')), coded('case-unknown'))
  const none = new TextEncoder().encode('{"schema":"cordon.report-case/1"}')
  await assert.rejects(attachTo(as('kim'), 'C1', 'x.report-case.json', none), /x\.report-case\.json: reference/)
})

test('a house that shares the folder makes no freeze request of the node, and a key without the scope sends none', async () => {
  using rig = makeRig()
  const as = await withEvents(rig, [])
  const order = {
    ...{ case: 'C1', accounts: ['eip155:1:0x47666fab8bd0ac7003bce3f5c3585383f09486e2'], all: true, to: 'Tether' },
    ...{ jurisdiction: 'KR', law: 'Act', reason: 'stolen', contact: 'desk' },
  }
  await rig.judged('c-1', { event: 'e-1' })
  await ask(triageAlert, { alert: 'A1', verdict: 'open' }, as('kim'))
  await assert.rejects(ask(freezeCasework, order, as('eve')), coded('casework-unknown'))
  const key = await rig.key('kim')
  const world = { ...as('kim'), asker: { key: key.id, user: 'kim', scopes: ['casework'] } }
  await assert.rejects(ask(freezeCasework, { ...order, send: true }, world), coded('scope-missing'))
})

test('a draft counts its term from the decision to report to its own country, as the case’s deadline does', async () => {
  // Monday 23 November 2026, noon in Seoul.
  using rig = makeRig(parseInstant('2026-11-23T03:00:00Z'))
  const as = await withEvents(rig, [
    deposit('e-1', 'c-1', { profile: { openedMs: 0, residence: 'KR', entity: 'firm' } }),
  ])
  await rig.judged('c-1', { event: 'e-1' })
  await ask(triageAlert, { alert: 'A1', verdict: 'open', jurisdiction: ['KR', 'US'] }, as('kim'))
  await attachTo(as('kim'), 'C1', 'house.report-case.json', new TextEncoder().encode(JSON.stringify(TOLD)))
  const decided = { case: 'C1', kind: 'report', reason: 'layering' } as const
  const draft = { case: 'C1', as: 'kofiu', on: '2026-11-26' } as const
  await ask(decideCasework, { ...decided, jurisdiction: ['US'] }, as('kim'))
  await assert.rejects(ask(draftCasework, draft, as('kim')), {
    code: 'report-incomplete',
    message: /decision\.determinedAt/,
  })
  rig.clock.pass(2 * 86_400)
  await ask(decideCasework, { ...decided, jurisdiction: ['KR'] }, as('kim'))
  const [due] = (await ask(draftCasework, draft, as('kim'))).deadlines
  const shown = (await ask(showCasework, { case: 'C1' }, as('kim'))).deadlines.find(d => d.jurisdiction === 'KR')
  assert.equal(due?.byDay, '2026-11-30')
  assert.equal(Date.parse(due?.by ?? ''), (shown?.dueAt ?? 0) * 1000)
  const { forms } = await ask(compileCasework, { case: 'C1', on: '2026-11-26' }, as('kim'))
  assert.equal(forms.find(f => f.form === 'kofiu')?.deadlines[0]?.byDay, '2026-11-30')
})

test('the period of a Korean draft is told in days of Seoul, as its transactions are, unless somebody told it', async () => {
  using rig = makeRig()
  // 27 February 2025, 00:30 in Seoul.
  const atMs = Date.parse('2025-02-26T15:30:00Z')
  const as = await withEvents(rig, [
    deposit('e-1', 'c-1', { atMs, profile: { openedMs: 0, residence: 'KR', entity: 'firm' } }),
  ])
  await rig.judged('c-1', { event: 'e-1', atMs })
  await ask(triageAlert, { alert: 'A1', verdict: 'open', jurisdiction: ['KR'] }, as('kim'))
  await ask(decideCasework, { case: 'C1', kind: 'report', reason: 'layering' }, as('kim'))
  const drafted = async (report: Record<string, unknown>) => {
    const order = { case: 'C1', as: 'kofiu', on: '2026-11-26', report } as const
    const { digest } = await ask(draftCasework, order, as('kim'))
    const files = unzipSync(base64.decode((await ask(readAttachment, { case: 'C1', digest }, as('kim'))).base64))
    return new TextDecoder().decode(files['kofiu.json'])
  }
  const untold = await drafted(TOLD)
  assert.match(untold, /"value": "2025\. 2\. 27\. 00:30:00 \(한국 표준시\)"/)
  assert.match(untold, /"value": "2025\. 2\. 27\. ~ 2025\. 2\. 27\."/)
  const told = await drafted({ ...TOLD, period: { from: '2025-02-20', to: '2025-02-28' } })
  assert.match(told, /"value": "2025\. 2\. 20\. ~ 2025\. 2\. 28\."/)
})

test('that a report was decided and filed is told to its own authority alone: to no court, and in no other country’s form', async () => {
  using rig = makeRig()
  const as = await withEvents(rig, [
    deposit('e-1', 'c-1', { profile: { openedMs: 0, residence: 'KR', entity: 'firm' } }),
  ])
  await rig.judged('c-1', { event: 'e-1' })
  await ask(triageAlert, { alert: 'A1', verdict: 'open', jurisdiction: ['JP', 'KR'] }, as('kim'))
  const report = { ...TOLD, institution: { ...TOLD.institution, representative: 'Head' } }
  await attachTo(as('kim'), 'C1', 'house.report-case.json', new TextEncoder().encode(JSON.stringify(report)))
  await ask(decideCasework, { case: 'C1', kind: 'hold', what: '3 ETH', reason: 'stolen coins' }, as('kim'))
  const decided = { case: 'C1', kind: 'report', reason: 'layering' } as const
  const { decisions } = await ask(decideCasework, { ...decided, jurisdiction: ['KR'] }, as('kim'))
  const named = { case: 'C1', decision: 2, document: decisions[1]?.document ?? '' }
  await ask(approveDecision, named, as('park'))
  await ask(fileReport, { ...named, reference: 'KOFIU-0042' }, as('kim'))
  await ask(decideCasework, { ...decided, jurisdiction: ['JP'], reason: 'the receiver is in Japan' }, as('kim'))
  const all = async (form: 'court' | 'kofiu' | 'jafic') => {
    const { digest } = await ask(draftCasework, { case: 'C1', as: form, on: '2026-11-26' }, as('kim'))
    const files = unzipSync(base64.decode((await ask(readAttachment, { case: 'C1', digest }, as('kim'))).base64))
    return Object.values(files)
      .map(bytes => new TextDecoder().decode(bytes))
      .join()
  }
  assert.match(await all('kofiu'), /KOFIU-0042/)
  for (const form of ['court', 'jafic'] as const) {
    const text = await all(form)
    assert.doesNotMatch(text, /KOFIU-0042|layering|decision 2/)
    assert.match(text, /3 ETH/)
  }
})

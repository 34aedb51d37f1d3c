import assert from 'node:assert/strict'
import { test } from 'node:test'
import { KNOWN_ASSETS } from '../../../src/catalog/index.ts'
import { caseOfJudgements } from '../../../src/formats/report-case/case-of-judgements.ts'
import { caseOfTrace } from '../../../src/formats/report-case/case-of-trace.ts'
import { caseStix } from '../../../src/formats/report-case/case-stix.ts'
import { parseReportCase, readReportCase } from '../../../src/formats/report-case/read-report-case.ts'
import { checkStix } from '../../../src/formats/stix/check-stix.ts'
import { parseAccount } from '../../../src/model/account.ts'
import { nativeAsset } from '../../../src/model/asset.ts'
import { parseLedger } from '../../../src/model/ledger.ts'
import type { CustomerEvent } from '../../../src/model/monitor/customer-event.ts'
import type { Judgement } from '../../../src/model/monitor/judgement.ts'
import { draftReport } from '../../../src/operations/reports/draft-report.ts'
import { readJudgements } from '../../../src/operations/reports/read-judgements.ts'
import { REPORT_FORMS, reportLacks, writeReport } from '../../../src/operations/reports/report-forms.ts'
import { BYBIT_WALLET, sampleCase, sampleJson } from '../../formats/reports/sample-case.ts'
import { builtInTrace } from '../../report-traces.ts'

const LAW = { deadlines: [], notes: [], threshold: () => null }
const ETHEREUM = parseLedger('eip155:1')

test('the trace of the Bybit theft becomes a case: its accounts, its transfers to the unit, and what adds up', async () => {
  const trace = await builtInTrace()
  const told = caseOfTrace(sampleCase({ addresses: [], transactions: [], period: null }), trace, 'ab'.repeat(32))
  assert.deepEqual(new Set(told.addresses.map(a => a.account)), new Set(trace.accounts.map(a => a.account)))
  assert.equal(told.transactions.length, trace.transfers.length)
  const first = trace.transfers[0]
  assert.equal(told.transactions[0]?.tx, first?.tx)
  assert.equal(told.period?.from, '2025-02-21')
  for (const c of trace.conservation) assert.equal(BigInt(c.stolen) > 0n, true)
  const text = told.narrative.map(p => p.text).join(' ')
  assert.match(text, /Stolen [\d,.]+ \w+ = held/)
  assert.ok(told.suspicions.includes('theft'))
  // No service's account may be an indicator for others to block.
  const services = new Set(trace.accounts.filter(a => a.role === 'service').map(a => a.account))
  for (const a of told.addresses) if (services.has(a.account)) assert.equal(a.blockable, false)
  for (const form of REPORT_FORMS) {
    if (form === 'goaml') continue // it wants each transfer's worth in its currency
    assert.ok(writeReport(told, form, { law: LAW, tlp: 'amber', trace: null }).files.length > 0, form)
  }
})

test('what others get as STIX holds no person, no account, no narrative, and no word of a report', () => {
  const told = sampleCase()
  const objects = caseStix(told, () => {})
  for (const object of objects) assert.deepEqual(checkStix(object, 'write'), [], JSON.stringify(object))
  const text = JSON.stringify(objects).toLowerCase()
  const secret = [
    'hong',
    '홍길동',
    '000123',
    'm1234567',
    'customer',
    'deposit',
    'suspicious activity report',
    'officer',
    '1990',
    told.reference,
  ]
  for (const word of secret) assert.ok(!text.includes(word.toLowerCase()), word)
  assert.ok(text.includes(BYBIT_WALLET.slice(9).toLowerCase()))
})

const JUDGEMENT: Judgement = {
  event: 'e1',
  customer: 'c77',
  atMs: Date.parse('2025-11-27T01:02:03Z'),
  outcome: 'hold',
  findings: [
    {
      rule: 'R19',
      version: 'v1',
      answer: {
        kind: 'fired',
        level: 'high',
        reasons: ['came from a mixer'],
        figures: {},
        unless: 'without the label',
        events: [],
      },
    },
    { rule: 'R36', version: 'v2', answer: { kind: 'unanswered', lacks: 'exposure of the sender' } },
  ],
  ...{ silent: 50, typologies: [], ruleset: 'abcd', learned: null, repeated: false, late: false, instead: null },
}

test('what the monitor held becomes a transaction with reasons; a rule that could not answer is told and suspects nobody', () => {
  const event: CustomerEvent = {
    ...{
      kind: 'deposit',
      id: 'e1',
      atMs: JUDGEMENT.atMs,
      customer: 'c77',
      ledger: ETHEREUM,
      tx: `0x${'12'.repeat(32)}`,
    },
    ...{
      asset: nativeAsset(ETHEREUM),
      amount: 1_500_000_000_000_000_000n,
      usd: 4500.126,
      krw: 6_300_000.4,
    },
    ...{ other: parseAccount(BYBIT_WALLET), travel: null, about: null, shareOfBalance: null },
  }
  const empty = { transactions: [], suspicions: [], accounts: [], addresses: [], period: null, decision: {} }
  const told = caseOfJudgements(
    sampleCase(empty),
    [JUDGEMENT, { ...JUDGEMENT, event: 'e2', outcome: 'pass' }],
    [event],
    KNOWN_ASSETS,
  )
  const [t] = told.transactions
  assert.equal(told.transactions.length, 1)
  assert.deepEqual(
    [t?.asset, t?.amount, t?.values],
    [
      'ETH',
      '1.5',
      [
        { currency: 'USD', amount: '4500.13' },
        { currency: 'KRW', amount: '6300000' },
      ],
    ],
  )
  assert.deepEqual(told.suspicions, ['mixer'])
  assert.match(
    told.narrative.at(-1)?.text ?? '',
    /R36 \(version v2\) could not answer: it lacks exposure of the sender/,
  )
  assert.equal(told.decision.detectedAt, '2025-11-27T01:02:03.000Z')
  assert.deepEqual(
    told.accounts.map(a => a.id),
    ['c77'],
  )
  // It reads as a case again, so that a person can finish it.
  assert.doesNotThrow(() => readReportCase(JSON.parse(JSON.stringify(told))))
})

test('a judgement that is none is refused by its number and field', () => {
  assert.throws(() => readJudgements([JUDGEMENT, { ...JUDGEMENT, atMs: 'yesterday' }]), {
    code: 'judgement-malformed',
    message: /judgements\.1\.atMs/,
  })
})

test('a case that contradicts itself is refused, and the field is named', () => {
  const json = sampleJson() as { transactions: object[]; accounts: object[]; subjects: object[] }
  const broken: readonly (readonly [object, string])[] = [
    [{ transactions: [{ ...json.transactions[0], to: { account: 'nobody' } }] }, 'transactions.0.to.account'],
    [{ transactions: [json.transactions[0], json.transactions[0]] }, 'transactions.1.id'],
    [{ transactions: [{ ...json.transactions[0], from: null, to: null }] }, 'transactions.0'],
    [{ transactions: [{ ...json.transactions[0], amount: '-1' }] }, 'transactions.0.amount'],
    [{ transactions: [{ ...json.transactions[0], amount: '1e400' }] }, 'transactions.0.amount'],
    [{ transactions: [{ ...json.transactions[0], ledger: 'not a ledger' }] }, 'transactions.0.ledger'],
    [{ accounts: [{ ...json.accounts[0], holders: ['ghost'] }] }, 'accounts.0.holders'],
    [{ addresses: [{ account: 'eip155:1:0xabc', role: 'x', source: 'y' }] }, 'addresses.0.account'],
    [{ period: { from: '2025-02-02', to: '2025-02-01' } }, 'period.to'],
    [{ suspicions: ['hunch'] }, 'suspicions.0'],
    [{ filing: { on: '2025-02-30' } }, 'filing.on'],
    [{ schema: 'cordon.report-case/9' }, 'schema'],
    [{ surprise: 1 }, 'the case'],
  ]
  for (const [change, field] of broken)
    assert.throws(
      () => sampleCase(change as Record<string, unknown>),
      (e: { code?: string; place?: { field?: string } }) =>
        e.code === 'report-case-malformed' && e.place?.field === field,
      field,
    )
  assert.throws(() => parseReportCase('{'), { code: 'report-case-malformed' })
  for (const value of [null, 1, [], 'x', { __proto__: null }])
    assert.throws(() => readReportCase(value), { code: 'report-case-malformed' })
})

test('every form names what an empty case lacks, and writes a full one the same way twice', () => {
  const empty = readReportCase({ schema: 'cordon.report-case/1', reference: 'x' })
  for (const form of REPORT_FORMS) {
    assert.ok(reportLacks(empty, form).length >= 2, form)
    assert.throws(() => writeReport(empty, form, { law: LAW, tlp: 'amber', trace: null }), {
      code: 'report-incomplete',
    })
    assert.deepEqual(reportLacks(sampleCase(), form), [], form)
    const write = () => JSON.stringify(writeReport(sampleCase(), form, { law: LAW, tlp: 'amber', trace: null }))
    assert.equal(write(), write())
  }
})

test('over HTTP a draft comes as texts, a letter too, each with its digest and when it is due', async () => {
  const answer = await draftReport.run(draftReport.input.parse({ report: sampleJson(), as: 'kofiu' }), null as never)
  assert.deepEqual(
    answer.files.map(f => f.path),
    ['kofiu.txt', 'kofiu.json', 'transactions.csv', 'addresses.csv'],
  )
  assert.equal(answer.deadlines[0]?.jurisdiction, 'KR')
  assert.match(answer.files[0]?.text ?? '', /의심거래보고서/)
})

test('a second trace that numbers its transfers like the first loses none of them, and the same trace told again adds none', async () => {
  const trace = await builtInTrace()
  const empty = sampleCase({ addresses: [], transactions: [], period: null })
  const first = caseOfTrace(empty, trace, 'ab'.repeat(32))
  assert.equal(caseOfTrace(first, trace, 'ab'.repeat(32)).transactions.length, first.transactions.length)
  const other = {
    ...trace,
    transfers: trace.transfers.map((t, i) => ({ ...t, tx: `0x${i.toString(16).padStart(64, '1')}` })),
  }
  const both = caseOfTrace(first, other, 'cd'.repeat(32)).transactions
  assert.equal(both.length, first.transactions.length * 2)
  assert.equal(new Set(both.map(t => t.id)).size, both.length)
})

test('whatever form lacks nothing can be written: a court takes a case of payments alone, without a STIX bundle', () => {
  const { transactions } = sampleJson() as { transactions: readonly object[] }
  const paid = [{ ...transactions[0], from: null, ledger: null, tx: null, asset: 'KRW', kind: 'fiat-in' }]
  const told = sampleCase({ addresses: [], indicators: [], transactions: paid })
  assert.deepEqual(reportLacks(told, 'court'), [])
  const files = writeReport(told, 'court', { law: LAW, tlp: 'amber', trace: null }).files.map(f => f.path)
  assert.deepEqual(files, ['report.pdf', 'case.json', 'transactions.csv', 'addresses.csv', 'indicators.csv'])
})

test('why a rule would have been silent is told once, in the words of the rule', () => {
  const unless = 'would not fire if no sanctions list named the other side'
  const answer = {
    kind: 'fired',
    level: 'high',
    reasons: ['came from a mixer'],
    figures: {},
    unless,
    events: [],
  } as const
  const judgement: Judgement = { ...JUDGEMENT, findings: [{ rule: 'R35', version: 'v1', answer }] }
  const text = caseOfJudgements(sampleCase(), [judgement], [], KNOWN_ASSETS).narrative.at(-1)?.text ?? ''
  assert.ok(text.includes(`came from a mixer; ${unless}.`), text)
})

test('a SAR of which no total is told says so to who drafts it, where transactions have a worth', async () => {
  const { total: _, ...report } = sampleJson()
  const drafted = async (given: object) =>
    (await draftReport.run({ report: given, as: 'sarx', tlp: 'amber' } as never, {} as never)).notes
  assert.match((await drafted(report)).join(), /No total is told[\s\S]*1 suspicious transactions/)
  assert.deepEqual(await drafted(sampleJson()), [])
})

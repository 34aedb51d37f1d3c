import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import type { ReportDraft } from '../../../src/formats/report-case/draft.ts'
import { readXml } from '../../../src/formats/report-case/read-xml.ts'
import { checkSarx } from '../../../src/formats/sarx/check-sarx.ts'
import { MOST_ATTACHED } from '../../../src/formats/sarx/sarx-attachment.ts'
import { narrativeBlocks } from '../../../src/formats/sarx/sarx-narrative.ts'
import { writeSarx } from '../../../src/formats/sarx/write-sarx.ts'
import { textDigest } from '../../../src/model/fact.ts'
import { fc } from '../../property.ts'
import { hostileText } from './hostile.ts'
import { sampleCase, sampleJson } from './sample-case.ts'
import { needsSchema, schemaFaults } from './xmllint.ts'

const XSD = 'EFL_SARXBatchSchema.xsd'

function fileOf(draft: ReportDraft, path: string): string {
  const content = draft.files.find(f => f.path === path)?.content
  assert.ok(typeof content === 'string', `there is no ${path}`)
  return content
}

function xmlOf(draft: ReportDraft): string {
  return fileOf(draft, 'sar.xml')
}

/** Valid Ethereum addresses, made from numbers. */
function wallets(n: number) {
  return Array.from({ length: n }, (_, i) => ({
    account: `eip155:1:0x${(i + 1).toString(16).padStart(40, '0')}`,
    role: 'intermediate',
    blockable: true,
    source: 'trace',
  }))
}

test('what it writes of a case meets FinCEN’s own schema', { skip: needsSchema(XSD) }, () => {
  const unknown = { id: 'u', kind: 'person' }
  const entity = {
    id: 'e',
    kind: 'entity',
    name: { full: 'Shell Ltd', alsoKnownAs: ['껍데기'] },
    relation: 'other',
    websites: ['https://shell.example'],
  }
  const far = { id: 'a2', number: '77', at: { name: 'Other Bank', code: null, country: 'JP' }, holders: ['s1', 'e'] }
  const { subjects, accounts } = sampleJson() as { subjects: object[]; accounts: object[] }
  const documents = [
    sampleCase(),
    sampleCase({ subjects: [...subjects, unknown, entity], accounts: [...accounts, far] }),
    sampleCase({
      filing: { kind: 'continuing', on: '2025-06-01', priorNumber: '12345678901234', joint: true },
      total: null,
      branch: { city: 'Boston', country: 'US' },
    }),
    sampleCase({ addresses: wallets(500), narrative: [{ heading: 'Long', text: 'word '.repeat(9000) }] }),
  ].map(told => xmlOf(writeSarx(told)))
  assert.equal(schemaFaults(XSD, documents), '')
})

test('hostile texts in every field come out valid by the schema, and without what its guide forbids', {
  skip: needsSchema(XSD),
}, () => {
  const documents: string[] = []
  fc.assert(
    fc.property(hostileText, hostileText, hostileText, (a, b, c) => {
      const json = sampleJson() as { institution: object; subjects: object[] }
      const told = sampleCase({
        institution: { ...json.institution, name: `X ${a}`.slice(0, 200) },
        subjects: [
          {
            ...json.subjects[0],
            name: {
              full: `F${b}`.slice(0, 200),
              given: b.slice(0, 200),
              family: `L${a}`.slice(0, 200),
              alsoKnownAs: [c.slice(0, 200)],
            },
            occupation: c.slice(0, 200),
            emails: [a.slice(0, 200)],
          },
        ],
        narrative: [{ heading: b.slice(0, 200), text: `T ${c}` }],
        indicators: [
          { kind: 'file-name', value: `v${c}`, about: a },
          { kind: 'other', value: `w${b}`, about: c },
        ],
      })
      const xml = xmlOf(writeSarx(told))
      documents.push(xml)
      assert.deepEqual(checkSarx(readXml(xml)), [])
    }),
    { numRuns: 60 },
  )
  assert.equal(schemaFaults(XSD, documents), '')
})

test('blocks of a narrative join to it again, none over 4,000 characters, none in the middle of a character or at a space', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'bc', ' ', '𠮷', '한', 'x'.repeat(3999), '🙂'.repeat(2001)), { maxLength: 30 }),
      parts => {
        const text = parts.join('').replace(/ +/g, ' ').trim()
        const { blocks, rest } = narrativeBlocks(text)
        assert.equal(blocks.join('') + rest, text)
        assert.ok(blocks.length <= 5)
        for (const block of blocks) {
          assert.ok([...block].length <= 4000)
          assert.equal(block, block.trim())
          assert.ok(block.isWellFormed())
        }
        assert.ok([...blocks.join('')].length <= 17_000)
      },
    ),
    { numRuns: 150 },
  )
})

test('12,000 addresses: 99 stand in the form, all in the attachment or beside it, and the narrative counts them', () => {
  const told = sampleCase({
    addresses: wallets(12_000),
    narrative: [{ heading: 'Long', text: 'The loot was split. '.repeat(4000) }],
  })
  const draft = writeSarx(told)
  const xml = xmlOf(draft)
  assert.equal(xml.match(/<fc2:CyberEventIndicators /g)?.length, 99)
  assert.deepEqual(checkSarx(readXml(xml)), [])
  const attachment = fileOf(draft, 'attachment.csv')
  assert.ok(Buffer.byteLength(attachment) <= MOST_ATTACHED)
  const both = attachment + fileOf(draft, 'supporting-documentation.csv')
  for (const n of [1, 99, 100, 11_000, 12_000])
    assert.ok(both.toLowerCase().includes(`0x${n.toString(16).padStart(40, '0')}`), `address ${n}`)
  // With them two technical ones, and a transaction and its sender.
  assert.equal(both.match(/^indicator,/gm)?.length, 12_004)
  assert.match(xml, /all 12004 indicators/)
  assert.match(xml, /continues this narrative with \d+ more characters/)
  assert.match(xml, /AttachmentCount="1"/)
  // What the form keeps of the story, and what the attachment keeps, is the story.
  const kept = [...xml.matchAll(/<fc2:ActivityNarrativeText>([^<]*)</g)].map(m => m[1]).join('')
  const rest = (
    parse(both, { columns: ['part', 'number', 'kind', 'value', 'at', 'about'] }) as { part: string; value: string }[]
  )
    .filter(row => row.part === 'narrative')
    .map(row => row.value)
  const story = `Long: ${'The loot was split. '.repeat(4000).trim()}`
  const inForm = kept.slice(0, kept.indexOf(' The attachment'))
  assert.equal(textDigest(inForm + rest.join('')), textDigest(story))
})

test('a case of which nothing is told is refused, and every field that is missing is named', () => {
  const empty = sampleCase({
    ...{ filing: {}, institution: {}, officer: null, contact: null, subjects: [], accounts: [], transactions: [] },
    ...{ addresses: [], indicators: [], suspicions: [], period: null, total: null, narrative: [], decision: {} },
  })
  assert.throws(
    () => writeSarx(empty),
    (error: { code?: string; message: string }) => {
      assert.equal(error.code, 'report-incomplete')
      const fields = [
        'institution.name',
        'institution.address.street',
        'institution.regulator',
        'institution.identifications',
      ]
      for (const field of [
        ...fields,
        'contact.office',
        'contact.phone',
        'filing.on',
        'period',
        'suspicions',
        'narrative',
        'subjects',
      ])
        assert.ok(error.message.includes(`${field}: `), field)
      return true
    },
  )
})

test('money that the form cannot hold is refused: another currency, or more digits than it takes', () => {
  for (const total of [
    { currency: 'KRW', amount: '5' },
    { currency: 'USD', amount: '1'.repeat(16) },
  ])
    assert.throws(() => writeSarx(sampleCase({ total })), { code: 'report-incomplete' })
  assert.match(
    xmlOf(writeSarx(sampleCase({ total: { currency: 'USD', amount: '999999999999999' } }))),
    /TotalAmount="999999999999999"/,
  )
  assert.match(
    xmlOf(writeSarx(sampleCase({ total: { currency: 'USD', amount: '10.01' } }))),
    /TotalSuspiciousAmountText>11</,
  )
})

test('the checker finds each thing that FinCEN would refuse and xmllint would pass', () => {
  const xml = xmlOf(writeSarx(sampleCase()))
  const broken: readonly (readonly [string | RegExp, string, RegExp])[] = [
    ['PartyCount="1"', 'PartyCount="6"', /PartyCount is 6, there are 1/],
    ['TotalAmount="31251"', 'TotalAmount="1"', /TotalAmount is 1/],
    ['ActivityCount="1"', 'ActivityCount="2"', /ActivityCount is 2/],
    ['SeqNum="3"', 'SeqNum="2"', /SeqNum 2 stands there twice/],
    ['TypeCode>37<', 'TypeCode>18<', /no Party 37/],
    [/(NarrativeText>)/, '$1 ', /begins or ends with a space/],
    ['SARX', 'CTRX', /FormTypeCode is not SARX/],
    ['>Kim Contact<', '>Kim\tContact<', /unprintable/],
    [/<fc2:ActivityNarrativeInformation[\s\S]*<\/fc2:ActivityNarrativeInformation>/, '', /no narrative/],
  ]
  for (const [from, to, says] of broken) {
    const faults = checkSarx(readXml(xml.replace(from, to)))
    assert.ok(
      faults.some(f => says.test(f.fault)),
      `${String(from)}: ${JSON.stringify(faults)}`,
    )
  }
  const doctype = xml.replace('<fc2:EF', '<!DOCTYPE x [<!ENTITY e "e">]><fc2:EF')
  assert.throws(() => readXml(doctype), { code: 'report-xml-malformed' })
})

test('equal cases give equal bytes', () => {
  assert.deepEqual(writeSarx(sampleCase()), writeSarx(sampleCase()))
})

test('a state is told by its code: its name is asked for anew of who reports, and left out of a subject, never cut', () => {
  const { institution, subjects } = sampleJson() as { institution: { address: object }; subjects: object[] }
  const named = sampleCase({ institution: { ...institution, address: { ...institution.address, region: 'New York' } } })
  assert.throws(() => writeSarx(named), { code: 'report-incomplete', message: /institution\.address\.region/ })
  const address = { street: '2 Example Road', city: 'Albany', region: 'New York', postcode: '12207', country: 'US' }
  const draft = writeSarx(sampleCase({ subjects: [{ ...subjects[0], address }] }))
  const xml = xmlOf(draft)
  assert.doesNotMatch(xml, /<fc2:RawStateCodeText>New</)
  assert.match(xml, /Albany[\s\S]*?<fc2:StateCodeUnknownIndicator>Y</)
  assert.deepEqual(draft.losses, [{ field: 'subjects.0.address.region', lost: '"New York" is no code of a state' }])
})

test('the wallet that sent a suspicious deposit stands in the form, also where no list and no trace told its address', () => {
  const indicators = (transactions: unknown) =>
    [
      ...xmlOf(writeSarx(sampleCase({ addresses: [], indicators: [], transactions }))).matchAll(
        /CyberEventTypeOtherText>([^<]*)<[\s\S]*?EventValueText>([^<]*)</g,
      ),
    ].map(m => [m[1], m[2]])
  const { transactions } = sampleJson() as { transactions: readonly { readonly tx: string }[] }
  const [deposit] = transactions
  const sent = ['virtual currency address', '0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2']
  const hash = ['virtual currency transaction hash', deposit?.tx]
  assert.deepEqual(indicators([deposit, { ...deposit, id: 't2', amount: '1' }]), [hash, sent])
  assert.deepEqual(indicators([{ ...deposit, tx: null }]), [sent])
  assert.deepEqual(indicators([{ ...deposit, suspicious: false }]), [])
})

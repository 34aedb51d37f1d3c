import assert from 'node:assert/strict'
import { test } from 'node:test'
import { JURISDICTIONS } from '../../../src/catalog/index.ts'
import { letterText } from '../../../src/formats/letters/letter-text.ts'
import { JAFIC } from '../../../src/formats/str-drafts/jafic.ts'
import { KOFIU } from '../../../src/formats/str-drafts/kofiu.ts'
import { STR_FIELDS } from '../../../src/formats/str-drafts/str-words.ts'
import { writeStrDraft } from '../../../src/formats/str-drafts/write-str-draft.ts'
import { legalNoteOf } from '../../../src/operations/reports/legal-note.ts'
import { sampleCase, sampleJson } from './sample-case.ts'

const FORMS = [
  ['kofiu', KOFIU],
  ['jafic', JAFIC],
] as const

test('each field of the Korean and of the Japanese form stands in the draft, also those of which nothing is told', () => {
  for (const [form, words] of FORMS) {
    const told = sampleCase({ lawEnforcement: [], indicators: [], branch: null })
    const draft = writeStrDraft(told, words, legalNoteOf(told, form, JURISDICTIONS))
    const [letter] = draft.files
    assert.ok(letter && typeof letter.content !== 'string')
    const text = letterText(letter.content, 400)
    for (const field of STR_FIELDS) {
      if (field === 'contact' || field === 'place') continue
      assert.ok(text.includes(`${words.labels[field]}:`), `${form} ${field}`)
    }
    assert.ok(text.includes(`${words.labels.told}: ${words.none}`))
    assert.ok(text.includes('홍길동'))
  }
})

test('each draft says that no public file format is known, and that nobody may be told of it', () => {
  assert.match(KOFIU.notice, /공개된 것이 확인되지 않으므로/)
  assert.match(KOFIU.notice, /누설할 수 없습니다/)
  assert.match(JAFIC.notice, /公開されていることを確認できない/)
  assert.match(JAFIC.notice, /漏らしてはなりません/)
})

test('Korea counts three business days from the determination in Seoul, over a week-end and past a holiday', () => {
  const due = (determinedAt: string): string | null | undefined =>
    legalNoteOf(sampleCase({ decision: { determinedAt } }), 'kofiu', JURISDICTIONS).deadlines[0]?.byDay
  // Thursday 27 November 2025; Friday, Monday, Tuesday.
  assert.equal(due('2025-11-27T01:00:00Z'), '2025-12-02')
  // In Seoul it is Friday already: Monday, Tuesday, Wednesday.
  assert.equal(due('2025-11-27T15:30:00Z'), '2025-12-03')
  // Monday 22 December; Christmas does not count.
  assert.equal(due('2025-12-22T01:00:00Z'), '2025-12-26')
})

test('the United States count thirty calendar days from the detection, by the day in Washington', () => {
  const due = (detectedAt: string): string | null | undefined =>
    legalNoteOf(sampleCase({ decision: { detectedAt } }), 'sarx', JURISDICTIONS).deadlines[0]?.byDay
  assert.equal(due('2025-02-26T10:20:00Z'), '2025-03-28')
  assert.equal(due('2025-02-26T02:00:00Z'), '2025-03-27')
})

test('Japan names no number of days: the draft gives none, and says what the law says', () => {
  const [row] = legalNoteOf(sampleCase(), 'jafic', JURISDICTIONS).deadlines
  assert.equal(row?.by, null)
  assert.equal(row?.duty, 'promptly')
})

test('a term whose beginning is not told is not made up', () => {
  const [row] = legalNoteOf(sampleCase({ decision: {} }), 'kofiu', JURISDICTIONS).deadlines
  assert.equal(row?.by, null)
  assert.match(row?.because ?? '', /decision\.determinedAt/)
})

test('the Korean travel rule binds from 1,000,000 won until 19 August 2026, and every amount from the 20th', () => {
  const { transactions } = sampleJson() as { transactions: object[] }
  const ruled = (at: string, krw: string): string => {
    const told = sampleCase({ transactions: [{ ...transactions[0], at, values: [{ currency: 'KRW', amount: krw }] }] })
    const draft = writeStrDraft(told, KOFIU, legalNoteOf(told, 'kofiu', JURISDICTIONS))
    const json = JSON.parse(String(draft.files[1]?.content)) as {
      sections: { fields: { key: string; value: string | null }[] }[]
    }
    return json.sections.flatMap(s => s.fields).find(f => f.key === 'travelRule')?.value ?? 'none'
  }
  assert.match(ruled('2026-08-19T14:00:00Z', '999999'), /^아니오/)
  assert.match(ruled('2026-08-19T14:00:00Z', '1000000'), /^예/)
  // Midnight in Seoul.
  assert.match(ruled('2026-08-19T14:59:59Z', '1'), /^아니오/)
  assert.match(ruled('2026-08-19T15:00:00Z', '1'), /^예/)
  assert.equal(ruled('2020-01-01T00:00:00Z', '5000000'), 'none')
})

test('a Korean or Japanese case without officer, reason or day of determination is refused, field by field', () => {
  for (const [form, words] of FORMS) {
    const told = sampleCase({ officer: null, decision: {}, suspicions: [], institution: {} })
    assert.throws(
      () => writeStrDraft(told, words, legalNoteOf(told, form, JURISDICTIONS)),
      (error: { code?: string; message: string }) => {
        assert.equal(error.code, 'report-incomplete')
        for (const field of [
          'institution.name',
          'officer.name',
          'decision.determinedAt',
          'decision.reason',
          'suspicions',
        ])
          assert.ok(error.message.includes(`${field}: `), field)
        return true
      },
    )
  }
})

test('below the verified threshold of a money services business a SAR is told to be voluntary; an unverified one says nothing', () => {
  const told = sampleCase({ total: { currency: 'USD', amount: '1999.99' } })
  const law = (verified: boolean) => {
    const [us] = JURISDICTIONS
    assert.ok(us?.code === 'US')
    const parameters = us.parameters.map(p => (p.key === 'msb-sar-threshold' ? { ...p, verified } : p))
    return [{ ...us, parameters }]
  }
  assert.match(legalNoteOf(told, 'sarx', law(true)).notes[0] ?? '', /below 2000 US dollars.*voluntary/)
  assert.deepEqual(legalNoteOf(told, 'sarx', law(false)).notes, [])
  const above = sampleCase({ total: { currency: 'USD', amount: '2000' } })
  assert.deepEqual(legalNoteOf(above, 'sarx', law(true)).notes, [])
})

test('a narrative of 200,000 characters is printed to 65,000 and stands whole beside the letter, which says so', () => {
  const text = '쪼개진 자금 '.repeat(30_000)
  const told = sampleCase({ narrative: [{ heading: 'H', text }] })
  const draft = writeStrDraft(told, KOFIU, legalNoteOf(told, 'kofiu', JURISDICTIONS))
  assert.equal(draft.files.find(f => f.path === 'narrative.txt')?.content, `H\n${text}\n`)
  assert.deepEqual(
    draft.losses.map(l => l.field),
    ['narrative'],
  )
  const [letter] = draft.files
  assert.ok(letter && typeof letter.content !== 'string')
  assert.ok(letter.content.blocks.some(b => b.kind === 'text' && b.text.endsWith('[...] (narrative.txt)')))
})

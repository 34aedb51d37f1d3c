import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { byYear } from '../../src/analysis/situation/by-year.ts'
import { median, STEPS, type StepTimes, stepRows } from '../../src/analysis/situation/case-steps.ts'
import { loadSituation } from '../../src/catalog/index.ts'
import { fc } from '../property.ts'
import { needsShared, sharedPath } from '../shared-data.ts'

const { thefts, years, baselines } = await loadSituation()

interface Entry {
  readonly id: string
  readonly date: string
  readonly usd: number
  readonly attributionConfidence: string
}

test('the published thefts are those of the casebook, to the day, the dollar and who says who did it', {
  skip: needsShared,
}, () => {
  const book = JSON.parse(readFileSync(sharedPath('casebook/casebook.json'), 'utf8')) as Entry[]
  // One entry is a list of addresses that thefts told of here filled.
  const told = book.filter(e => e.id !== 'fbi-list-2023-08-22')
  assert.deepEqual(
    thefts.map(t => [t.id, t.date, t.usd, t.attribution]).sort(),
    told.map(e => [e.id, e.date, e.usd, e.attributionConfidence]).sort(),
  )
})

test('the years, the parts frozen and the spans are those that were published', { skip: needsShared }, () => {
  const extras = JSON.parse(readFileSync(sharedPath('casebook/casebook-extras.json'), 'utf8'))
  const widest = extras.perYearUsd.chainalysis as Record<string, number>
  for (const { year, usd } of years) assert.equal(usd, widest[year], String(year))
  const rows = extras.baselinesForScoring as { metric: string; value: unknown }[]
  const shares = rows.find(r => r.metric === 'frozen/recovered share')?.value as Record<string, number>
  const told = thefts.flatMap(t => (t.frozen === null ? [] : [Math.round(t.frozen * 10_000) / 100]))
  assert.deepEqual(told.sort(), Object.values(shares).sort())
  const spanOf = (key: string) => baselines.find(b => b.key === key)?.span
  assert.equal(spanOf('laundered-fastest'), 2 * 60 + 57)
  assert.equal(spanOf('disclosure-average'), 37 * 3_600)
  assert.match(JSON.stringify(rows), /2m57s/)
  assert.match(JSON.stringify(rows), /37 h/)
  assert.equal(baselines.find(b => b.key === 'recovered')?.part, 0.042)
})

test('the years have no hole, and add up to all thefts', () => {
  const rows = byYear(thefts, years)
  assert.deepEqual(
    rows.map(r => r.year),
    Array.from({ length: rows.length }, (_, i) => 2016 + i),
  )
  assert.equal(
    rows.reduce((n, r) => n + r.thefts, 0),
    thefts.length,
  )
  assert.equal(
    rows.reduce((n, r) => n + r.usd, 0),
    thefts.reduce((n, t) => n + t.usd, 0),
  )
  for (const r of rows) assert.ok(r.attributedUsd <= r.usd && r.frozenUsd <= r.frozenOfUsd && r.frozenOfUsd <= r.usd)
  assert.deepEqual(byYear([], []), [])
})

test('half of the values lie on either side of the median', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 })), values => {
      const sorted = [...values].sort((a, b) => a - b)
      const middle = median(sorted)
      if (middle === null) return assert.equal(values.length, 0)
      assert.ok(sorted.filter(v => v < middle).length <= values.length / 2)
      assert.ok(sorted.filter(v => v > middle).length <= values.length / 2)
    }),
  )
})

test('a theft from before the records, or of which no time is known, says nothing of how quick people were', () => {
  const times = (part: Partial<StepTimes>): StepTimes => ({
    ...Object.fromEntries(STEPS.map(s => [s, null])),
    ...({ theft: 1_000, late: false } as StepTimes),
    ...part,
  })
  const rows = stepRows([
    times({ asked: 1_600 }),
    times({ asked: 1_200 }),
    // A clock that is behind makes nobody quicker than the thief.
    times({ asked: 900 }),
    times({ asked: 5, late: true }),
    times({ asked: 1_000_000, theft: null }),
  ])
  assert.deepEqual(
    rows.find(r => r.step === 'asked'),
    { step: 'asked', cases: 3, median: 200, fastest: 0, slowest: 600 },
  )
  assert.deepEqual(
    rows.find(r => r.step === 'frozen'),
    { step: 'frozen', cases: 0, median: null, fastest: null, slowest: null },
  )
})

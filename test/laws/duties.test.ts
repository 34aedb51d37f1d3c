import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dutiesOf } from '../../src/analysis/screen/duties.ts'
import { JURISDICTIONS } from '../../src/catalog/jurisdictions/all-jurisdictions.ts'
import { southKorea } from '../../src/catalog/jurisdictions/kr.ts'
import { unitedStates } from '../../src/catalog/jurisdictions/us.ts'
import { afterBusinessDays } from '../../src/model/business-days.ts'
import { parseInstant, showInstant } from '../../src/model/instant.ts'
import { parameterAt } from '../../src/model/jurisdiction.ts'
import type { ListSource } from '../../src/model/listing.ts'
import { privateSource } from '../../src/operations/lists/private-source.ts'

const ofac: ListSource = { ...privateSource('us-ofac-sdn'), jurisdiction: 'US', meaning: 'sanctions' }

test('the federal holidays of 2026 and 2027 are those that the Office of Personnel Management publishes', () => {
  const published = {
    2026: ['01-01', '01-19', '02-16', '05-25', '06-19', '07-03', '09-07', '10-12', '11-11', '11-26', '12-25'],
    2027: ['01-01', '01-18', '02-15', '05-31', '06-18', '07-05', '09-06', '10-11', '11-11', '11-25', '12-24', '12-31'],
  }
  for (const [year, days] of Object.entries(published)) {
    const ours = new Set(unitedStates.holidays(Number(year)).filter(d => d.startsWith(year)))
    assert.deepEqual(
      [...ours].sort(),
      days.map(d => `${year}-${d}`),
    )
  }
})

test('ten business days from Thanksgiving 2026 end with 10 December, Washington time', () => {
  const by = afterBusinessDays(unitedStates, parseInstant('2026-11-26T15:00:00Z'), 10)
  assert.equal(showInstant(by), '2026-12-11T04:59:59Z')
})

test('in summer the day ends an hour earlier by the world’s clock', () => {
  const by = afterBusinessDays(unitedStates, parseInstant('2026-07-01T12:00:00Z'), 2)
  assert.equal(showInstant(by), '2026-07-07T03:59:59Z')
})

test('a day begins where the law holds: what is found in Seoul on Friday after midnight counts from Friday', () => {
  const by = afterBusinessDays(southKorea, parseInstant('2026-11-26T16:00:00Z'), 3)
  assert.equal(showInstant(by), '2026-12-02T14:59:59Z')
})

test('a match on a US list obliges to block at once and to report within ten business days', () => {
  const at = parseInstant('2026-11-26T15:00:00Z')
  const duties = dutiesOf(ofac, JURISDICTIONS, at)
  assert.deepEqual(
    duties.map(d => [d.must, d.term]),
    [
      ['block the property and refuse to deal in it', 'at once'],
      ['report the blocked property to OFAC', '10 business days, to the end of 2026-12-10 in the United States'],
      ['report the rejected transaction to OFAC', '10 business days, to the end of 2026-12-10 in the United States'],
    ],
  )
})

test('a parameter changes on its day, and one that nobody verified is never applied', () => {
  const threshold = (day: string) => parameterAt(southKorea, 'travel-rule-threshold', parseInstant(day))?.value ?? null
  assert.equal(threshold('2022-03-24'), null)
  assert.equal(threshold('2026-08-19T23:59:59Z'), 1_000_000)
  assert.equal(threshold('2026-08-20'), 0)
  for (const law of JURISDICTIONS)
    for (const p of law.parameters)
      if (!p.verified) {
        assert.notEqual(p.caveat, null, `${law.code} ${p.key} is doubtful and does not say why`)
        assert.equal(parameterAt(law, p.key, parseInstant('2026-11-26')), null)
      }
})

test('every duty with a term names a parameter of its jurisdiction', () => {
  for (const law of JURISDICTIONS)
    for (const { term, key } of law.duties)
      if (term.kind === 'business-days') {
        const found = law.parameters.find(p => p.key === term.parameter)
        assert.equal(found?.unit, 'business-days', `${law.code} ${key}`)
      }
})

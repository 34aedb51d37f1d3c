import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dutiesOf } from '../../src/analysis/screen/duties.ts'
import { JURISDICTIONS } from '../../src/catalog/jurisdictions/all-jurisdictions.ts'
import { japan } from '../../src/catalog/jurisdictions/jp.ts'
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

const WEEKDAYS = (law: { holidays(year: number): readonly string[] }, year: number): readonly string[] =>
  law.holidays(year).flatMap(d => (/[06]/.test(String(new Date(d).getUTCDay())) ? [] : [d.slice(5)]))

// The yearly calendars (월력요항) that the Korea AeroSpace Administration publishes, weekends left out; 2026 with the days that the law
// added that spring (1 May, 17 July). hyunbinseo/holidays-kr, public/*.csv.
test('the holidays of South Korea from 2025 to 2027 are those of the published calendars, substitutes among them', () => {
  const published: Record<number, string> = {
    2025: '01-01 01-27 01-28 01-29 01-30 03-03 05-05 05-06 06-03 06-06 08-15 10-03 10-06 10-07 10-08 10-09 12-25',
    2026: '01-01 02-16 02-17 02-18 03-02 05-01 05-05 05-25 06-03 07-17 08-17 09-24 09-25 10-05 10-09 12-25',
    2027: '01-01 02-08 02-09 03-01 05-03 05-05 05-13 07-19 08-16 09-14 09-15 09-16 10-04 10-11 12-27',
  }
  for (const [year, days] of Object.entries(published))
    assert.equal(WEEKDAYS(southKorea, Number(year)).join(' '), days, year)
})

test('the lunar days of South Korea are those of the calendar that the Unicode Consortium keeps, as far as the caveat says', () => {
  assert.match(southKorea.holidayCaveat ?? '', /until 2026, lunar days until 2035/)
  assert.ok(!southKorea.holidays(2036).includes('2036-01-28'))
  const dangi = new Intl.DateTimeFormat('en-u-ca-dangi', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
  for (let year = 2021; year <= 2035; year++) {
    const days = new Set(southKorea.holidays(year))
    for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000)
      if (['1/1', '4/8', '8/15'].includes(dangi.format(at)))
        assert.ok(days.has(new Date(at).toISOString().slice(0, 10)), new Date(at).toISOString())
  }
})

// Cabinet Office of Japan, announcements of February 2025 and of 2 February 2026.
test('the holidays of Japan in 2026 and 2027 are those that the Cabinet Office announced', () => {
  const announced: Record<number, string> = {
    2026: '01-01 01-12 02-11 02-23 03-20 04-29 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23',
    2027: '01-01 01-11 02-11 02-23 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23',
  }
  for (const [year, days] of Object.entries(announced))
    assert.equal(WEEKDAYS(japan, Number(year)).join(' '), days, year)
})

test('three business days in Korea run past Seollal, past a substitute holiday and past an election', () => {
  const by = (at: string) => showInstant(afterBusinessDays(southKorea, parseInstant(at), 3))
  // Friday before Seollal 2026: Thursday, Friday, Monday.
  assert.equal(by('2026-02-13T01:00:00Z'), '2026-02-23T14:59:59Z')
  // Friday 27 February 2026; Monday stands for 1 March.
  assert.equal(by('2026-02-27T01:00:00Z'), '2026-03-05T14:59:59Z')
  // Monday 1 June 2026; Wednesday is the local election.
  assert.equal(by('2026-06-01T01:00:00Z'), '2026-06-05T14:59:59Z')
  // Wednesday 23 September 2026, 23:59:59 in Seoul, before Chuseok.
  assert.equal(by('2026-09-23T14:59:59Z'), '2026-09-30T14:59:59Z')
})

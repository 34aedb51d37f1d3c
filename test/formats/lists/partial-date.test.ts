import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayInstant, OFAC_DATES, readDay, readPartialDate } from '../../../src/formats/lists/partial-date.ts'
import { fc } from '../../property.ts'

test('dates are read in every spelling that a list was seen to use', () => {
  const read: readonly (readonly [string, string])[] = [
    ['1971', '1971'],
    ['1983-09', '1983-09'],
    ['1964-07-17', '1964-07-17'],
    ['1964-07-17-04:00', '1964-07-17'], // UN
    ['25/01/2001', '2001-01-25'], // UK
    ['dd/mm/1950', '1950'],
    ['00/00/1975', '1975'],
    ['00/08/1975', '1975-08'],
    ['24-Jun-2026', '2026-06-24'],
    ['2001.9.22', '2001-09-22'], // Japan
    ['1963/4/11', '1963-04-11'],
    ['1960年5月3日', '1960-05-03'],
    ['１９６０年５月', '1960-05'],
    ['1950年頃', '1950~'],
    ['1984년 8월 15일', '1984-08-15'], // South Korea
    ['18.4.1995', '1995-04-18'], // Israel
    ['1 March 1962', '1962-03-01'],
    ['circa 1948', '1948~'],
    ['between 1973 and 1974', '1973/1974'],
    ['1963 or 1964', '1963/1964'], // Canada
    ['1963-1964', '1963/1964'],
    ['circa 1970-1972', '1970/1972~'],
  ]
  for (const [text, expected] of read) assert.equal(readPartialDate(text), expected, text)
})

test('what no calendar has, or no list could mean, is no date', () => {
  for (const text of [
    '',
    '-',
    'Sep-99',
    '30/02/2020',
    '1971-13',
    '32/01/1971',
    '0000',
    '9999',
    '1972-1971',
    '71',
    'born in the 1970s',
  ])
    assert.equal(readPartialDate(text), null, text)
  assert.equal(readPartialDate('1'.repeat(1_000)), null)
})

test('a listing needs a whole day, of any year since there are lists', () => {
  assert.equal(readDay('2003-06-27'), Date.UTC(2003, 5, 27) / 1000)
  assert.equal(readDay('2003-06'), null)
  assert.equal(readDay('circa 2003-06-27'), null)
  assert.equal(dayInstant(1969, 12, 31), -86_400)
})

test('every day of the calendar is read as itself, year first and day first', () => {
  fc.assert(
    fc.property(fc.integer({ min: -43_000, max: 40_000 }), days => {
      const day = new Date(days * 86_400_000).toISOString().slice(0, 10)
      const [year, month, date] = day.split('-')
      assert.equal(readPartialDate(day), day)
      assert.equal(readDay(`${date}/${month}/${year}`), days * 86_400)
      assert.equal(readDay(`${Number(date)}.${Number(month)}.${year}`), days * 86_400)
    }),
  )
})

test('OFAC writes numbers with the month first, spans of days, and firms older than any person', () => {
  const read: readonly (readonly [string, string | null])[] = [
    ['14 Jul 1975', '1975-07-14'],
    ['Jul 1975', '1975-07'],
    ['circa 1975', '1975~'],
    ['approximately 1975', '1975~'],
    ['1970 to 1972', '1970/1972'],
    ['circa 1970 to circa 1972', '1970/1972~'],
    ['01 Jan 1970 to 31 Dec 1972', '1970/1972'],
    ['01 Jul 1961 to 31 Jul 1961', '1961-07'],
    ['03 May 1971 to 04 Jun 1972', '1971-05-03/1972-06-04'],
    ['1712', '1712'],
    ['1972 to 1970', null],
  ]
  for (const [text, expected] of read) assert.equal(readPartialDate(text, OFAC_DATES), expected, text)
  assert.equal(readDay('03/28/2025', OFAC_DATES), Date.UTC(2025, 2, 28) / 1000)
  assert.equal(readDay('28/03/2025', OFAC_DATES), null)
  // Of persons it is a slip of the pen.
  assert.equal(readPartialDate('1712'), null)
})

test('no text makes it fail or wait', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), text => void readPartialDate(text)),
    { numRuns: 500 },
  )
})

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { countryCode } from '../../../src/formats/lists/country-code.ts'
import { COUNTRY_NAMES } from '../../../src/formats/lists/country-names.ts'
import { needsShared, sharedPath } from '../../shared-data.ts'

test("every country's English name in Unicode's data is read as its ISO code", () => {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const codes = COUNTRY_NAMES.map(line => line.slice(0, 2))
  assert.equal(codes.length, 250, '249 of ISO 3166-1, and XK')
  assert.deepEqual(codes, [...codes].sort())
  for (const code of codes) assert.equal(countryCode(names.of(code) ?? ''), code, `${code} ${names.of(code)}`)
})

test('no name stands for two countries, and a code alone is its country', () => {
  for (const line of COUNTRY_NAMES) {
    for (const name of line.slice(3).split('|')) assert.equal(countryCode(name), line.slice(0, 2), name)
    assert.equal(countryCode(line.slice(0, 2)), line.slice(0, 2))
  }
})

test('what is no country is none', () => {
  for (const text of [
    '',
    'undetermined',
    'Region: Kafia Kingi',
    'ZZ',
    'Atlantis',
    'the',
    '漢',
    'x'.repeat(10_000),
    '__proto__',
    'constructor',
  ])
    assert.equal(countryCode(text), null, text.slice(0, 20))
})

test("each country in OFAC's addresses of December 2025 is read but for regions and the Netherlands Antilles, which are no more", {
  skip: needsShared,
}, () => {
  const text = readFileSync(sharedPath('data/sanctions/ofac-companions/2025-12/add.csv'), 'utf8')
  const unread = new Set<string>()
  for (const [, country = ''] of text.matchAll(/,"([^"]*)",(?:-0- |"[^"]*")\r?$/gm))
    if (countryCode(country) === null) unread.add(country)
  assert.deepEqual([...unread].sort(), [
    'Netherlands Antilles',
    'Region: Commonwealth of Independent States',
    'Region: Jammu and Kashmir',
    'Region: Kafia Kingi',
    'Region: Northern Mali',
    'undetermined',
  ])
})

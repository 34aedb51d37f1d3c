import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parseInstant } from '../../../src/model/instant.ts'
import { needsShared, sharedPath } from '../../shared-data.ts'
import { faultCodes, formatOf, readList, readMain } from './read-list.ts'

const REAL = 'data/sanctions/un-2026-02.xml'
const one = (inside: string, root = 'dateGenerated="2026-02-27T00:00:09.554Z"'): string =>
  `<CONSOLIDATED_LIST ${root}><INDIVIDUALS><INDIVIDUAL>${inside}</INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>`
const RI = '<FIRST_NAME>RI</FIRST_NAME><REFERENCE_NUMBER>KPi.033</REFERENCE_NUMBER>'

test('every record of the list of 2026-02-27 becomes an entry under its reference number', {
  skip: needsShared,
}, () => {
  const text = readFileSync(sharedPath(REAL), 'utf8')
  const { entries, faults, reading } = readList(formatOf('un'), { main: text })
  const references = [...text.matchAll(/<REFERENCE_NUMBER>([^<]+)</g)].map(m => m[1])
  assert.equal(references.length, 1003)
  assert.deepEqual(entries.map(e => e.id).toSorted(), references.map(r => r?.trim()).toSorted())
  assert.equal(entries.filter(e => e.kind === 'person').length, text.match(/<INDIVIDUAL>/g)?.length)
  assert.equal(entries.filter(e => e.kind === 'entity').length, text.match(/<ENTITY>/g)?.length)
  for (const list of ['DPRK', 'Al-Qaida', 'Taliban', 'Iran'])
    assert.equal(
      entries.filter(e => e.programmes.includes(list)).length,
      text.split(`<UN_LIST_TYPE>${list}<`).length - 1,
      list,
    )
  assert.ok(entries.every(e => e.listedAt !== null && e.names[0]?.strength === 'primary'))
  assert.deepEqual(faultCodes(faults), { 'country-unread': 1 }, 'the former Soviet Union is no country today')
  assert.equal(reading.publishedAt, parseInstant('2026-02-27T00:00:09Z'))
})

test('Eric Badege is read as the Security Council listed him', { skip: needsShared }, () => {
  const { entries } = readList(formatOf('un'), { main: readFileSync(sharedPath(REAL), 'utf8') })
  const badege = entries.find(e => e.id === 'CDi.001')
  assert.deepEqual(
    [badege?.names[0]?.text, badege?.births, badege?.countries, badege?.listedAt],
    ['ERIC BADEGE', ['1971'], ['CD', 'RW'], parseInstant('2012-12-31')],
  )
  const iyamuremye = entries.find(e => e.id === 'CDi.003')
  assert.equal(iyamuremye?.names.find(n => n.text === 'Rumuli')?.strength, 'weak', 'published as of low quality')
  assert.equal(iyamuremye?.names.find(n => n.text === 'Victor Rumuri')?.strength, 'strong')
  const hussein = entries.find(e => e.id === 'IQi.001')
  assert.ok(hussein?.names.some(n => n.text === 'صدام حسين التكريتي'))
  assert.equal(hussein?.listedAt, Date.UTC(2003, 5, 27) / 1000, 'before any ledger was')
})

test('dates of birth keep what is known of them: a span, about, a year', () => {
  const born = (inside: string): readonly string[] =>
    readMain('un', one(`${RI}<INDIVIDUAL_DATE_OF_BIRTH>${inside}</INDIVIDUAL_DATE_OF_BIRTH>`)).entries[0]?.births ?? []
  const type = (word: string): string => `<TYPE_OF_DATE>${word}</TYPE_OF_DATE>`
  assert.deepEqual(born(`${type('BETWEEN')}<FROM_YEAR>1973</FROM_YEAR><TO_YEAR>1974</TO_YEAR>`), ['1973/1974'])
  assert.deepEqual(born(`${type('APPROXIMATELY')}<YEAR>1948</YEAR>`), ['1948~'])
  assert.deepEqual(born(`${type('EXACT')}<DATE>1964-07-17</DATE>`), ['1964-07-17'])
})

test('a record without a reference number stays under its other key, and one without any is told as lost', () => {
  const kept = readMain('un', one('<DATAID>77</DATAID><FIRST_NAME>RI</FIRST_NAME>'))
  assert.deepEqual([kept.entries[0]?.id, faultCodes(kept.faults)], ['DATAID 77', { 'id-missing': 1 }])
  const two = one('<FIRST_NAME>RI</FIRST_NAME>').replace(
    '</INDIVIDUALS>',
    `<INDIVIDUAL>${RI}</INDIVIDUAL></INDIVIDUALS>`,
  )
  assert.deepEqual(faultCodes(readMain('un', two).faults), { 'id-missing!': 1 })
})

test('an element that stands where a record should is told as lost, and one that is new in a record is told once', () => {
  const strange = one(RI).replace('<INDIVIDUALS>', '<INDIVIDUALS><INDIVIDUAX><FIRST_NAME>KIM</FIRST_NAME></INDIVIDUAX>')
  const read = readMain('un', strange)
  assert.deepEqual([read.entries.length, faultCodes(read.faults)], [1, { 'element-unknown!': 1 }])
  const fresh = readMain('un', one(`${RI}<WALLET>x</WALLET><WALLET>y</WALLET>`))
  assert.deepEqual(faultCodes(fresh.faults), { 'element-unknown': 1 })
})

test('a source that is cut, empty of records, another one, or of no time is refused with its line', () => {
  const refused = (main: string, code: string): void =>
    assert.throws(() => readMain('un', main), { name: /InputError|SourceError/, code }, code)
  refused(one(RI).slice(0, -30), 'list-truncated')
  refused('<CONSOLIDATED_LIST><INDIVIDUALS></INDIVIDUALS></CONSOLIDATED_LIST>', 'list-empty')
  refused('<sdnList></sdnList>', 'list-root')
  refused(one(RI, 'dateGenerated="yesterday"'), 'list-date')
  refused('<!DOCTYPE x [<!ENTITY a "b">]><CONSOLIDATED_LIST/>', 'list-doctype')
})

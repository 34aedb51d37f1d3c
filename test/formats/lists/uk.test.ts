import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parseInstant } from '../../../src/model/instant.ts'
import { sampleFiles, sampleOf } from '../../conformance/list-samples.ts'
import { needsShared, sharedPath } from '../../shared-data.ts'
import { faultCodes, formatOf, readList, readMain } from './read-list.ts'

const real = (name: string): string => readFileSync(sharedPath('data/sanctions/uk-2026-05', name), 'utf8')

test('every subject and every name of the tables of 2026-05 is kept', { skip: needsShared }, () => {
  const [main, names] = [real('subjects.csv'), real('subject_names.csv')]
  const { entries, faults } = readList(formatOf('uk'), { main, names })
  assert.deepEqual(faults, [])
  assert.equal(entries.length, 6046)
  for (const [word, kind] of [
    ['individual', 'person'],
    ['entity', 'entity'],
    ['ship', 'vessel'],
  ] as const)
    assert.equal(entries.filter(e => e.kind === kind).length, main.split(`,${word},`).length - 1, kind)
  const written = new Set(
    names
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map(line => `${line.split(',')[1]}`),
  )
  assert.equal(written.size, entries.length)
  // 15,050 rows of names, of which eight repeat another name of the same subject.
  assert.equal(
    entries.reduce((sum, e) => sum + e.names.length, 0),
    15_042,
  )
  const akhund = entries.find(e => e.id === 'AFG0006')
  assert.equal(akhund?.names[0]?.text, 'MOHAMMAD HASSAN AKHUND')
  assert.equal(akhund?.listedAt, Date.UTC(2001, 0, 25) / 1000)
})

test('the three forms of the list tell the same of a subject', () => {
  const [csv, xml] = ['uk-csv', 'uk-xml'].map(name =>
    readList(formatOf('uk'), sampleFiles(sampleOf(name))).entries.find(e => e.id === 'AFG0006'),
  )
  for (const entry of [csv, xml]) {
    assert.equal(entry?.kind, 'person')
    assert.equal(entry?.names[0]?.text, 'MOHAMMAD HASSAN AKHUND')
    assert.ok(entry?.names.some(n => n.text === 'محمد حسن آخوند'))
    assert.ok(entry?.births.includes('1950'))
    assert.deepEqual([entry?.countries, entry?.listedAt], [['AF'], Date.UTC(2001, 0, 25) / 1000])
  }
  assert.equal(xml?.names.find(n => n.text === 'Mullah Hassan')?.strength, 'weak')
  assert.match(csv?.remarks ?? '', /^Deputy, then Foreign Minister "of the Taliban"\. Belongs to the Kakar tribe\.$/)
})

test('the day of the report is the day of the version, in CSV and XML', () => {
  assert.equal(
    readMain('uk-csv', sampleFiles(sampleOf('uk-csv'))['main'] ?? '').reading.publishedAt,
    parseInstant('2026-06-24'),
  )
  assert.equal(
    readMain('uk-xml', sampleFiles(sampleOf('uk-xml'))['main'] ?? '').reading.publishedAt,
    parseInstant('2026-07-31'),
  )
})

test('rows of one subject become one entry, wherever they stand', () => {
  const { head, records } = sampleOf('uk-csv')
  const alias = ',RUS2176,,,STREAM PRINCE,,,,,,Alias,,,,,Ship,,,,31/07/2024,,,IMO9826902\r\n'
  const { entries } = readMain('uk-csv', head + records.join('') + alias)
  const ship = entries.find(e => e.id === 'RUS2176')
  assert.deepEqual(
    ship?.names.map(n => n.text),
    ['KOROLEV PROSPECT', 'STREAM PRINCE'],
  )
  assert.deepEqual(ship?.identifiers, [{ type: 'IMO', value: '9826902', country: null }])
})

test('the tables without their names are refused, and names of nobody are told as lost', () => {
  const { main, names } = sampleFiles(sampleOf('uk-tables'))
  assert.throws(() => readMain('uk', main ?? ''), { code: 'list-empty' })
  const stray = `${names}00035,XYZ9999,primary,,SOMEBODY ELSE,,,,,,\r\n`
  assert.deepEqual(faultCodes(readList(formatOf('uk'), { main: main ?? '', names: stray }).faults), {
    'names-unowned!': 1,
  })
})

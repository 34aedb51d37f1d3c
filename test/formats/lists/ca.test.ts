import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { needsShared, sharedPath } from '../../shared-data.ts'
import { faultCodes, readMain } from './read-list.ts'

const record = (inside: string): string =>
  `<data-set><record><Country>Russia / Russie</Country><Schedule>1, Part 1</Schedule><Item>9</Item>${inside}</record></data-set>`
const names = (inside: string): string[] =>
  (readMain('ca', record(inside)).entries[0]?.names ?? []).map(n => `${n.strength} ${n.text}`)

test('every record of the list of 2025 becomes an entry under its regulation, schedule and item', {
  skip: needsShared,
}, () => {
  const text = readFileSync(sharedPath('data/sanctions/canada-sema-2025.xml'), 'utf8')
  const { entries, faults } = readMain('ca', text)
  assert.equal(entries.length, 4759)
  assert.equal(text.match(/<record>/g)?.length, 4759)
  assert.equal(entries.filter(e => e.kind === 'vessel').length, text.match(/<ShipIMONumber>/g)?.length)
  const persons = text.split('<record>').filter(r => /<(?:LastName|GivenName)>/.test(r)).length
  assert.equal(entries.filter(e => e.kind === 'person').length, persons)
  assert.ok(entries.every(e => e.listedAt !== null))
  assert.deepEqual(faultCodes(faults), { 'date-unread': 2 }, '"Sep-99" and "born in the early 1970s"')
})

test('aliases come apart at commas and semicolons, without the language before them', () => {
  const person = '<LastName>BONDARENKO</LastName><GivenName>Sviatlana</GivenName>'
  const aliases = 'Sviatlana BANDARENKA, Belarusian: Святлана БАНДАРЭНКА; Russian\u00a0: Светлана БОНДАРЕНКО, Sveta'
  assert.deepEqual(names(`${person}<Aliases>${aliases}</Aliases>`), [
    'primary Sviatlana BONDARENKO',
    'strong Sviatlana BANDARENKA',
    'strong Святлана БАНДАРЭНКА',
    'strong Светлана БОНДАРЕНКО',
    'weak Sveta',
  ])
})

test('what stands for a legal form behind a comma stays with the name of the firm', () => {
  const firm = '<EntityOrShip>Aviakor</EntityOrShip><Aliases>Aviakor Aviation Plant, JSC, Samara Works, Ltd.</Aliases>'
  assert.deepEqual(names(firm), ['primary Aviakor', 'strong Aviakor Aviation Plant, JSC', 'strong Samara Works, Ltd.'])
})

test('several dates of birth are kept, and the country of a regulation is nobody’s nationality', () => {
  const person =
    '<LastName>A</LastName><DateOfBirthOrShipBuildDate>1965-07-15 OR 1969-09-28</DateOfBirthOrShipBuildDate>'
  const [entry] = readMain('ca', record(person)).entries
  assert.deepEqual([entry?.births, entry?.countries, entry?.programmes], [['1965-07-15', '1969-09-28'], [], ['Russia']])
})

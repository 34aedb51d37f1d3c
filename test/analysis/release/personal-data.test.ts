import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { personalData } from '../../../src/analysis/release/personal-data.ts'
import { isPersonalName } from '../../../src/analysis/release/personal-names.ts'
import type { Json } from '../../../src/model/fact.ts'
import type { IntelObject } from '../../../src/model/intel-object.ts'

const UUID = '11111111-2222-4333-8444-555555555555'
const object = (members: { [key: string]: Json }, type = 'indicator'): IntelObject => ({
  type,
  id: `${type}--${UUID}`,
  ...members,
})
const faults = (members: { [key: string]: Json }, type?: string) => personalData(object(members, type)).map(f => f.path)

// IVMS 101 (interVASP, 2020), the example's members.
const NATURAL_PERSON = {
  naturalPerson: {
    name: {
      nameIdentifier: [{ primaryIdentifier: 'Smith', secondaryIdentifier: 'Alice', nameIdentifierType: 'LEGL' }],
    },
    geographicAddress: [{ addressType: 'HOME', streetName: 'Potential Street', buildingNumber: '123' }],
    nationalIdentification: { nationalIdentifier: '987654321', nationalIdentifierType: 'RAID' },
    dateAndPlaceOfBirth: { dateOfBirth: '1990-01-01', placeOfBirth: 'Zurich' },
    customerIdentification: '1002390',
  },
}

test('a travel-rule message is refused wherever it stands in an object', () => {
  assert.ok(faults({ x_transfer: { originator: { originatorPersons: [NATURAL_PERSON] } } }).length >= 5)
  assert.ok(faults({ extensions: { 'extension-definition--x': { deep: [{ deeper: NATURAL_PERSON }] } } }).length > 0)
  assert.ok(faults({ external_references: [{ source_name: 'x', ...NATURAL_PERSON }] }).length > 0)
})

test('it is refused under other spellings: case, hyphens, full-width and look-alike letters, invisible characters', () => {
  for (const name of [
    'NaturalPerson',
    'natural_person',
    'x-natural-person',
    'ｎａｔｕｒａｌＰｅｒｓｏｎ',
    'nаturаlPerson', // Cyrillic а
    'natural\u200bPerson',
    'x_national_identifier_2',
    'X_Passport_No',
    'x_originator',
    'date-of-birth',
    '生年月日',
    '주민등록번호',
  ])
    assert.deepEqual(faults({ [name]: 'x' }), [name])
})

test('it is refused as JSON in a text, in a text in that text, and as names and values in a list', () => {
  const text = JSON.stringify(NATURAL_PERSON)
  assert.ok(faults({ description: text }).length > 0)
  assert.ok(faults({ x_blob: JSON.stringify({ payload: JSON.stringify({ payload: text }) }) }).length > 0)
  assert.ok(faults({ description: `see the message: ${text}` }).length > 0)
  assert.ok(faults({ x_misp_attributes: [{ object_relation: 'date-of-birth', value: '1990-01-01' }] }).length > 0)
  assert.ok(faults({ x_papers: [{ kind: 'CCPT', no: 'TR1234567' }] }).length > 0)
})

test('addresses of mail, telephone numbers and numbers of papers are refused in members that are not STIX’s own', () => {
  for (const value of [
    'alice.smith@example.com',
    '+81 90-1234-5678',
    '090-1234-5678',
    '900101-1234567',
    '078-05-1120',
    'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  ])
    assert.deepEqual(faults({ x_contact: [{ a: value }] }), ['x_contact.[0].a'], value)
})

test('what STIX itself is made for stays free: mail of phishers, addresses of places, organisations, suspects by name', () => {
  assert.deepEqual(faults({ value: 'phisher@example.com', display_name: 'IT desk' }, 'email-addr'), [])
  assert.deepEqual(faults({ street_address: '1 Main Street', country: 'US' }, 'location'), [])
  const agency = {
    name: 'NPA',
    identity_class: 'organization',
    contact_information: 'cyber@example.go.jp, +81-3-0000-0000',
  }
  assert.deepEqual(faults(agency, 'identity'), [])
  assert.deepEqual(faults({ name: 'Park Jin Hyok', identity_class: 'individual', roles: ['suspect'] }, 'identity'), [])
  assert.deepEqual(
    faults({ description: 'mail from phisher@example.com', pattern: "[email-addr:value = 'a@b.cd']" }),
    [],
  )
  const amounts = { x_amount: '401346770000000000000000', x_height: 21895251, x_hash: '0x'.padEnd(66, 'ab') }
  assert.deepEqual(faults(amounts), [])
})

test('an individual with contact data, or who is a customer or victim, is refused', () => {
  const person = { name: 'Alice', identity_class: 'individual' }
  assert.deepEqual(faults({ ...person, contact_information: 'alice@example.com' }, 'identity'), ['contact_information'])
  assert.deepEqual(faults({ ...person, roles: ['victim'] }, 'identity'), ['roles'])
  assert.deepEqual(faults({ ...person, identity_class: 'Individual ', labels: ['customer'] }, 'identity'), ['roles'])
})

test('the identifier of an extension is never the name of data of persons, whatever its digits spell', () => {
  for (let n = 0; n < 2_000; n++) {
    const hex = createHash('sha256').update(String(n)).digest('hex')
    const [a, b, c, d, e] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)]
    const id = `extension-definition--${a}-${b}-${c}-${d}-${e}`
    // In capitals it is looked at letter by letter.
    assert.deepEqual([isPersonalName(id), isPersonalName(id.toUpperCase())], [false, false], id)
  }
  assert.equal(isPersonalName('extension-definition--passport'), true)
})

test('a bottomless or endless object is told and not followed', () => {
  let deep: Json = 'x'
  for (let n = 0; n < 500; n++) deep = { a: deep }
  assert.equal(faults({ x_deep: deep }).length, 1)
  assert.equal(faults({ x_many: Array.from({ length: 5_000 }, () => ({ passport: 'x' })) }).length, 20)
  const started = process.cpuUsage()
  faults({ x_long: `${'a'.repeat(200_000)}@`, x_at: '@'.repeat(100_000), x_json: '['.repeat(100_000) })
  const { user } = process.cpuUsage(started)
  assert.ok(user < 500_000, `${user} µs`)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultCodes, readMain } from './read-list.ts'

const record = (item: number, inside: string): string =>
  `<record><Country>Russia</Country><Item>${item}</Item><EntityOrShip>Firm ${item}</EntityOrShip>${inside}</record>`
const list = (...records: string[]): string => `<data-set>${records.join('')}</data-set>`

test('a record larger than any real one is told as lost, and the next is read', () => {
  const many = '<Aliases>x</Aliases>'.repeat(20_001)
  const { entries, faults } = readMain('ca', list(record(1, many), record(2, '')))
  assert.deepEqual([entries.map(e => e.id), faultCodes(faults)], [['Russia//2'], { 'record-oversized!': 1 }])
  const long = Array.from({ length: 5 }, (_, i) => `<Aliases a="${'x'.repeat(900_000)}${i}">y</Aliases>`).join('')
  assert.deepEqual(faultCodes(readMain('ca', list(record(1, long), record(2, ''))).faults), { 'record-oversized!': 1 })
})

test('a record within a record is no record of its own, and is told', () => {
  const { entries, faults } = readMain('ca', list(record(1, record(2, ''))))
  assert.deepEqual([entries.length, faultCodes(faults)], [1, { 'element-unknown': 1 }])
})

test('a value longer than any name is told as lost; the entry stays', () => {
  const { entries, faults } = readMain('ca', list(record(1, `<LastName>${'A'.repeat(1_001)}</LastName>`)))
  assert.equal(entries.length, 1)
  assert.deepEqual(faultCodes(faults), { 'value-oversized!': 1 })
})

test('nesting without end, entities and document types are refused unread', () => {
  const refused = (text: string, code: string): void => assert.throws(() => readMain('ca', text), { code })
  refused(list(record(1, '<a>'.repeat(100))), 'list-oversized')
  refused(list(record(1, '&boom;')), 'list-malformed')
  refused(`<!DOCTYPE d [<!ENTITY a "${'x'.repeat(1_000)}">]>${list(record(1, '&a;'))}`, 'list-doctype')
  refused(`<?xml version="1.0"?><!DOCTYPE d SYSTEM "file:///etc/passwd">${list(record(1, ''))}`, 'list-doctype')
})

test('text that stands beside the records is told, for it may be one that lost its element', () => {
  assert.deepEqual(faultCodes(readMain('ca', list(record(1, ''), 'Kim Jong Un')).faults), { 'text-stray': 1 })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEventCells, readEventLine } from '../../src/formats/events/event-lines.ts'
import { LineSplitter } from '../../src/formats/events/line-splitter.ts'
import { EventReader } from '../../src/formats/events/read-event.ts'
import { eventValues } from '../../src/formats/events/write-event.ts'
import { fc } from '../property.ts'
import { madeUpEvent } from './made-up-events.ts'

const reader = new EventReader()

function fault(values: unknown): string {
  const read = readEventLine(JSON.stringify(values), 1, reader)
  assert.ok(read !== null && 'fault' in read, JSON.stringify(values))
  return `${read.fault.code} ${read.fault.field}`
}

test('an event that was written is read back as it was', () => {
  for (let n = 0; n < 100; n++) {
    const read = readEventLine(JSON.stringify(eventValues(madeUpEvent(n))), 1, reader)
    assert.deepEqual(read, { line: 1, event: madeUpEvent(n), profile: null })
  }
})

test('what is wrong with an event is told by code and field', () => {
  const login = { id: 'l', kind: 'login', atMs: 1, customer: 'c' }
  const out = { ...login, kind: 'withdrawal', ledger: 'eip155:1', amount: '1' }
  assert.equal(fault([]), 'event-malformed null')
  assert.equal(fault({ ...login, kind: 'log-in' }), 'event-kind-unknown kind')
  assert.equal(fault({ ...login, id: undefined }), 'field-missing id')
  assert.equal(fault({ ...login, id: 'a\u0000' }), 'field-malformed id')
  assert.equal(fault({ ...login, customer: 'x'.repeat(257) }), 'field-too-long customer')
  assert.equal(fault({ ...login, atMs: 1.5 }), 'field-malformed atMs')
  assert.equal(fault({ ...login, usd: 1 }), 'field-unknown usd')
  assert.equal(fault({ ...login, profile: { openedMs: 1, entity: 'robot' } }), 'field-malformed profile.entity')
  assert.equal(fault({ ...out, amount: '-1' }), 'field-malformed amount')
  assert.equal(fault({ ...out, amount: 1e300 }), 'field-malformed amount')
  assert.equal(fault({ ...out, usd: -1 }), 'field-malformed usd')
  assert.equal(fault({ ...out, other: '0x12' }), 'address-malformed other')
  assert.equal(fault({ ...out, other: '0x8589427373D6D84E98730D7795D8f6f8731FDA1' }), 'address-malformed other')
  assert.equal(fault({ ...out, about: { labels: [1] } }), 'field-malformed about.labels')
  assert.equal(
    fault(JSON.parse('{"id":"l","kind":"login","atMs":1,"customer":"c","__proto__":{"signs":["vpn"]}}')),
    'field-unknown __proto__',
  )
})

test('an amount of 2^256 is read to the base unit', () => {
  const amount = (2n ** 256n).toString()
  const line = `{"id":"w","kind":"withdrawal","atMs":1,"customer":"c","ledger":"eip155:1","amount":"${amount}"}`
  const read = readEventLine(line, 1, reader)
  assert.ok(read !== null && 'event' in read && 'amount' in read.event)
  assert.equal(read.event.amount, 2n ** 256n)
})

test('a row of a table says what the same event says as JSON', () => {
  const header = [
    'id',
    'kind',
    'at',
    'customer',
    'ledger',
    'amount',
    'usd',
    'travel.state',
    'travel.unhosted',
    '__proto__.x',
  ]
  const cells = ['w', 'withdrawal', '2026-06-01T00:00:00Z', 'c', 'eip155:1', '7', '1.5', 'missing', 'true', '']
  const read = readEventCells(header, cells, 2, reader)
  const travel = { state: 'missing', vasp: null, vaspCountry: null, unhosted: true, nameMatches: null }
  const json = {
    id: 'w',
    kind: 'withdrawal',
    atMs: Date.UTC(2026, 5, 1),
    customer: 'c',
    ledger: 'eip155:1',
    amount: '7',
    usd: 1.5,
    travel,
  }
  assert.deepEqual(read, { ...readEventLine(JSON.stringify(json), 2, reader), line: 2 })
  const short = readEventCells(header, ['w'], 3, reader)
  assert.ok('fault' in short && short.fault.code === 'row-length' && short.fault.line === 3)
})

test('nothing that a line can hold makes reading throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.object().map(o => JSON.stringify(o)),
      ),
      line => {
        const read = readEventLine(line, 1, reader)
        assert.ok(read === null || 'fault' in read)
      },
    ),
    { numRuns: 300 },
  )
})

test('lines come out as they stand, however the stream is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', '\n', 'é') })), pieces => {
      const splitter = new LineSplitter()
      const lines = [...pieces.flatMap(piece => splitter.push(piece)), ...splitter.end()]
      const whole = pieces.join('').split('\n')
      assert.deepEqual(lines, whole.at(-1) === '' ? whole.slice(0, -1) : whole)
    }),
  )
})

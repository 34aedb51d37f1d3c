import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEventLine } from '../../src/formats/events/event-lines.ts'
import { parseLine } from '../../src/formats/events/parse-line.ts'
import { EventReader } from '../../src/formats/events/read-event.ts'
import { fc } from '../property.ts'

const value = fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' })
const fault = (line: string) => {
  const read = readEventLine(line, 1, new EventReader())
  return read !== null && 'fault' in read ? [read.fault.code, read.fault.field] : read
}
const event = (fields: string) => `{"kind":"deposit","id":"x","atMs":1,"ledger":"eth","amount":"1",${fields}}`

test('a line in which no object tells a field twice is read as JSON.parse reads it, however it is written', () => {
  fc.assert(
    fc.property(value, fc.constantFrom('', ' ', '\t', '\n '), (held, space) => {
      const text = JSON.stringify(held, null, space)
      assert.deepEqual(parseLine(text), JSON.parse(text))
    }),
  )
  // Names with quotes, colons and backslashes in them, texts that look like names, and the names of an object's own workings.
  for (const text of [
    '{"\\\\":"\\"a\\":","\\"a\\"" : 1,"a:":[{"a":1},{"a":2}],"b":{"a":{"a":1}}}',
    '{"__proto__":1,"constructor":{}}',
  ])
    assert.deepEqual(parseLine(text), JSON.parse(text))
})

test('a field that an object tells again is refused by its name, wherever the object lies and however the name is written', () => {
  const name = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(
      fc.dictionary(name, value, { noNullPrototype: true }),
      name,
      value,
      value,
      fc.nat(3),
      (held, twice, a, b, deep) => {
        const key = JSON.stringify(twice)
        const escaped = `"${Array.from(twice, l =>
          [...l]
            .map(c =>
              c
                .split('')
                .map(u => `\\u${u.charCodeAt(0).toString(16).padStart(4, '0')}`)
                .join(''),
            )
            .join(''),
        ).join('')}"`
        const others = Object.entries(held)
          .filter(([other]) => other !== twice)
          .map(([k, v]) => `,${JSON.stringify(k)}:${JSON.stringify(v)}`)
        let text = `{${key}:${JSON.stringify(a)}${others.join('')},${deep % 2 === 0 ? key : escaped} :${JSON.stringify(b)}}`
        for (let n = 0; n < deep; n++) text = n % 2 === 0 ? `[0,${text}]` : `{"of":${text}}`
        assert.throws(() => parseLine(text), { code: 'field-repeated', place: { field: twice } })
      },
    ),
  )
})

test('of two customers told in one line, or two names in what came with it, neither is taken', () => {
  assert.deepEqual(fault(event('"customer":"c1","customer":"c2"')), ['field-repeated', 'customer'])
  assert.deepEqual(fault(event('"customer":"c1","cust\\u006fmer":"c1"')), ['field-repeated', 'customer'])
  assert.deepEqual(fault(event('"customer":"c1","travel":{"state":"missing","state":"complete"}')), [
    'field-repeated',
    'state',
  ])
  assert.deepEqual(fault(`${'['.repeat(100_000)}${']'.repeat(100_000)}`), ['event-malformed', null])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMispEvent } from '../../src/formats/misp/read-misp-event.ts'
import { writeMispEvent } from '../../src/formats/misp/write-misp-event.ts'
import { checkStix } from '../../src/formats/stix/check-stix.ts'
import { InputError } from '../../src/model/errors.ts'
import { fc } from '../property.ts'
import { MISP_EVENT } from './misp-event.ts'

import { sameSet } from './misp-same-set.ts'

test('hostile documents are refused with a code, or the faulty part of them is told', () => {
  const { Event: event } = MISP_EVENT
  const whole: readonly [text: string, code: string][] = [
    ['', 'misp-json-malformed'],
    ['{', 'misp-json-malformed'],
    ['null', 'misp-malformed'],
    ['[]', 'misp-malformed'],
    ['{"response":[1]}', 'misp-malformed'],
    ['{"Event":{}}', 'misp-malformed'],
    ['{"Event":{"uuid":"x"}}', 'misp-malformed'],
    ['{"Event":{"uuid":"x","uuid":"y"}}', 'misp-json-malformed'],
    [`${'['.repeat(100_000)}`, 'misp-json-malformed'],
    [JSON.stringify({ Event: { ...event, Attribute: {} } }), 'misp-malformed'],
    [JSON.stringify({ Event: { ...event, Attribute: [[]] } }), 'misp-malformed'],
    [JSON.stringify({ Event: { ...event, Tag: 'tlp:red' } }), 'misp-malformed'],
    [JSON.stringify({ Event: { ...event, Object: [null] } }), 'misp-malformed'],
    ['{"Event":{"__proto__":{"uuid":1}}}', 'misp-json-malformed'],
  ]
  for (const [text, code] of whole)
    assert.throws(
      () => readMispEvent(text),
      (error: unknown) => error instanceof InputError && error.code === code,
      text.slice(0, 60),
    )
  const [first] = event.Attribute
  const faulty = [
    {},
    { ...first, uuid: 'x' },
    { ...first, value: {} },
    first,
    first,
    { ...first, uuid: first?.uuid.toUpperCase() },
  ]
  const { objects, losses } = readMispEvent(JSON.stringify({ Event: { ...event, Attribute: faulty, Object: [] } }))
  assert.equal(objects.filter(({ type }) => type === 'indicator').length, 1)
  assert.deepEqual(
    losses.map(({ code }) => code).filter(code => code !== 'misp-person'),
    Array(5).fill('misp-attribute-malformed'),
  )
})

test('whatever is put in the place of any part of an event, the reader answers with objects or a code', () => {
  const places = fc.constantFrom(
    'Attribute',
    'Object',
    'EventReport',
    'Tag',
    'Orgc',
    'date',
    'timestamp',
    'distribution',
    'published',
    'info',
    'Galaxy',
  )
  const inner = fc.constantFrom(
    'uuid',
    'type',
    'value',
    'Tag',
    'Sighting',
    'timestamp',
    'first_seen',
    'Attribute',
    'ObjectReference',
    'name',
    'to_ids',
  )
  fc.assert(
    fc.property(places, inner, fc.jsonValue(), fc.boolean(), (place, name, value, deep) => {
      const event = structuredClone(MISP_EVENT.Event) as unknown as Record<string, Record<string, unknown>[]>
      if (deep && Array.isArray(event[place])) Object.assign(event[place][0] ?? {}, { [name]: value })
      else Object.assign(event, { [place]: value })
      try {
        const { objects } = readMispEvent(JSON.stringify({ Event: event }))
        for (const object of objects)
          assert.deepEqual(checkStix(object, 'write'), [], JSON.stringify([place, name, value]))
        sameSet(readMispEvent(writeMispEvent(objects).text).objects, objects, 'again')
      } catch (error) {
        if (!(error instanceof InputError && /^misp-/.test(error.code))) throw error
      }
    }),
    { numRuns: 120 },
  )
})

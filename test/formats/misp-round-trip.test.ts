import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { pruned } from '../../src/formats/misp/misp-json.ts'
import { readMispEvent } from '../../src/formats/misp/read-misp-event.ts'
import { writeMispEvent } from '../../src/formats/misp/write-misp-event.ts'
import { canonicalJson } from '../../src/formats/stix/canonical-json.ts'
import { walletObject } from '../../src/formats/stix/wallet.ts'
import type { Json } from '../../src/model/fact.ts'
import type { IntelObject } from '../../src/model/intel-object.ts'
import { tlpDefinition } from '../../src/model/tlp.ts'
import { fc } from '../property.ts'
import { needsShared, sharedPath } from '../shared-data.ts'
import { MISP_EVENT } from './misp-event.ts'

import { sameSet } from './misp-same-set.ts'

const TEXT = JSON.stringify(MISP_EVENT)
const BTC = '1E38kt7ryhbRXUzbam6iQ6sd93VHUUdjEE'
const AMBER = tlpDefinition('amber').id
const RED = tlpDefinition('red').id

function native(id: string, more: Record<string, Json>): IntelObject {
  const times = { created: '2026-01-02T03:04:05.678901Z', modified: '2026-02-03T04:05:06.789Z' }
  return { type: id.slice(0, -38), id, spec_version: '2.1', ...times, ...more }
}

const ETH = '0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed'
const NATIVES: readonly IntelObject[] = [
  native('identity--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f', { name: 'Cordon JP', identity_class: 'organization' }),
  native('indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f', {
    ...{
      pattern: `[cryptocurrency-wallet:value = '${BTC}']`,
      pattern_type: 'stix',
      valid_from: '2026-01-01T00:00:00Z',
    },
    ...{
      confidence: 85,
      name: 'cash-out',
      object_marking_refs: [AMBER],
      created_by_ref: 'identity--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f',
    },
  }),
  native('indicator--9e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f', {
    ...{
      pattern: `[cryptocurrency-wallet:value IN ('${ETH}', '${BTC}')]`,
      pattern_type: 'stix',
      valid_from: '2026-01-01T00:00:00Z',
    },
  }),
  native('indicator--ae2e2d2b-17d4-4cbf-938f-98ee46b3cd3f', {
    ...{ pattern: "[file:name = 'x' OR file:size > 5]", pattern_type: 'stix', valid_from: '2026-01-01T00:00:00Z' },
  }),
  walletObject(BTC),
  walletObject(ETH, 'eip155:1'),
  native('note--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f', {
    content: 'seen',
    object_refs: ['indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f'],
  }),
  native('sighting--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f', {
    sighting_of_ref: 'indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f',
    count: 0,
  }),
  native('incident--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f', { name: 'a theft' }),
  native('report--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f', {
    ...{
      name: 'A report',
      published: '2026-01-05T00:00:00Z',
      object_refs: ['incident--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f'],
    },
  }),
]

test('objects of STIX that went through MISP come back as they were, whole', () => {
  const { text, losses } = writeMispEvent(NATIVES)
  sameSet(readMispEvent(text).objects, NATIVES, 'natives')
  assert.deepEqual(
    losses.map(({ path }) => path),
    ['incident--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f'],
  )
})

test('people see in MISP what MISP has a place for', () => {
  const { Event: event } = JSON.parse(writeMispEvent(NATIVES).text) as {
    Event: Record<string, Record<string, unknown>[]>
  }
  const shown = event['Attribute']?.map(({ type, value, to_ids }) => `${type} ${value} ${to_ids}`)
  assert.deepEqual(shown, [
    `btc ${BTC} true`,
    "stix2-pattern [file:name = 'x' OR file:size > 5] true",
    `btc ${BTC} false`,
  ])
  assert.deepEqual(
    event['Object']?.map(({ name }) => name),
    ['coin-address', 'coin-address', 'coin-address', 'cordon-stix'],
  )
  assert.equal(event['EventReport']?.[0]?.['content'], 'seen')
})

test('an event goes no further than its strictest object, and what is unmarked stays at home', () => {
  const distributionOf = (objects: readonly IntelObject[]): string => {
    const { Event: event } = JSON.parse(writeMispEvent(objects).text) as { Event: { distribution: string } }
    return event.distribution
  }
  const marked = (...refs: string[]): IntelObject =>
    native('incident--9e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f', { name: 'x', object_marking_refs: refs })
  const [clear, green] = [tlpDefinition('clear').id, tlpDefinition('green').id]
  assert.equal(distributionOf([marked(clear)]), '3')
  assert.equal(distributionOf([marked(clear, green)]), '2')
  assert.equal(distributionOf([marked(AMBER)]), '1')
  assert.equal(distributionOf([marked(tlpDefinition('amber+strict').id)]), '0')
  assert.equal(distributionOf([marked(clear, 'marking-definition--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f')]), '0')
  assert.equal(distributionOf([marked(clear), NATIVES[1] as IntelObject]), '1')
  assert.equal(distributionOf([marked(clear), walletObject(BTC)]), '0')
})

test('what was marked more strictly since it came from MISP does not go back under its old marks', () => {
  const objects = readMispEvent(TEXT).objects.map(object =>
    object.id === 'indicator--91ae0a21-c7ae-4c7f-b84b-b84a7ce53d1f'
      ? { ...object, modified: '2026-01-01T00:00:00.000Z', object_marking_refs: [RED] }
      : object,
  )
  const { text } = writeMispEvent(objects)
  const { Event: event } = JSON.parse(text) as {
    Event: { Attribute: Record<string, unknown>[]; Object: Record<string, unknown>[] }
  }
  const shown = event.Attribute.filter(({ uuid }) => uuid === '91ae0a21-c7ae-4c7f-b84b-b84a7ce53d1f')
  assert.deepEqual(
    shown.map(({ distribution }) => distribution),
    ['0'],
  )
  assert.equal(event.Object.find(({ name }) => name === 'cordon-stix')?.['distribution'], '0')
  sameSet(readMispEvent(text).objects, objects, 'changed')
})

test('what was changed in MISP since it was written is read as it is now there', () => {
  const { Event: event } = JSON.parse(writeMispEvent(NATIVES).text) as {
    Event: { Attribute: Record<string, unknown>[] }
  }
  Object.assign(event.Attribute[0] ?? {}, { to_ids: true, comment: 'new', timestamp: '1893456000' })
  const { objects, losses } = readMispEvent(JSON.stringify({ Event: event }))
  const indicator = objects.find(({ id }) => id === 'indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f')
  assert.equal(indicator?.['description'], 'new')
  assert.deepEqual(
    losses.map(({ code }) => code),
    ['misp-edited'],
  )
})

test('the bundles of OASIS go through MISP and back without loss', { skip: needsShared }, () => {
  const folder = sharedPath('data/stix/oasis-examples')
  let count = 0
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.json')) continue
    const bundle = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { type: string; objects?: IntelObject[] }
    const objects = bundle.objects ?? []
    if (objects.length === 0 || new Set(objects.map(({ id }) => id)).size !== objects.length) continue
    sameSet(readMispEvent(writeMispEvent(objects).text).objects, objects, name)
    count++
  }
  assert.ok(count > 10, `${count} bundles`)
})

const hex = fc.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
const seconds = fc.integer({ min: 0, max: 2_000_000_000 }).map(String)
const attributes = fc.uniqueArray(
  fc.record(
    {
      uuid: hex,
      type: fc.constantFrom(
        'btc',
        'xmr',
        'md5',
        'url',
        'ip-dst|port',
        'filename|sha1',
        'text',
        'email-src',
        'AS',
        'stix2-pattern',
        'sigma',
      ),
      value: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.constantFrom(BTC, '10.0.0.1|80', "[a:b = 'c']", '0', 'a|b|c', '|'),
      ),
      timestamp: seconds,
      to_ids: fc.boolean(),
      category: fc.string(),
      comment: fc.string(),
      distribution: fc.constantFrom('0', '1', '2', '3', '4', '5'),
      Tag: fc.array(fc.record({ name: fc.constantFrom('tlp:red', 'tlp:clear', 'PAP:AMBER', 'x:y="z"', 'tlp:odd') }), {
        maxLength: 3,
      }),
      first_seen: fc.constantFrom('2020-01-01T00:00:00.000000+00:00', 'nonsense', '2020-01-01 00:00:00+0900'),
      // A member of that name is refused, whoever writes it.
      extra: fc.jsonValue({ maxDepth: 2 }).filter(value => !JSON.stringify(value).includes('"__proto__"')),
    },
    { requiredKeys: ['uuid', 'type', 'value', 'timestamp'] },
  ),
  { selector: ({ uuid }) => uuid, maxLength: 6 },
)

test('any event of attributes survives MISP to STIX to MISP', () => {
  const events = fc.record({
    uuid: hex,
    info: fc.string(),
    timestamp: seconds,
    date: fc.constant('2020-02-03'),
    published: fc.boolean(),
    Attribute: attributes,
  })
  fc.assert(
    fc.property(events, event => {
      const text = JSON.stringify({ Event: event })
      // Numbers that JSON writes in several ways come back in one of them.
      const back = JSON.parse(writeMispEvent(readMispEvent(text).objects).text) as Json
      assert.equal(canonicalJson(pruned(back)), canonicalJson(pruned(JSON.parse(text) as Json)))
    }),
    { numRuns: 150 },
  )
})

test('what was marked more strictly in MISP since is left out, and that is told', () => {
  const clear = native('incident--be2e2d2b-17d4-4cbf-938f-98ee46b3cd3f', {
    name: 'x',
    object_marking_refs: [tlpDefinition('green').id],
  })
  const { Event: event } = JSON.parse(writeMispEvent([clear]).text) as {
    Event: { Tag: Json[]; Object: { Attribute: { Tag: Json[] }[] }[] }
  }
  const codes = (Event: unknown): string[] => {
    const { objects, losses } = readMispEvent(JSON.stringify({ Event }))
    return [...objects.map(({ id }) => id), ...losses.map(({ code }) => code)]
  }
  assert.deepEqual(codes(event), [clear.id])
  assert.deepEqual(codes({ ...event, Tag: [...event.Tag, { name: 'tlp:red' }] }), ['misp-marked-stricter'])
  assert.deepEqual(codes({ ...event, distribution: '0' }), ['misp-marked-stricter'])
  const [, shown] = NATIVES
  const strict = JSON.parse(writeMispEvent(shown === undefined ? [] : [shown]).text) as { Event: { Tag: Json[] } }
  strict.Event.Tag.push({ name: 'tlp:red' })
  assert.deepEqual(codes(strict.Event), ['misp-marked-stricter'], 'nor does what people see of it come in its place')
  event.Object[0]?.Attribute[0]?.Tag.push({ name: 'tlp:odd' })
  assert.deepEqual(codes(event), ['misp-marked-stricter'])
})

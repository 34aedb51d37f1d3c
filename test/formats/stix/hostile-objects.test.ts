import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkStix } from '../../../src/formats/stix/check-stix.ts'
import { readWallets } from '../../../src/formats/stix/read-wallets.ts'
import { selectors } from '../../../src/formats/stix/selectors.ts'
import { MOST_FAULTS } from '../../../src/formats/stix/stix-fault.ts'
import { stixNs } from '../../../src/formats/stix/stix-time.ts'
import type { Json } from '../../../src/model/fact.ts'
import { type IntelObject, versionOf } from '../../../src/model/intel-object.ts'
import { fc } from '../../property.ts'
import { ref, SAMPLE_OBJECTS } from './sample-objects.ts'

function codes(object: unknown): string[] {
  return checkStix(object, 'read').map(fault => fault.code)
}

test('what is no object at all is one fault and never an exception', () => {
  for (const value of [null, undefined, 7, 'x', true, [], [{}], () => 1, Symbol('x'), 10n])
    assert.deepEqual(codes(value), ['object-malformed'])
  assert.deepEqual(codes({}), ['type-missing'])
  assert.deepEqual(codes({ type: {} }), ['type-missing'])
  for (const type of ['', 'a', 'a b', 'a--b', '-ab', 'x'.repeat(251), '__proto__', '../etc', 'bundle', 'indicator '])
    assert.equal(codes({ type, id: ref('x-y') }).length > 0, true, type)
})

test('an object that is nested without end, or within itself, is told to be too deep', () => {
  let deep: Json = 'x'
  for (let i = 0; i < 100_000; i++) deep = { a: deep }
  assert.deepEqual(codes({ type: 'x-deep', id: ref('x-deep'), x_deep: deep }), ['object-too-deep'])
  const cyclic: Record<string, unknown> = { type: 'x-deep', id: ref('x-deep') }
  cyclic['x_self'] = cyclic
  assert.ok(codes(cyclic).includes('object-too-deep'))
})

test('an object with a million faults is told of at most fifty, in time that its size explains', () => {
  const refs = Array.from({ length: 200_000 }, () => 'no reference')
  const started = process.cpuUsage()
  const faults = checkStix({ ...SAMPLE_OBJECTS.find(o => o.type === 'report'), object_refs: refs }, 'write')
  assert.equal(faults.length, MOST_FAULTS)
  assert.ok(process.cpuUsage(started).user < 2e6)
})

test('texts made to stall a regular expression do not', () => {
  const long = 20_000
  const values = [
    'a'.repeat(long),
    'a-'.repeat(long),
    `${'A'.repeat(long)}=`,
    ':'.repeat(long),
    '1.'.repeat(long),
    '0'.repeat(long),
    `cpe:2.3:a${':\\'.repeat(long)}`,
    '@'.repeat(long),
    `x--${'-'.repeat(long)}`,
    `${'[0].'.repeat(long)}`,
    `a.${'[0].'.repeat(long)}`,
  ]
  const started = process.cpuUsage()
  for (const object of SAMPLE_OBJECTS)
    for (const member of Object.keys(object))
      if (typeof object[member] === 'string' && member !== 'type')
        for (const value of values) checkStix({ ...object, [member]: value }, 'write')
  for (const value of values)
    checkStix({ ...SAMPLE_OBJECTS[0], granular_markings: [{ selectors: [value], lang: value }] }, 'write')
  assert.ok(process.cpuUsage(started).user < 4e6)
})

test('whatever stands in place of whatever member, the check answers with faults that name a member, and nothing throws', () => {
  const anything = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>
  const changed = fc
    .tuple(fc.constantFrom(...SAMPLE_OBJECTS), fc.nat(), anything, fc.option(anything))
    .map(([object, n, value, extra]) => {
      const members = Object.keys(object)
      const member = members[n % members.length] ?? 'id'
      return { ...object, [member]: value, ...(extra === null ? {} : { extensions: extra }) } as unknown as IntelObject
    })
  fc.assert(
    fc.property(changed, object => {
      for (const mode of ['read', 'write'] as const)
        for (const fault of checkStix(object, mode)) assert.match(fault.code, /^[a-z-]+$/)
      if (checkStix(object, 'read').length === 0) stixNs(versionOf(object))
      selectors(object)
      readWallets(object)
    }),
    { numRuns: 1_200 },
  )
})

test('what passes on reading has members of the JSON type that the standard gives them', () => {
  const wrong: readonly [string, Json][] = [
    ['object_marking_refs', 'marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9'],
    ['object_marking_refs', [{}]],
    ['granular_markings', {}],
    ['granular_markings', ['x']],
    ['granular_markings', [{ selectors: 'name' }]],
    ['granular_markings', [{ marking_ref: ref('marking-definition') }]],
    ['created_by_ref', 7],
    ['created_by_ref', 'the FBI'],
    ['revoked', 'true'],
    ['extensions', []],
    ['extensions', { 'extension-definition--e792ef52-f011-47cd-85c4-0bd0778f7d50': 'x' }],
    ['extensions', { 'extension-definition--e792ef52-f011-47cd-85c4-0bd0778f7d50': { rel_to: 'US' } }],
    ['external_references', 'x'],
    ['labels', { 0: 'x' }],
    ['labels', [7]],
    ['confidence', 'high'],
    ['created', 1740147215],
    ['name', null],
    ['pattern', 5],
  ]
  const indicator = SAMPLE_OBJECTS.find(o => o.type === 'indicator')
  for (const [member, value] of wrong)
    assert.notDeepEqual(codes({ ...indicator, [member]: value }), [], `${member} = ${JSON.stringify(value)}`)
})

test('a version that is no timestamp is refused on reading whatever the type, since every reader would stumble over it', () => {
  for (const object of [...SAMPLE_OBJECTS, { type: 'x-mine', id: ref('x-mine') }, { type: 'mine', id: ref('mine') }])
    for (const member of ['created', 'modified'])
      for (const value of ['garbage', '', 7, null, {}, ['2025-01-01T00:00:00.000Z']])
        assert.notDeepEqual(
          codes({ ...object, [member]: value }),
          [],
          `${object.type} ${member} ${JSON.stringify(value)}`,
        )
})

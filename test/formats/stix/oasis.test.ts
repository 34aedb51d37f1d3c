import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { parseBundle } from '../../../src/formats/stix/bundle.ts'
import { checkStix } from '../../../src/formats/stix/check-stix.ts'
import { cordonDefinitions } from '../../../src/formats/stix/cordon/definitions.ts'
import { OBJECT_TYPES } from '../../../src/formats/stix/object-types.ts'
import { readStixJson, writeStixJson } from '../../../src/formats/stix/read-stix-json.ts'
import type { Json } from '../../../src/model/fact.ts'
import type { IntelObject } from '../../../src/model/intel-object.ts'
import { sharedPath } from '../../shared-data.ts'
import { SAMPLE_OBJECTS } from './sample-objects.ts'

const examples = sharedPath('data/stix/oasis-examples')
const schemas = sharedPath('data/stix/oasis-schemas/schemas')
const attack = sharedPath('data/stix/attack-dprk/attack-dprk-bundle.json')
const needsExamples = existsSync(examples) ? false : 'needs the OASIS examples of the shared data (set CORDON_SHARED)'
const needsSchemas = existsSync(schemas) ? false : 'needs the OASIS schemas of the shared data (set CORDON_SHARED)'
const needsAttack = existsSync(attack) ? false : 'needs the ATT&CK bundle of the shared data (set CORDON_SHARED)'

function exampleFiles(): string[] {
  return readdirSync(examples, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.json'))
    .map(name => join(examples, name))
}

test('every object of the OASIS examples passes the strict check and the tolerant one', { skip: needsExamples }, () => {
  let objects = 0
  for (const file of exampleFiles())
    for (const object of parseBundle(readFileSync(file, 'utf8')).objects) {
      objects++
      assert.deepEqual(checkStix(object, 'write'), [], file)
      assert.deepEqual(checkStix(object, 'read'), [], file)
    }
  assert.ok(objects > 500)
})

test('every OASIS example comes back from reading and writing with the same meaning', { skip: needsExamples }, () => {
  for (const file of exampleFiles()) {
    const text = readFileSync(file, 'utf8')
    assert.deepEqual(JSON.parse(writeStixJson(readStixJson(text))), JSON.parse(text))
  }
})

test('the ATT&CK bundle, which is STIX 2.0 with members of its own, is kept whole', { skip: needsAttack }, () => {
  const text = readFileSync(attack, 'utf8')
  const { objects } = parseBundle(text)
  assert.equal(objects.length, 1987)
  for (const object of objects) assert.deepEqual(checkStix(object, 'read'), [])
  assert.deepEqual(JSON.parse(writeStixJson(objects)), (JSON.parse(text) as { objects: unknown }).objects)
})

function validators(): (object: IntelObject) => string | null {
  const ajv = new Ajv2020({ strict: false, unicodeRegExp: false, logger: false })
  formats.default(ajv)
  const byType = new Map<string, string>()
  for (const folder of ['common', 'observables', 'sdos', 'sros'])
    for (const name of readdirSync(join(schemas, folder))) {
      const schema = JSON.parse(readFileSync(join(schemas, folder, name), 'utf8')) as { $id: string }
      ajv.addSchema(schema)
      byType.set(name.replace('.json', ''), schema.$id)
    }
  return object => {
    const id = byType.get(object.type)
    const validate = id === undefined ? undefined : (ajv.getSchema(id) as ValidateFunction | undefined)
    assert.ok(validate, `OASIS has a schema for ${object.type}`)
    return validate(object) ? null : JSON.stringify(validate.errors)
  }
}

test('a full object of every type passes our strict check and the schema of OASIS', { skip: needsSchemas }, () => {
  const validate = validators()
  for (const object of [...SAMPLE_OBJECTS, ...cordonDefinitions()]) {
    assert.deepEqual(checkStix(object, 'write'), [], object.type)
    assert.equal(validate(object), null, object.type)
  }
})

test('the samples are of every type of STIX 2.1: 19 domain objects, two of relations, 18 observables and three more', () => {
  const types = new Set(SAMPLE_OBJECTS.map(object => object.type))
  assert.equal(types.size, 19 + 2 + 18 + 3)
  for (const [type, { standard }] of OBJECT_TYPES) if (standard) assert.ok(types.has(type), type)
})

/** Every way of breaking one member: gone, null, of each other JSON type, and some that look right. */
const BREAKS: readonly (Json | undefined)[] = [
  undefined,
  null,
  true,
  7,
  -1,
  1.5,
  1e15,
  '',
  'x',
  '2025-02-21',
  '2025-02-21T14:13:35Z',
  '2025-02-30T14:13:35.000Z',
  'campaign--0f1c3a5e-7b9d-4f12-8a34-56789abcdef0',
  'relationship--0f1c3a5e-7b9d-4f12-8a34-56789abcdef0',
  'campaign--not-a-uuid',
  [],
  [null],
  ['x'],
  [1],
  [['x']],
  {},
  { a: 1 },
  { 'not a key!': 'x' },
]

test('whatever our strict check lets through, the schema of OASIS lets through', { skip: needsSchemas }, () => {
  const validate = validators()
  let refused = 0
  const loose: string[] = []
  for (const object of SAMPLE_OBJECTS)
    for (const member of Object.keys(object))
      for (const value of BREAKS) {
        const changed = { ...object, [member]: value } as IntelObject
        if (member === 'type') continue
        if (value === undefined) delete (changed as { [name: string]: unknown })[member]
        const faults = checkStix(changed, 'write').filter(fault => fault.code !== 'id-not-of-content')
        if (faults.length > 0) refused++
        else {
          const why = validate(changed)
          if (why !== null) loose.push(`${object.type}.${member} = ${JSON.stringify(value)}: ${why}`)
        }
      }
  assert.deepEqual(loose, [])
  assert.ok(refused > 5000, `${refused} objects refused`)
})

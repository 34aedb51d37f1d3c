import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { checkStix } from '../../../src/formats/stix/check-stix.ts'
import { readCasebook } from '../../../src/formats/theft/read-casebook.ts'
import { theftObjects } from '../../../src/formats/theft/theft-objects.ts'
import { theftsOfObjects } from '../../../src/formats/theft/theft-of-objects.ts'
import { blockable } from '../../../src/model/theft.ts'
import { needsShared, sharedPath } from '../../shared-data.ts'

const BY = { id: 'identity--3f1c3c1e-8d0e-5b6a-9b1f-0d8f8a1d2c3e', created: '2026-11-26T12:00:00.000Z' }
const casebook = { path: sharedPath('casebook', 'casebook.json'), skip: needsShared }

test('29 real thefts leave as STIX and come back equal', { skip: casebook.skip }, () => {
  const thefts = readCasebook(readFileSync(casebook.path, 'utf8'))
  assert.equal(thefts.length, 29)
  for (const theft of thefts) {
    const objects = theftObjects(theft, BY)
    const again = JSON.parse(JSON.stringify(objects))
    assert.deepEqual(theftsOfObjects(again), [theft], theft.id)
  }
})

test('every object of 29 real thefts keeps the rules of STIX 2.1, and has an id of its own', {
  skip: casebook.skip,
}, () => {
  for (const theft of readCasebook(readFileSync(casebook.path, 'utf8'))) {
    const objects = theftObjects(theft, BY)
    for (const object of objects) assert.deepEqual(checkStix(object, 'write'), [], `${theft.id} ${object.id}`)
    assert.equal(new Set(objects.map(o => o.id)).size, objects.length)
    const types = new Set(objects.map(o => o.type))
    for (const type of ['incident', 'identity', 'note', 'report', 'relationship']) assert.ok(types.has(type), type)
  }
})

test('no indicator names a victim, a contract or a service’s own address', { skip: casebook.skip }, () => {
  for (const theft of readCasebook(readFileSync(casebook.path, 'utf8'))) {
    const patterns = theftObjects(theft, BY).flatMap(o => (o.type === 'indicator' ? [String(o['pattern'])] : []))
    const may = new Set(theft.theftAddresses.filter(a => blockable(a.roleClass)).map(a => a.address.toLowerCase()))
    for (const pattern of patterns) {
      const [, value = ''] = /value = '([^']+)'/.exec(pattern) ?? []
      assert.ok(may.has(value.toLowerCase()), pattern)
    }
    assert.equal(new Set(patterns).size, patterns.length)
  }
})

import assert from 'node:assert/strict'
import { canonicalJson } from '../../src/formats/stix/canonical-json.ts'
import type { IntelObject } from '../../src/model/intel-object.ts'

/** Asserts that objects are the wanted ones to the last member, marking definitions that were added aside. */
export function sameSet(given: readonly IntelObject[], wanted: readonly IntelObject[], what: string): void {
  const byId = new Map(given.map(object => [object.id, canonicalJson(object)]))
  for (const object of wanted) assert.equal(byId.get(object.id), canonicalJson(object), `${what}: ${object.id}`)
  const extra = given.filter(
    ({ id, type }) => type !== 'marking-definition' && !wanted.some(object => object.id === id),
  )
  assert.deepEqual(extra, [], what)
}

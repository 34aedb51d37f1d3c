import assert from 'node:assert/strict'
import { checkStix } from '../../../src/formats/stix/check-stix.ts'
import type { Json } from '../../../src/model/fact.ts'
import type { IntelObject } from '../../../src/model/intel-object.ts'
import { SAMPLE_OBJECTS } from './sample-objects.ts'

/** The sample of a type with other members; undefined takes one away. */
export function sample(type: string, changes: { readonly [member: string]: Json | undefined } = {}): IntelObject {
  const found = SAMPLE_OBJECTS.find(object => object.type === type)
  assert.ok(found, type)
  return Object.fromEntries(
    Object.entries({ ...found, ...changes }).filter(([, v]) => v !== undefined),
  ) as unknown as IntelObject
}

/** Codes with paths of what is wrong, `code path`. */
export function faults(object: unknown, mode: 'write' | 'read' = 'write'): string[] {
  return checkStix(object, mode).map(({ code, path }) => `${code} ${path}`)
}

/** Expects that a change of a sample is told, whatever it does to the identifier. */
export function breaks(type: string, changes: { readonly [member: string]: Json | undefined }, expected: string): void {
  const found = faults(sample(type, changes)).filter(f => !f.startsWith('id-not-of-content'))
  assert.ok(found.includes(expected), `${type} ${JSON.stringify(changes)}: ${found.join('; ') || 'no fault'}`)
}

import type { Json } from '../../model/fact.ts'
import { COMMON_NAMES, RESERVED_NAMES } from './common-members.ts'
import { OBJECT_TYPES } from './object-types.ts'
import { type FaultSink, isObject, isRawNumber, type JsonObject } from './stix-fault.ts'

/** Objects and lists within each other, the object itself counted. */
const MOST_DEPTH = 64
const NAME = /^[a-z][a-z0-9_]{2,249}$/
const BASE64 = /^(?=.)(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
const HEX = /^(?:[0-9a-fA-F]{2})+$/

/**
 * Goes through all of an object, known members or not. Always: no nesting without end, and no number that is none. On `write` also what
 * STIX says of every member (2.1, 11.1): names, no null, no empty list, `_bin` is base64 and `_hex` hexadecimal, whole texts.
 */
export function checkCustom(object: JsonObject, type: string, sink: FaultSink): void {
  for (const name in object) {
    const value = object[name]
    if (sink.strict && name !== 'id' && !COMMON_NAMES.has(name)) checkName(name, type, value, sink)
    walk(value, name, 2, sink)
  }
}

function checkName(name: string, type: string, value: Json | undefined, sink: FaultSink): void {
  if (!NAME.test(name)) sink.add('property-name', name, 'is no name for a member: 3 to 250 of a-z, 0-9 and _')
  if (RESERVED_NAMES.has(name)) sink.add('property-reserved', name, 'is kept for a later version of STIX')
  if (OBJECT_TYPES.get(type)?.table.members.has(name) || typeof value !== 'string') return
  if (name.endsWith('_bin') && !BASE64.test(value)) sink.add('value-malformed', name, 'is not base64 of RFC 4648')
  if (name.endsWith('_hex') && !HEX.test(value))
    sink.add('value-malformed', name, 'is not an even number of hexadecimal digits')
}

function walk(value: Json | undefined, path: string, depth: number, sink: FaultSink): void {
  if (typeof value === 'string') {
    if (sink.strict && !value.isWellFormed()) sink.add('text-malformed', path, 'holds half of a surrogate pair')
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) sink.add('value-wrong-type', path, 'is no number')
  } else if (value === null) {
    if (sink.strict) sink.add('value-null', path, 'is null: leave the member out')
  } else if (typeof value === 'object') {
    if (isRawNumber(value)) return
    if (depth > MOST_DEPTH) sink.add('object-too-deep', path, `is nested deeper than ${MOST_DEPTH}`)
    else if (Array.isArray(value)) {
      if (sink.strict && value.length === 0) sink.add('list-empty', path, 'is an empty list: leave the member out')
      for (let i = 0; i < value.length; i++) walk(value[i], `${path}.[${i}]`, depth + 1, sink)
    } else if (isObject(value)) for (const name in value) walk(value[name], `${path}.${name}`, depth + 1, sink)
  } else if (value !== undefined && typeof value !== 'boolean')
    sink.add('value-wrong-type', path, 'is nothing that JSON can carry')
}

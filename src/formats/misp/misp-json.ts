import { InputError } from '../../model/errors.ts'
import type { Json } from '../../model/fact.ts'
import { readStixJson } from '../stix/read-stix-json.ts'
import { isObject, isRawNumber, type JsonObject } from '../stix/stix-fault.ts'

/** Objects and lists within each other in a MISP event that is read. */
const MOST_DEPTH = 24

/** Something that did not come over, or not whole. */
export interface MispLoss {
  /** Lower-case words joined by hyphens, never reworded. */
  readonly code: string
  /** Where, such as `Event.Attribute[3]`. */
  readonly path: string
  readonly message: string
}

/**
 * The events of a document: one with `Event`, a list of them, or an answer of MISP's search with `response`.
 * @throws InputError `misp-json-malformed`, `misp-malformed`
 */
export function mispEvents(text: string): readonly JsonObject[] {
  const whole = parse(text)
  const response = isObject(whole) ? (whole['response'] ?? whole) : whole
  const items: readonly Json[] = Array.isArray(response) ? response : [response as Json]
  const events = items.map(item => (isObject(item) ? (item['Event'] ?? item) : item))
  if (events.length === 0) throw malformed('Event', 'there is no event')
  return events.map((event, i) => {
    if (!isObject(event)) throw malformed(`Event[${i}]`, 'must be an object')
    return event
  })
}

/**
 * The objects in a member that holds a list of them; empty where it is not there.
 * @throws InputError `misp-malformed`
 */
export function objectsIn(owner: JsonObject, name: string, path: string): readonly JsonObject[] {
  const value = owner[name]
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw malformed(`${path}.${name}`, 'must be a list')
  return (value as readonly Json[]).map((item, i) => {
    if (!isObject(item)) throw malformed(`${path}.${name}[${i}]`, 'must be an object')
    return item
  })
}

/** A member that is a text, or a number written as one; null where it is neither. */
export function textIn(owner: JsonObject, name: string): string | null {
  const value = owner[name]
  if (typeof value === 'string') return value
  return typeof value === 'number' || isRawNumber(value) ? JSON.stringify(value) : null
}

/** Whether a member is true, in any of the ways in which MISP writes it. */
export function isTrue(value: Json | undefined): boolean {
  return value === true || value === 1 || value === '1'
}

/** A value without nulls, empty lists and empty objects, which MISP writes and STIX forbids; undefined where nothing is left. */
export function pruned(value: Json | undefined): Json | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'object' || isRawNumber(value)) return value
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).map(pruned).filter(item => item !== undefined)
    return items.length === 0 ? undefined : items
  }
  const members = Object.entries(value as { readonly [name: string]: Json }).flatMap(([name, inner]) => {
    const kept = pruned(inner)
    return kept === undefined ? [] : [[name, kept] as const]
  })
  return members.length === 0 ? undefined : Object.fromEntries(members)
}

/** The members of an object but for some, pruned. */
export function restOf(object: JsonObject, ...without: readonly string[]): { readonly [name: string]: Json } {
  const kept = Object.fromEntries(Object.entries(object).filter(([name]) => !without.includes(name))) as Json
  return (pruned(kept) ?? {}) as { readonly [name: string]: Json }
}

function parse(text: string): Json {
  try {
    return readStixJson(text, { depth: MOST_DEPTH })
  } catch (cause) {
    if (!(cause instanceof InputError)) throw cause
    throw new InputError('misp-json-malformed', `the MISP document cannot be read: ${cause.message}`, { cause })
  }
}

function malformed(field: string, message: string): InputError {
  return new InputError('misp-malformed', `${field} ${message}`, { place: { field } })
}

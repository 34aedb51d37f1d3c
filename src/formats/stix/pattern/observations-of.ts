import type { IntelObject } from '../../../model/intel-object.ts'
import { isObject } from '../stix-fault.ts'
import { isStixTime, stixNs } from '../stix-time.ts'
import type { Observation } from './observation.ts'

/**
 * The observations that objects hold: one for each `observed-data` whose times and number can be read, in order, with the objects that it
 * refers to, or, as STIX 2.0 had it, with those inside it.
 */
export function observationsOf(objects: readonly IntelObject[]): Observation[] {
  const byId = new Map(objects.map(object => [object.id, object]))
  const observations: Observation[] = []
  for (const object of objects) {
    if (object.type !== 'observed-data') continue
    const { first_observed: first, last_observed: last, number_observed: count } = object
    if (typeof first !== 'string' || typeof last !== 'string' || !isStixTime(first) || !isStixTime(last)) continue
    if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) continue
    const [firstNs, lastNs] = [stixNs(first), stixNs(last)]
    if (firstNs <= lastNs) observations.push({ firstNs, lastNs, count, objects: observed(object, byId) })
  }
  return observations
}

function observed(data: IntelObject, byId: ReadonlyMap<string, IntelObject>): IntelObject[] {
  const refs = data['object_refs']
  if (Array.isArray(refs)) {
    return refs.flatMap(ref => {
      const object = typeof ref === 'string' ? byId.get(ref) : undefined
      return object === undefined ? [] : [object]
    })
  }
  const inside = data['objects']
  if (!isObject(inside)) return []
  return Object.entries(inside).flatMap(([id, object]) =>
    isObject(object) && typeof object['type'] === 'string' ? [{ ...object, id, type: object['type'] }] : [],
  )
}

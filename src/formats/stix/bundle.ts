import { InputError } from '../../model/errors.ts'
import type { Json } from '../../model/fact.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import { idProblem } from './ids.ts'
import { type JsonLimits, readStixJson } from './read-stix-json.ts'
import { isObject } from './stix-fault.ts'

/** What a bundle holds. */
export interface ReadBundle {
  /** Null: the text was one object, or a list of objects, and no bundle. */
  readonly id: string | null
  /** Every object in the order in which it stands there; what each is worth `checkStix` tells. */
  readonly objects: readonly Json[]
}

/**
 * Reads a bundle (STIX 2.1, 8), or one object, or a list of objects. A bundle says nothing of what it holds: its objects need not
 * belong together.
 * @throws InputError `stix-bundle-malformed`, and what `readStixJson` throws
 */
export function parseBundle(text: string, limits: JsonLimits = {}): ReadBundle {
  const value = readStixJson(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, limits)
  if (Array.isArray(value)) return { id: null, objects: value }
  if (!isObject(value)) throw malformed('is neither a bundle nor an object')
  const { type, id, objects } = value
  if (type !== 'bundle') return { id: null, objects: [value as Json] }
  if (typeof id !== 'string' || !id.startsWith('bundle--') || idProblem(id, 'read') !== null)
    throw malformed('has no identifier')
  if (objects === undefined) return { id, objects: [] }
  if (!Array.isArray(objects)) throw malformed('has objects that are no list')
  return { id, objects }
}

/**
 * A bundle of objects. It has no version and says nothing of them.
 * @param id `bundle--UUID`
 */
export function bundleOf(objects: readonly IntelObject[], id: string): IntelObject {
  if (!id.startsWith('bundle--') || idProblem(id) !== null) throw malformed('has no identifier')
  // An empty list is forbidden, an absent one is not.
  return { type: 'bundle', id, ...(objects.length === 0 ? {} : { objects: objects as readonly Json[] }) }
}

function malformed(why: string): InputError {
  return new InputError('stix-bundle-malformed', `the bundle ${why}`)
}

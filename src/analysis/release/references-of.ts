import type { Json } from '../../model/fact.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import { RELEASE_EXTENSION } from '../../model/release-terms.ts'
import { type ObjectPath, visitTexts } from './object-path.ts'

/** An id of another object within an object, in whatever place: a reference, a custom member, the words of a description. */
export interface Reference {
  readonly id: string
  /** The smallest place whose removal removes the id. */
  readonly path: ObjectPath
  /** It is an end of a relationship, or what a sighting is of: the object says nothing without it. */
  readonly endpoint: boolean
}

const ID = /[a-z][a-z0-9-]*--[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
/** Types whose name may be glued to a word before it: `xindicator--…` hides an indicator. */
const TYPES: ReadonlySet<string> = new Set(
  'attack-pattern campaign course-of-action grouping identity incident indicator infrastructure intrusion-set location malware malware-analysis note observed-data opinion report threat-actor tool vulnerability relationship sighting artifact autonomous-system directory domain-name email-addr email-message file ipv4-addr ipv6-addr mac-addr mutex network-traffic process software url user-account windows-registry-key x509-certificate cryptocurrency-wallet ledger-transaction ledger-transfer taint-claim freeze-request freeze-response'.split(
    ' ',
  ),
)
const ENDPOINTS: Readonly<Record<string, readonly string[]>> = {
  relationship: ['source_ref', 'target_ref'],
  sighting: ['sighting_of_ref'],
}

/**
 * Every reference of an object to another, but for those that markings and the audience are made of: `object_marking_refs`,
 * `granular_markings`, our `release` extension, and the keys of extensions.
 */
export function referencesOf(object: IntelObject): readonly Reference[] {
  const found: Reference[] = []
  const endpoints = ENDPOINTS[object.type] ?? []
  visitTexts(object as Json, [], (text, path) => {
    if (!text.includes('--') || ofMarkings(path) || (text === object.id && isPlainId(text))) return
    const endpoint = path.length === 1 && endpoints.includes(String(path[0]))
    for (const [id] of text.matchAll(ID))
      for (const meant of meanings(id.toLowerCase()))
        if (meant !== object.id) found.push({ id: meant, path: [...path], endpoint })
  })
  return found
}

/** Whether a text is an id of a known type in lower case and nothing else: no other id is hidden in it. */
function isPlainId(text: string): boolean {
  const at = text.length - 38
  return at > 0 && text.startsWith('--', at) && text === text.toLowerCase() && TYPES.has(text.slice(0, at))
}

/** The id as written, and the one that it ends in. */
function meanings(id: string): readonly string[] {
  const type = id.slice(0, -38)
  if (TYPES.has(type)) return [id]
  const hidden = [...TYPES].find(known => type.endsWith(known))
  return hidden === undefined ? [id] : [id, hidden + id.slice(-38)]
}

function ofMarkings(path: ObjectPath): boolean {
  const [first, second] = path
  if (first === 'object_marking_refs' || first === 'granular_markings') return true
  return first === 'extensions' && (path.length === 2 || second === RELEASE_EXTENSION) && typeof second === 'string'
}

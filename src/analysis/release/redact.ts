import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import type { Json } from '../../model/fact.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import type { Organisation } from '../../model/organisation.ts'
import { RELEASE_EXTENSION } from '../../model/release-terms.ts'
import { markingLabels } from './handling-of.ts'
import { isRecord, type ObjectPath, selectorOf, textsIn, valueAt } from './object-path.ts'
import type { ReleaseDecision } from './release-decision.ts'
import { requiredMembers } from './required-members.ts'
import { withoutPaths } from './without-paths.ts'

/** The namespace of ids of redacted objects: a random UUID that stands for nothing else. */
const NAMESPACE = '91b4a935-6ea4-4eb8-8315-8603e37970d6'
/** Codes of reasons for which nothing is left of an object after its parts were taken out. They hang on the object, not on its markings. */
export const REDACTION_CODES: readonly string[] = ['not-redactable', 'required-member-closed', 'content-repeated']
/** The label that a redacted object carries. */
export const REDACTED_LABEL = 'cordon-redacted'
/** † A dropped text of this length or more must not stand elsewhere in what is left. */
const TELLING = 6
/** Lists whose items say nothing when a member of theirs is dropped. */
const WHOLE_ITEMS = ['external_references', 'kill_chain_phases']

/**
 * Makes a new object of what is left of one. Its id is made of what is left alone, so that it gives nothing away and is the same each time;
 * its creator is who redacted it.
 * @param closed places that must not go out
 */
export function redact(object: IntelObject, closed: readonly ObjectPath[], owner: Organisation): ReleaseDecision {
  const required = requiredMembers(object.type)
  if (required === null)
    return withheld('not-redactable', `an object of type ${object.type} goes out whole or not at all`)
  const at = stamp(object)
  if (at === null) return withheld('not-redactable', 'it does not say when it was made')
  const drops = [...closed, ...namesItself(object)]
  for (const path of drops)
    if (path.length === 0 || (path.length === 1 && required.includes(String(path[0]))) || ofHandling(path))
      return withheld('required-member-closed', `it says nothing without ${selectorOf(path)}`)
  const wide = drops.map(widened)
  const left = withoutPaths(object, wide)
  if (markingLabels(left).length < markingLabels(object).length)
    return withheld('required-member-closed', 'it would lose a label that marks it')
  const lost = required.find(name => name in object && !(name in left) && name !== 'granular_markings')
  if (lost !== undefined) return withheld('required-member-closed', `it says nothing without ${lost}`)
  const { id, created: _c, modified: _m, created_by_ref: _by, ...rest } = left
  if (repeats(object, drops, rest as IntelObject))
    return withheld('content-repeated', 'what was to be dropped stands in another part of it too')
  const content = { ...rest, created_by_ref: owner.id, created: at, modified: at, labels: labelled(rest['labels']) }
  const made: IntelObject = {
    ...content,
    type: object.type,
    id: `${object.type}--${uuid5(canonicalize(content) ?? '')}`,
  }
  const derivedFrom = id.charAt(id.length - 22) === '4' ? id : null
  return {
    kind: 'redacted',
    object: made,
    dropped: [...new Set(wide.map(selectorOf))].sort(),
    derivedFrom,
    relationship: derivedFrom === null ? null : derivation(made, derivedFrom, at, object),
  }
}

/** Where an object names itself: under its new id it would name another, whose id may tell its content. */
function namesItself(object: IntelObject): readonly ObjectPath[] {
  const found = textsIn(object as Json).filter(([text]) => text.toLowerCase().includes(object.id.toLowerCase()))
  return found.map(([, path]) => path).filter(path => path.length !== 1 || path[0] !== 'id')
}

/** Says of what a redacted object was made, under the same markings. */
function derivation(
  made: IntelObject,
  source: string,
  at: string,
  { object_marking_refs, extensions }: IntelObject,
): IntelObject {
  const terms = isRecord(extensions) ? extensions[RELEASE_EXTENSION] : undefined
  const content = {
    type: 'relationship',
    spec_version: '2.1',
    created_by_ref: made['created_by_ref'] ?? '',
    created: at,
    modified: at,
    relationship_type: 'derived-from',
    source_ref: made.id,
    target_ref: source,
    ...(object_marking_refs === undefined ? {} : { object_marking_refs }),
    ...(terms === undefined ? {} : { extensions: { [RELEASE_EXTENSION]: terms } }),
  }
  return { ...content, id: `relationship--${uuid5(canonicalize(content) ?? '')}` }
}

function stamp({ created, modified }: IntelObject): string | null {
  if (typeof modified === 'string') return modified
  return typeof created === 'string' ? created : null
}

function ofHandling([first, second]: ObjectPath): boolean {
  if (first === 'object_marking_refs' || first === 'granular_markings') return true
  return first === 'extensions' && (second === undefined || second === RELEASE_EXTENSION)
}

function widened(path: ObjectPath): ObjectPath {
  return WHOLE_ITEMS.includes(String(path[0])) ? path.slice(0, 2) : path
}

/** Whether a dropped text stands in what is left, so that dropping it hides nothing. */
function repeats(object: IntelObject, drops: readonly ObjectPath[], left: IntelObject): boolean {
  const telling: string[] = []
  for (const path of drops) {
    const value = valueAt(object, path)
    if (value === undefined) continue
    for (const [text, at] of textsIn(value))
      if (text.length >= TELLING && !isMemberName(text, at)) telling.push(plain(text))
  }
  if (telling.length === 0) return false
  for (const [text, path] of textsIn(left as Json)) {
    if (isMemberName(text, path)) continue
    const shown = plain(text)
    if (telling.some(t => shown.includes(t))) return true
  }
  return false
}

/** Whether a text is the name of its member, and one as STIX makes them, which tells nothing. */
function isMemberName(text: string, path: ObjectPath): boolean {
  return text === path.at(-1) && /^[a-z0-9_]+$/.test(text)
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

function labelled(labels: Json | undefined): Json {
  const before = Array.isArray(labels) ? (labels as readonly Json[]) : []
  return before.includes(REDACTED_LABEL) ? before : [...before, REDACTED_LABEL]
}

function uuid5(name: string): string {
  const bytes = sha1(concatBytes(hexToBytes(NAMESPACE.replaceAll('-', '')), utf8ToBytes(name))).slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytesToHex(bytes)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

function withheld(code: string, because: string): ReleaseDecision {
  return { kind: 'withheld', reasons: [{ code, because }] }
}

import { InputError, PermissionError } from '../../model/errors.ts'
import type { Json } from '../../model/fact.ts'
import { type IntelObject, versionOf } from '../../model/intel-object.ts'
import { isObservable } from './object-types.ts'
import type { StixFault } from './stix-fault.ts'
import { compareStixTime } from './stix-time.ts'

/** Members that no version of an object may change (STIX 2.1, 3.6). */
const FIXED = ['type', 'id', 'created', 'created_by_ref']

/** Members of the next version; undefined takes one away. */
export type Changes = { readonly [member: string]: Json | undefined }

/**
 * The next version of an object.
 * @param modified a STIX timestamp later than the object's own
 * @param by the identity that makes it: none but the creator may. Left out, the caller has made sure of that
 * @throws InputError `stix-not-versioned`, `stix-revoked`, `stix-version-not-later`, `stix-member-fixed`
 * @throws PermissionError `stix-not-creator`
 */
export function newVersion(object: IntelObject, changes: Changes, modified: string, by?: string): IntelObject {
  const before = object['modified']
  if (isObservable(object.type) || typeof before !== 'string')
    throw new InputError('stix-not-versioned', `a ${object.type} has no versions`)
  if (by !== undefined && object['created_by_ref'] !== by)
    throw new PermissionError('stix-not-creator', `${object.id} was made by another: only its creator may change it`)
  if (object['revoked'] === true) throw new InputError('stix-revoked', `${object.id} is revoked: that is final`)
  if (compareStixTime(modified, before) <= 0)
    throw new InputError('stix-version-not-later', `${modified} is not later than ${before}`)
  for (const name of FIXED)
    if (Object.hasOwn(changes, name) && changes[name] !== object[name])
      throw new InputError('stix-member-fixed', `no version changes ${name}`, { place: { field: name } })
  const next: Record<string, Json | undefined> = { ...object, ...changes, modified }
  for (const name of Object.keys(next)) if (next[name] === undefined) delete next[name]
  return next as unknown as IntelObject
}

/** The last version of an object, which takes it back. Throws what {@link newVersion} throws. */
export function revoke(object: IntelObject, modified: string, by?: string): IntelObject {
  return newVersion(object, { revoked: true }, modified, by)
}

/**
 * The version that holds, of versions of one object in the order in which they came. What is not by the creator of the first does not
 * count, and after a revocation nothing does. Null where there is none, or a version is told by no timestamp.
 */
export function newest(versions: readonly IntelObject[]): IntelObject | null {
  const creator = versions[0]?.['created_by_ref']
  let best: IntelObject | null = null
  let end: IntelObject | null = null
  for (const version of versions) {
    if (version['created_by_ref'] !== creator) continue
    if (version['revoked'] === true && (end === null || isLater(end, version))) end = version
    if (best === null || isLater(version, best)) best = version
  }
  return end ?? best
}

/** Why a version may not follow another of the same object; empty where it may (STIX 2.1, 3.6). */
export function versionFaults(known: IntelObject, next: IntelObject): readonly StixFault[] {
  const faults: StixFault[] = []
  for (const name of FIXED)
    if (known[name] !== next[name])
      faults.push({ code: 'version-fixed', path: name, message: 'differs between versions' })
  if (known['revoked'] === true && isLater(next, known))
    faults.push({ code: 'version-after-revoked', path: 'modified', message: 'is later than the revocation' })
  return faults
}

function isLater(one: IntelObject, other: IntelObject): boolean {
  return compareStixTime(versionOf(one), versionOf(other)) > 0
}

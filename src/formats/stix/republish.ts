import { InputError } from '../../model/errors.ts'
import type { Json } from '../../model/fact.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import type { Changes } from './new-version.ts'
import { isObservable } from './object-types.ts'
import { scoId } from './sco-id.ts'
import { uuid4 } from './uuid.ts'

/** Who republishes, when, and whence the chance for new identifiers. */
export interface Republisher {
  /** The identity that answers for the new object. */
  readonly by: string
  /** A STIX timestamp. */
  readonly at: string
  chance(bytes: number): Uint8Array
}

/**
 * A changed copy of another's object: a new object under a new identifier by whoever made the copy, and the relationship that says from
 * which it was derived (STIX 2.1, 3.6.2). An observable has no creator; its identifier follows from what it then holds.
 * @param relation more members for the relationship, such as its markings
 * @throws InputError `stix-copy-unchanged` where an observable's identifier would be the same
 */
export function republish(
  object: IntelObject,
  changes: Changes,
  who: Republisher,
  relation: { readonly [member: string]: Json } = {},
): { readonly object: IntelObject; readonly derivedFrom: IntelObject } {
  const { type } = object
  const copy: Record<string, Json | undefined> = { ...object, ...changes }
  if (isObservable(type)) copy['id'] = scoId(copy)
  else {
    copy['id'] = `${type}--${uuid4(who.chance(16))}`
    copy['created_by_ref'] = who.by
    copy['created'] = who.at
    copy['modified'] = who.at
    delete copy['revoked']
  }
  if (copy['id'] === object.id)
    throw new InputError('stix-copy-unchanged', `${object.id} would be the same object with other content`)
  for (const name of Object.keys(copy)) if (copy[name] === undefined) delete copy[name]
  const made = copy as unknown as IntelObject
  const derivedFrom: IntelObject = {
    ...relation,
    type: 'relationship',
    spec_version: '2.1',
    id: `relationship--${uuid4(who.chance(16))}`,
    created_by_ref: who.by,
    created: who.at,
    modified: who.at,
    relationship_type: 'derived-from',
    source_ref: made.id,
    target_ref: object.id,
  }
  return { object: made, derivedFrom }
}

import type { IntelObject } from '../../model/intel-object.ts'
import type { ObjectClass } from './common-members.ts'
import { CORDON_EXTENSIONS } from './cordon/definitions.ts'
import type { PropertyTable } from './property-table.ts'
import { DOMAIN_TYPES } from './types/domain-types.ts'
import { META_TYPES } from './types/meta-types.ts'
import { OBSERVABLE_TYPES } from './types/observable-types.ts'

/** What is known of a type of object. */
export interface ObjectType {
  readonly class: ObjectClass
  readonly table: PropertyTable
  /** Whether STIX 2.1 itself defines it. */
  readonly standard: boolean
}

/** Every type that is known: all of STIX 2.1 but the bundle, the wallet, and our own. */
export const OBJECT_TYPES: ReadonlyMap<string, ObjectType> = new Map([
  ...entries(DOMAIN_TYPES, 'domain'),
  ...entries(OBSERVABLE_TYPES, 'observable'),
  ...[...META_TYPES].map(
    ([type, table]) => [type, { class: metaClass(type), table, standard: true }] satisfies [string, ObjectType],
  ),
  ...CORDON_EXTENSIONS.flatMap(({ type, table, extensionType }): [string, ObjectType][] =>
    type === null
      ? []
      : [[type, { class: extensionType === 'new-sco' ? 'observable' : 'domain', table, standard: false }]],
  ),
])

/** Whether a type is an observable, as far as we know: one has no versions and no creator. */
export function isObservable(type: string): boolean {
  return OBJECT_TYPES.get(type)?.class === 'observable'
}

/**
 * The version of STIX that an object is written in: what it says itself; else 2.1 for an observable, which need not say it, and 2.0 for
 * all others, which had no such member then.
 */
export function specVersionOf(object: IntelObject): string {
  const { type, spec_version: told } = object
  if (typeof told === 'string') return told
  const kind = OBJECT_TYPES.get(type)?.class
  if (kind !== undefined) return kind === 'observable' ? '2.1' : '2.0'
  return object['created'] === undefined ? '2.1' : '2.0'
}

function entries(tables: ReadonlyMap<string, PropertyTable>, kind: ObjectClass): [string, ObjectType][] {
  return [...tables].map(([type, table]) => [type, { class: kind, table, standard: type !== 'cryptocurrency-wallet' }])
}

function metaClass(type: string): ObjectClass {
  if (type === 'marking-definition') return 'marking'
  return type === 'language-content' ? 'language' : 'definition'
}

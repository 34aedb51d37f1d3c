import { type PropertyTable, propertyTable } from './property-table.ts'
import { inOrder } from './rules/member-rules.ts'
import { SUB_OBJECTS } from './types/sub-objects.ts'

/** What kind of object a type is: it decides which of the common members it may and must have (STIX 2.1, 3.2). */
export type ObjectClass = 'domain' | 'observable' | 'marking' | 'language' | 'definition' | 'bundle'

const IDENTITY = 'created_by_ref:ref(identity)'
const VERSIONED = 'created:time! modified:time! revoked:bool labels[]'
const MARKED = 'object_marking_refs:ref(marking-definition)[] granular_markings:{granular-marking}[]'
const SOURCES = 'external_references:{external-reference}[]'
const HEAD = 'type! spec_version:enum(2.1)! id!'

const table = (words: string, versioned = true): PropertyTable =>
  propertyTable(words, versioned ? [inOrder('created', 'modified')] : [], SUB_OBJECTS)

/** The common members of each kind of object. What is not named here, an object of the kind must not have. */
export const COMMON_MEMBERS: Readonly<Record<ObjectClass, PropertyTable>> = {
  domain: table(
    `${HEAD} ${IDENTITY} ${VERSIONED} confidence:int(0..100) lang:lang ${SOURCES} ${MARKED} extensions:object`,
  ),
  observable: table(`type! spec_version:enum(2.1) id! ${MARKED} defanged:bool extensions:object`, false),
  marking: table(`${HEAD} ${IDENTITY} created:time! ${SOURCES} ${MARKED} extensions:object`, false),
  language: table(`${HEAD} ${IDENTITY} ${VERSIONED} confidence:int(0..100) ${SOURCES} ${MARKED} extensions:object`),
  definition: table(`${HEAD} ${IDENTITY}! ${VERSIONED} ${SOURCES} ${MARKED}`),
  bundle: table('type! id!', false),
}

/** Every common member of some kind of object. */
export const COMMON_NAMES: ReadonlySet<string> = new Set(
  Object.values(COMMON_MEMBERS).flatMap(members => [...members.members.keys()]),
)

/** Names that STIX keeps for a later version of itself (2.1, 3.1 and 11.1). */
export const RESERVED_NAMES: ReadonlySet<string> = new Set(['severity', 'action', 'username', 'phone_numbers'])

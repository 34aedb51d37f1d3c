import type { Json } from '../../../model/fact.ts'
import type { IntelObject } from '../../../model/intel-object.ts'
import { type PropertyTable, propertyTable, type Rule } from '../property-table.ts'
import { SUB_OBJECTS } from '../types/sub-objects.ts'
import { tableSchema } from './table-schema.ts'

/** How an extension of STIX 2.1 adds to it (section 7.3). */
export type ExtensionType = 'new-sdo' | 'new-sco' | 'new-sro' | 'property-extension' | 'toplevel-property-extension'

/** The project that publishes the definitions. */
export const CORDON_IDENTITY = 'identity--f03fd95d-335c-4f69-bbc1-dcd523b7c857'
/** When the definitions were first published. */
const PUBLISHED = '2026-11-26T00:00:00.000Z'
/** TLP:CLEAR under its first name: a definition may be read by anybody. */
const CLEAR = 'marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9'

/** What a definition of ours is made of. */
export interface ExtensionSpec {
  /** `extension-definition--` and a UUIDv4, chosen once. */
  readonly id: string
  readonly name: string
  /** In whole sentences, for whoever meets the extension elsewhere. */
  readonly description: string
  /** Semantic; raise it, and `modified`, with every change of the members. */
  readonly version: string
  readonly modified?: string | undefined
  /** The members in the words of `propertyTable`. */
  readonly members: string
  readonly rules?: readonly Rule[] | undefined
}

/** An extension of ours, with all that is needed to publish, write and check it. */
export interface CordonExtension {
  readonly id: string
  readonly extensionType: ExtensionType
  /** The type of object that it adds; null where it adds members to objects of other types. */
  readonly type: string | null
  readonly table: PropertyTable
  /** The `extension-definition` object, as it is published. */
  readonly definition: IntelObject
  /** The `extensions` member of an object that uses it; `members` are those of a property extension, `others` further extensions. */
  use(
    members?: { readonly [name: string]: Json },
    others?: { readonly [id: string]: Json },
  ): {
    readonly [id: string]: Json
  }
}

/** Defines a new kind of domain object: it has versions, a creator and the other common members. */
export function newSdo(type: string, spec: ExtensionSpec): CordonExtension {
  return extension('new-sdo', type, spec)
}

/** Defines a new kind of observable: it has no versions, and its identifier follows from its content. */
export function newSco(type: string, spec: ExtensionSpec): CordonExtension {
  return extension('new-sco', type, spec)
}

/** Defines members that lie in `extensions` of objects of other types. */
export function propertyExtension(spec: ExtensionSpec): CordonExtension {
  return extension('property-extension', null, spec)
}

function extension(extensionType: ExtensionType, type: string | null, spec: ExtensionSpec): CordonExtension {
  const { id, name, description, version, members, modified = PUBLISHED, rules = [] } = spec
  const table = propertyTable(members, rules, SUB_OBJECTS)
  const definition: IntelObject = {
    type: 'extension-definition',
    spec_version: '2.1',
    id,
    created_by_ref: CORDON_IDENTITY,
    created: PUBLISHED,
    modified,
    name,
    description,
    schema: JSON.stringify(tableSchema(table, name, type, extensionType)),
    version,
    extension_types: [extensionType],
    object_marking_refs: [CLEAR],
  }
  return {
    id,
    extensionType,
    type,
    table,
    definition,
    use: (own = {}, others = {}) => ({ ...others, [id]: { extension_type: extensionType, ...own } }),
  }
}

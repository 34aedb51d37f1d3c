import type { Json } from '../../../model/fact.ts'
import type { IntelObject } from '../../../model/intel-object.ts'
import { isObject, type JsonObject } from '../stix-fault.ts'
import { propertyExtension } from './definition.ts'
import { withoutNulls } from './taint-claim.ts'

/** What STIX has no word for in a theft. */
export const THEFT = propertyExtension({
  id: 'extension-definition--3928aee0-3eeb-4386-ae36-053919f1f769',
  name: 'Theft of crypto assets',
  description:
    'Facts about a theft of crypto assets, on the incident (kind theft) and on its relationships to the wallets (kind address) and transactions (kind transaction) of the theft. Members are those of a casebook entry in snake case; amounts are as the source told them, in whole units.',
  version: '1.0.0',
  members: 'kind:enum(theft|address|transaction)! position:int(0..)',
})

/** The `extensions` of an object that carries such facts; names become snake case, what is null or empty is left out. */
export function theftMember(told: { readonly [name: string]: Json | undefined }): { readonly [id: string]: Json } {
  const members: Record<string, Json> = {}
  for (const [name, value] of Object.entries(withoutNulls(told as Json) as JsonObject))
    if (value !== undefined) members[snake(name)] = value
  return THEFT.use(members)
}

/** The facts that an object carries, in the names that {@link theftMember} was given; null where it carries none. */
export function theftMemberOf(object: IntelObject): { readonly [name: string]: Json } | null {
  const { extensions } = object
  const member = isObject(extensions) ? extensions[THEFT.id] : undefined
  if (!isObject(member)) return null
  const told: Record<string, Json> = {}
  for (const [name, value] of Object.entries(member))
    if (value !== undefined && name !== 'extension_type') told[camel(name)] = value
  return told
}

// STIX wants names of three letters and more.
function snake(name: string): string {
  return name === 'id' ? 'theft_id' : name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}

function camel(name: string): string {
  return name === 'theft_id' ? 'id' : name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

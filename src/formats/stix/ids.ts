import type { StixMode } from './stix-fault.ts'

export { scoId } from './sco-id.ts'
export { uuid4, uuid5 } from './uuid.ts'

const TYPE = /^[a-z][a-z0-9-]*[a-z0-9]$/
const LOOSE_TYPE = /^[a-zA-Z][a-zA-Z0-9_-]*[a-zA-Z0-9]$/
/** RFC 4122 reads either case of the digits. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
const HEX_UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
/** The longest name of a type, STIX 2.1, 11.2 and 11.3. */
const MOST_TYPE = 250

/** The type that an identifier names: what stands before `--`; empty where there is none. */
export function typeOfId(id: string): string {
  const at = id.length - 38
  return at > 0 && id.startsWith('--', at) ? id.slice(0, at) : ''
}

/**
 * Whether a word can be the name of an object type: 3 to 250 of a-z, 0-9 and single hyphens (STIX 2.1, 11.3). On `read` capitals and
 * underscores pass too, which some products write.
 */
export function isTypeName(type: string, mode: StixMode = 'write'): boolean {
  return (
    type.length >= 3 &&
    type.length <= MOST_TYPE &&
    (mode === 'write' ? TYPE : LOOSE_TYPE).test(type) &&
    !type.includes('--')
  )
}

/**
 * Why a text is no STIX identifier, `type--UUID`; null where it is one. On `write` the UUID is one of RFC 4122; on `read`
 * any 32 hexadecimal digits in that form will do.
 */
export function idProblem(id: unknown, mode: StixMode = 'write'): string | null {
  if (typeof id !== 'string') return 'an identifier is a text'
  const type = typeOfId(id)
  if (!isTypeName(type, mode)) return 'an identifier is a type, two hyphens and a UUID'
  const uuid = id.slice(type.length + 2)
  if (!(mode === 'write' ? UUID : HEX_UUID).test(uuid)) return 'what follows the two hyphens is no UUID of RFC 4122'
  return null
}

/** The version digit of an identifier's UUID: 4 for chance, 5 for one made of a name. */
export function uuidVersion(id: string): number {
  return Number.parseInt(id.charAt(id.length - 22), 16)
}

import { InputError } from '../../model/errors.ts'
import { canonicalJson } from './canonical-json.ts'
import { isObject, type JsonObject } from './stix-fault.ts'
import { uuid5 } from './uuid.ts'

/** The namespace of identifiers of observables, STIX 2.1, 2.9. Nothing else may use it. */
export const SCO_NAMESPACE = '00abedb4-aa42-466c-9c01-fed23315a9b7'

/** Of several hashes the first of these makes the identifier; where there is none of them, the first that is written. */
const HASH_ORDER = ['MD5', 'SHA-1', 'SHA-256', 'SHA-512']

/**
 * The members of each observable that make its identifier: STIX 2.1, section 6, and for `cryptocurrency-wallet` OpenCTI's. A process has
 * none, so that its identifier is made by chance.
 */
export const CONTRIBUTING: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    artifact: 'hashes payload_bin',
    'autonomous-system': 'number',
    directory: 'path',
    'domain-name': 'value',
    'email-addr': 'value',
    'email-message': 'from_ref subject body',
    file: 'hashes name parent_directory_ref extensions',
    'ipv4-addr': 'value',
    'ipv6-addr': 'value',
    'mac-addr': 'value',
    mutex: 'name',
    'network-traffic': 'start end src_ref dst_ref src_port dst_port protocols extensions',
    process: '',
    software: 'name cpe swid vendor version',
    url: 'value',
    'user-account': 'account_type user_id account_login',
    'windows-registry-key': 'key values',
    'x509-certificate': 'hashes serial_number',
    'cryptocurrency-wallet': 'value',
    'ledger-transaction': 'ledger hash',
    'ledger-transfer': 'transaction_ref position asset',
  }).map(([type, names]) => [type, names.split(' ').filter(name => name !== '')]),
)

/**
 * The identifier that STIX makes of an observable: a UUIDv5 over the RFC 8785 form of its contributing members.
 * @throws InputError `stix-id-by-chance` where the type is no observable that we know, or none of those members is there: then STIX asks
 * for a UUIDv4
 */
export function scoId(object: JsonObject): string {
  const id = deterministicId(object)
  if (id === null)
    throw new InputError('stix-id-by-chance', `the identifier of this ${String(object['type'])} follows from no member`)
  return id
}

/** Like {@link scoId}, but null where nothing makes the identifier. */
export function deterministicId(object: JsonObject): string | null {
  const { type } = object
  const names = typeof type === 'string' ? CONTRIBUTING.get(type) : undefined
  if (names === undefined) return null
  const parts: Record<string, unknown> = {}
  for (const name of names) {
    const value = object[name]
    if (value !== undefined) parts[name] = name === 'hashes' && isObject(value) ? oneHash(value) : value
  }
  if (Object.keys(parts).length === 0) return null
  return `${String(type)}--${uuid5(SCO_NAMESPACE, canonicalJson(parts))}`
}

function oneHash(hashes: JsonObject): JsonObject {
  const name = HASH_ORDER.find(n => Object.hasOwn(hashes, n)) ?? Object.keys(hashes)[0]
  return name === undefined ? {} : { [name]: hashes[name] }
}

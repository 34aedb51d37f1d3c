import type { Kind } from '../property-kinds.ts'
import { objectKind, propertyTable, type Rule } from '../property-table.ts'
import { has, oneOf, someOf } from '../rules/member-rules.ts'
import { isObject } from '../stix-fault.ts'

const DICTIONARY_KEY = /^[a-zA-Z0-9_-]{1,250}$/
const HASH_NAME = /^[a-zA-Z0-9_-]{3,250}$/
/** What a hash of an algorithm looks like (STIX 2.1, 10.7 and 2.7). */
const HASHES: ReadonlyMap<string, RegExp> = new Map([
  ['MD5', /^[0-9a-fA-F]{32}$/],
  ['SHA-1', /^[0-9a-fA-F]{40}$/],
  ['SHA-256', /^[0-9a-fA-F]{64}$/],
  ['SHA-512', /^[0-9a-fA-F]{128}$/],
  ['SHA3-256', /^[0-9a-fA-F]{64}$/],
  ['SHA3-512', /^[0-9a-fA-F]{128}$/],
  ['SSDEEP', /^[a-zA-Z0-9/+:.]{1,128}$/],
  ['TLSH', /^[a-zA-Z0-9]{70}$/],
])
/** CVE's own form of a number, and CAPEC's: whoever names the source `cve` or `capec` uses it (STIX 2.1, 4.1 and 4.19). */
const NUMBERED: ReadonlyMap<string, RegExp> = new Map([
  ['cve', /^CVE-\d{4}-(?:0\d{3}|[1-9]\d{3,})$/],
  ['capec', /^CAPEC-\d+$/],
])

/** A dictionary (STIX 2.1, 2.3): at least one key, each of a-z, A-Z, 0-9, hyphen and underscore. */
export const dictionary: Kind = (value, path, sink) => {
  if (!isObject(value)) return sink.add('value-wrong-type', path, 'must be a dictionary')
  if (!sink.strict) return
  const keys = Object.keys(value)
  if (keys.length === 0) sink.add('dictionary-empty', path, 'is an empty dictionary: leave the member out')
  for (const key of keys)
    if (!DICTIONARY_KEY.test(key)) sink.add('dictionary-key', `${path}.${key}`, 'is no name for a key of a dictionary')
}

const hashes: Kind = (value, path, sink) => {
  dictionary(value, path, sink)
  if (!isObject(value)) return
  for (const [name, hash] of Object.entries(value)) {
    const at = `${path}.${name}`
    if (typeof hash !== 'string') sink.add('value-wrong-type', at, 'must be a text')
    else if (sink.strict && !HASH_NAME.test(name)) sink.add('dictionary-key', at, 'is no name of a hash algorithm')
    else if (sink.strict && HASHES.get(name)?.test(hash) === false)
      sink.add('value-malformed', at, `is no ${name} hash`)
  }
}

/** Header fields of a message: a text, or a list of texts where a field stands there more than once. */
const headerFields: Kind = (value, path, sink) => {
  dictionary(value, path, sink)
  if (!isObject(value) || !sink.strict) return
  for (const [name, field] of Object.entries(value))
    if (typeof field !== 'string' && !(Array.isArray(field) && field.every(one => typeof one === 'string')))
      sink.add('value-wrong-type', `${path}.${name}`, 'must be a text or a list of texts')
}

const numberedSource: Rule = (reference, at, sink) => {
  const { source_name: source, external_id: id } = reference
  if (typeof source !== 'string') return
  const form = NUMBERED.get(source)
  if (form !== undefined && (typeof id !== 'string' || !form.test(id)))
    sink.add('value-malformed', `${at}external_id`, `is no number as ${source} gives them`)
  if (form === undefined && typeof id === 'string' && [...NUMBERED.values()].some(f => f.test(id)))
    sink.add('value-malformed', `${at}source_name`, `must be the lower-case name of who gave ${id}`)
}

const multipart: Rule = (message, at, sink) => {
  const whole = message['is_multipart']
  if (whole === true && has(message, 'body'))
    sink.add('properties-conflict', `${at}body`, 'must not be there where is_multipart is true')
  if (whole === false && has(message, 'body_multipart'))
    sink.add('properties-conflict', `${at}body_multipart`, 'must not be there where is_multipart is false')
}

/** A message is in one part or in several, never both. */
export const messageParts: Rule = multipart

const PE_OPTIONAL_HEADER = `magic_hex:hex major_linker_version:int minor_linker_version:int size_of_code:int(0..)
  size_of_initialized_data:int(0..) size_of_uninitialized_data:int(0..) address_of_entry_point:int base_of_code:int
  base_of_data:int image_base:int section_alignment:int file_alignment:int major_os_version:int minor_os_version:int
  major_image_version:int minor_image_version:int major_subsystem_version:int minor_subsystem_version:int
  win32_version_value_hex:hex size_of_image:int(0..) size_of_headers:int(0..) checksum_hex:hex subsystem_hex:hex
  dll_characteristics_hex:hex size_of_stack_reserve:int(0..) size_of_stack_commit:int(0..) size_of_heap_reserve:int(0..)
  size_of_heap_commit:int(0..) loader_flags_hex:hex number_of_rva_and_sizes:int hashes:{hashes}`

const X509_V3 = `basic_constraints name_constraints policy_constraints key_usage extended_key_usage subject_key_identifier
  authority_key_identifier subject_alternative_name issuer_alternative_name subject_directory_attributes
  crl_distribution_points inhibit_any_policy private_key_usage_period_not_before:time
  private_key_usage_period_not_after:time certificate_policies policy_mappings`

const REGISTRY_DATA = `REG_NONE|REG_SZ|REG_EXPAND_SZ|REG_BINARY|REG_DWORD|REG_DWORD_BIG_ENDIAN|REG_DWORD_LITTLE_ENDIAN|REG_LINK|
  REG_MULTI_SZ|REG_RESOURCE_LIST|REG_FULL_RESOURCE_DESCRIPTION|REG_RESOURCE_REQUIREMENTS_LIST|REG_QWORD|REG_INVALID_TYPE`

const basic: ReadonlyMap<string, Kind> = new Map([
  ['hashes', hashes],
  ['dictionary', dictionary],
  ['header-fields', headerFields],
])
const made = (words: string, ...rules: readonly Rule[]): Kind => objectKind(propertyTable(words, rules, basic))
const anyName = (words: string): Rule => someOf(...words.split(/\s+/).map(word => word.replace(/:.*/, '')))

/** The objects that lie inside objects, by the name that tables give them (STIX 2.1, sections 2, 6 and 7.2.3). */
export const SUB_OBJECTS: ReadonlyMap<string, Kind> = new Map([
  ...basic,
  ['kill-chain-phase', made('kill_chain_name! phase_name!')],
  [
    'external-reference',
    made(
      'source_name! description url:url hashes:{hashes} external_id',
      someOf('description', 'url', 'external_id'),
      numberedSource,
    ),
  ],
  [
    'granular-marking',
    made('lang:lang marking_ref:ref(marking-definition) selectors[]!', oneOf('lang', 'marking_ref')),
  ],
  [
    'mime-part',
    made('body body_raw_ref:ref(artifact|file) content_type content_disposition', oneOf('body', 'body_raw_ref')),
  ],
  [
    'registry-value',
    made(`name data data_type:enum(${REGISTRY_DATA.replace(/\s/g, '')})`, someOf('name', 'data', 'data_type')),
  ],
  ['x509-v3', made(X509_V3, anyName(X509_V3))],
  ['stream', made('name! hashes:{hashes} size:int(0..)')],
  ['pe-optional-header', made(PE_OPTIONAL_HEADER, anyName(PE_OPTIONAL_HEADER))],
  ['pe-section', made('name! size:int(0..) entropy:float hashes:{hashes}')],
])

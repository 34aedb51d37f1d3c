import { type PropertyTable, propertyTable, type Rule } from '../property-table.ts'
import { bars, has, inOrder, needs, oneOf, someOf } from '../rules/member-rules.ts'
import { messageParts, SUB_OBJECTS } from './sub-objects.ts'

const USER = `user_id credential account_login account_type display_name is_service_account:bool is_privileged:bool
  can_escalate_privs:bool is_disabled:bool account_created:time account_expires:time credential_last_changed:time
  account_first_login:time account_last_login:time`
const PROCESS = `is_hidden:bool pid:int created_time:time cwd command_line environment_variables:{dictionary}
  opened_connection_refs:ref(network-traffic)[] creator_user_ref:ref(user-account) image_ref:ref(file) parent_ref:ref(process)
  child_refs:ref(process)[]`
const CERTIFICATE = `is_self_signed:bool hashes:{hashes} version serial_number signature_algorithm issuer validity_not_before:time
  validity_not_after:time subject subject_public_key_algorithm subject_public_key_modulus subject_public_key_exponent:int
  x509_v3_extensions:{x509-v3}`
const REGISTRY =
  'key values:{registry-value}[] modified_time:time creator_user_ref:ref(user-account) number_of_subkeys:int'
const TIMES = 'ctime:time mtime:time atime:time'
const ENDS = 'ipv4-addr|ipv6-addr|mac-addr|domain-name'

const table = (words: string, ...rules: readonly Rule[]): PropertyTable => propertyTable(words, rules, SUB_OBJECTS)
/** At least one of the members that the words name, or an extension. */
const anything = (words: string): Rule =>
  someOf('extensions', ...words.split(/\s+/).map(word => word.replace(/[:[].*/, '')))

const hive: Rule = (key, at, sink) => {
  if (typeof key['key'] === 'string' && /^(?:HKLM|HKCC|HKCR|HKCU|HKU)\b/i.test(key['key']))
    sink.add('value-malformed', `${at}key`, 'must name the hive in full')
}

const payload: Rule = (artifact, at, sink) => {
  if (has(artifact, 'decryption_key') && !has(artifact, 'encryption_algorithm'))
    sink.add('properties-conflict', `${at}decryption_key`, 'must not be there without encryption_algorithm')
}

/** The observables of STIX 2.1, section 6, and `cryptocurrency-wallet` as OpenCTI writes it, without what is common to all. */
export const OBSERVABLE_TYPES: ReadonlyMap<string, PropertyTable> = new Map([
  [
    'artifact',
    table(
      `mime_type:mime payload_bin:bin url:url hashes:{hashes} encryption_algorithm:enum(AES-256-GCM|ChaCha20-Poly1305|mime-type-indicated)
       decryption_key`,
      oneOf('payload_bin', 'url'),
      needs('url', 'hashes'),
      payload,
    ),
  ],
  ['autonomous-system', table('number:int! name rir')],
  ['directory', table(`path! path_enc:charset ${TIMES} contains_refs:ref(file|directory)[]`)],
  ['domain-name', table('value! resolves_to_refs:ref(ipv4-addr|ipv6-addr|domain-name)[]')],
  ['email-addr', table('value:email! display_name belongs_to_ref:ref(user-account)')],
  [
    'email-message',
    table(
      `is_multipart:bool! date:time content_type from_ref:ref(email-addr) sender_ref:ref(email-addr) to_refs:ref(email-addr)[]
       cc_refs:ref(email-addr)[] bcc_refs:ref(email-addr)[] message_id subject received_lines[]
       additional_header_fields:{header-fields} body body_multipart:{mime-part}[] raw_email_ref:ref(artifact)`,
      messageParts,
    ),
  ],
  [
    'file',
    table(
      `hashes:{hashes} size:int(0..) name name_enc:charset magic_number_hex:hex mime_type ${TIMES} parent_directory_ref:ref(directory)
       contains_refs:ref[] content_ref:ref(artifact)`,
      someOf('hashes', 'name'),
    ),
  ],
  ['ipv4-addr', table('value:ipv4! resolves_to_refs:ref(mac-addr)[] belongs_to_refs:ref(autonomous-system)[]')],
  ['ipv6-addr', table('value:ipv6! resolves_to_refs:ref(mac-addr)[] belongs_to_refs:ref(autonomous-system)[]')],
  ['mac-addr', table('value:mac!')],
  ['mutex', table('name!')],
  [
    'network-traffic',
    table(
      `start:time end:time is_active:bool src_ref:ref(${ENDS}) dst_ref:ref(${ENDS}) src_port:int(0..65535) dst_port:int(0..65535)
       protocols[]! src_byte_count:int(0..) dst_byte_count:int(0..) src_packets:int(0..) dst_packets:int(0..) ipfix:{dictionary}
       src_payload_ref:ref(artifact) dst_payload_ref:ref(artifact) encapsulates_refs:ref(network-traffic)[]
       encapsulated_by_ref:ref(network-traffic)`,
      someOf('src_ref', 'dst_ref'),
      bars('is_active', true, 'end'),
      inOrder('start', 'end'),
    ),
  ],
  ['process', table(PROCESS, anything(PROCESS))],
  ['software', table('name! cpe:cpe swid languages:lang[] vendor version')],
  ['url', table('value:url!')],
  ['user-account', table(USER, anything(USER))],
  ['windows-registry-key', table(REGISTRY, anything(REGISTRY), hive)],
  ['x509-certificate', table(CERTIFICATE, anything(CERTIFICATE))],
  ['cryptocurrency-wallet', table('value! holder_ref:ref(identity)')],
])

import type { Json } from '../../model/fact.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import { isRecord, type ObjectPath, selectorOf } from './object-path.ts'
import { IVMS_IN_TEXT, isPersonalName, isPersonalWord } from './personal-names.ts'

/** Something in an object that tells of a private person. */
export interface PersonalFault {
  readonly code: 'personal-data'
  /** Where, as a STIX selector. */
  readonly path: string
  readonly message: string
}

/** † How often JSON within a text within JSON is followed, how deep, and how many faults are told. */
const MOST_UNWRAPPED = 3
const MOST_DEPTH = 64
const MOST_FAULTS = 20
/** Roles that make an individual a customer or a victim, not a suspect. */
const PRIVATE_ROLES = /customer|client|account.?holder|originator|beneficiary|victim|顧客|고객/i
const EMAIL = /[\p{L}\p{N}._%+-]@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}\.\p{L}{2,24}/u
/** A telephone number alone: international, or as written in Japan and Korea. */
const PHONE = /^(?:tel:)?(?:\+[1-9](?:[ ().-]?\d){7,14}|0\d{1,3}-\d{3,4}-\d{4})$/
/** The first line of a passport's machine-readable zone (ICAO 9303), a Korean resident number, a number of US social security. */
const PAPERS = /P[A-Z<][A-Z]{3}[A-Z]+<<[A-Z<]{5,}|\b\d{6}-[1-8]\d{6}\b|^\d{3}-\d{2}-\d{4}$/
const PERSON = 'what the travel rule or an identity paper tells of a person'
/** Top-level members that STIX 2.1 defines; there an address of mail or the like is what the object is about. */
const STANDARD = new Set(
  'type spec_version id created_by_ref created modified revoked labels confidence lang external_references object_marking_refs granular_markings name description aliases kill_chain_phases first_seen last_seen objective context object_refs identity_class sectors contact_information roles incident_types indicator_types pattern pattern_type pattern_version valid_from valid_until infrastructure_types goals resource_level primary_motivation secondary_motivations region country administrative_area city street_address postal_code latitude longitude precision malware_types is_family operating_system_refs architecture_execution_envs implementation_languages capabilities sample_refs product version content abstract authors first_observed last_observed number_observed opinion explanation report_types published threat_actor_types sophistication personal_motivations tool_types tool_version relationship_type source_ref target_ref start_time stop_time sighting_of_ref observed_data_refs where_sighted_refs count summary object_modified contents definition definition_type schema extension_types extension_properties mime_type payload_bin url hashes encryption_algorithm decryption_key path path_enc value display_name belongs_to_ref is_multipart date content_type from_ref sender_ref to_refs cc_refs bcc_refs message_id subject received_lines additional_header_fields body body_multipart user_id credential account_login account_type key values subject_public_key_algorithm issuer serial_number command_line cwd environment_variables'.split(
    ' ',
  ),
)

/**
 * What of an object is data of a private person, which never enters the sharing plane: the shapes of the travel rule (IVMS 101) under
 * whatever spelling and nesting, also as JSON in a text; contact data of individuals; addresses of mail, telephone numbers and numbers of
 * identity papers in members that are not STIX's own. What is encoded (base64, encrypted) or told in free words is out of reach.
 */
export function personalData(object: IntelObject): readonly PersonalFault[] {
  const search = new PersonSearch()
  individual(object, search)
  for (const name of Object.keys(object)) {
    const value = object[name]
    if (value === undefined) continue
    const custom = !STANDARD.has(name)
    // Of STIX's own names one tells where somebody lives, but for a place.
    const told = name === 'street_address' ? object.type !== 'location' : custom && isPersonalName(name)
    if (told) search.tell([name], PERSON)
    search.walk(value, [name], custom, 0)
  }
  return search.faults
}

function individual(object: IntelObject, search: PersonSearch): void {
  const { identity_class, contact_information, roles, labels } = object
  if (object.type !== 'identity' || typeof identity_class !== 'string') return
  if (identity_class.trim().toLowerCase() !== 'individual') return
  if (contact_information !== undefined) search.tell(['contact_information'], 'how to reach an individual')
  if (PRIVATE_ROLES.test(JSON.stringify([roles ?? null, labels ?? null])))
    search.tell(['roles'], 'that an individual is a customer, a victim or a party to a transfer')
}

class PersonSearch {
  readonly faults: PersonalFault[] = []

  tell(path: ObjectPath, what: string): void {
    if (this.faults.length >= MOST_FAULTS) return
    const where = selectorOf(path).slice(0, 300)
    this.faults.push({
      code: 'personal-data',
      path: where,
      message: `tells ${what}; data of private persons is not shared`,
    })
  }

  walk(value: Json, path: (string | number)[], custom: boolean, unwrapped: number): void {
    if (path.length > MOST_DEPTH) this.tell(path, 'something too deep to be looked at')
    else if (typeof value === 'string') this.#text(value, path, custom, unwrapped)
    else if (Array.isArray(value)) {
      const items = value as readonly Json[]
      for (let i = 0; i < items.length; i++) this.#below(items[i] ?? null, i, path, custom, unwrapped)
    } else if (isRecord(value))
      for (const name of Object.keys(value)) {
        if (!STANDARD.has(name) && isPersonalName(name)) this.tell([...path, name], PERSON)
        this.#below(value[name] ?? null, name, path, custom, unwrapped)
      }
  }

  #below(value: Json, step: string | number, path: (string | number)[], custom: boolean, unwrapped: number): void {
    path.push(step)
    this.walk(value, path, custom, unwrapped)
    path.pop()
  }

  #text(text: string, path: (string | number)[], custom: boolean, unwrapped: number): void {
    const inner = unwrapped < MOST_UNWRAPPED ? jsonWithin(text) : undefined
    if (inner !== undefined) this.walk(inner, path, custom, unwrapped + 1)
    const what = tellsIvms(text) ? 'what the travel rule tells of a person' : custom ? personalValue(text) : null
    if (what !== null) this.tell(path, what)
  }
}

/** A member's name in a text stands in quotation marks; most texts have none. */
function tellsIvms(text: string): boolean {
  return (text.includes('"') || text.includes("'")) && IVMS_IN_TEXT.test(text)
}

/** What of a person a text in a member that is not STIX's own tells; null: nothing. */
function personalValue(text: string): string | null {
  if (isPersonalWord(text)) return PERSON
  if (text.includes('@') && EMAIL.test(text)) return 'an address of mail'
  if (PHONE.test(text.trim())) return 'a telephone number'
  return (text.includes('-') || text.includes('<<')) && PAPERS.test(text) ? 'the number of an identity paper' : null
}

function jsonWithin(text: string): Json | undefined {
  // Cheaper than to let the parser throw: a STIX pattern begins with a bracket too.
  if (!/^\s*(?:\{\s*["}]|\[\s*(?:["[{\d-]|true|false|null)|"\s*[[{\\])/.test(text)) return undefined
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

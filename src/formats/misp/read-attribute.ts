import type { IntelObject } from '../../model/intel-object.ts'
import { readWalletAddress } from '../../model/wallet-address.ts'
import { walletPattern } from '../stix/pattern/wallet-pattern.ts'
import type { JsonObject } from '../stix/stix-fault.ts'
import { isStixTime } from '../stix/stix-time.ts'
import { canonicalPattern, patternOfAttribute, valueOfPattern } from './attribute-patterns.ts'
import type { EventReading } from './event-reading.ts'
import { mispUuid } from './misp-ids.ts'
import { isTrue, restOf, textIn } from './misp-json.ts'
import { type MispHandling, mispHandling } from './misp-markings.ts'
import { timeOfMoment } from './misp-time.ts'
import { readSightings } from './read-sightings.ts'

/** Languages of detection that STIX names, by the types of attributes that hold them. */
const LANGUAGES: ReadonlyMap<string, string> = new Map(['yara', 'sigma', 'snort', 'suricata'].map(name => [name, name]))
/** Relations within objects under which an address stands that MISP has no type for. */
const ADDRESS_RELATIONS = ['address-crypto', 'address-xmr', 'wallet-address', 'address']

/** An attribute that stands within an object, which keeps it whole. */
export interface Within {
  readonly objectId: string
  readonly handling: MispHandling
}

/**
 * Reads an attribute: what is marked for detection and can be said as a pattern becomes an indicator, all else `x-misp-attribute`, as
 * MISP's own converter names it; within an object only indicators are made. Gives the identifier of what it became.
 */
export function readAttribute(
  attribute: JsonObject,
  path: string,
  reading: EventReading,
  within: Within | null,
): string | null {
  const uuid = mispUuid(attribute['uuid'])
  const [type, value] = [textIn(attribute, 'type'), textIn(attribute, 'value')]
  if (uuid === null || type === null || value === null || !reading.isNew(uuid))
    return reading.lose('misp-attribute-malformed', path, 'has no UUID of its own, no type or no value')
  if (isTrue(attribute['deleted'])) return reading.lose('misp-deleted', path, 'is deleted')
  const handling = mispHandling(attribute, path, within?.handling ?? reading.handling)
  const common = {
    ...reading.common(attribute, handling),
    labels: [...handling.labels, `misp:type="${type}"`],
  }
  const pattern = isTrue(attribute['to_ids']) ? patternOf(type, value, textIn(attribute, 'object_relation')) : null
  if (pattern !== null) return readIndicator(attribute, uuid, pattern, path, reading, { common, within })
  if (isTrue(attribute['to_ids']) && ['btc', 'xmr', 'dash'].includes(type))
    reading.lose('misp-address-unread', path, `"${value.slice(0, 100)}" is no address by its form or its checksum`)
  if (within !== null) return null
  const id = `x-misp-attribute--${uuid}`
  reading.add({
    type: 'x-misp-attribute',
    spec_version: '2.1',
    id,
    ...common,
    x_misp_type: type,
    x_misp_value: value,
    ...optional('x_misp_category', textIn(attribute, 'category')),
    ...optional('x_misp_comment', textIn(attribute, 'comment')),
    x_misp_attribute: restOf(attribute, 'value'),
  })
  readSightings(attribute, id, path, reading)
  return id
}

type Parts = {
  readonly common: JsonObject & { readonly created: string; readonly modified: string }
  readonly within: Within | null
}

function readIndicator(
  attribute: JsonObject,
  uuid: string,
  pattern: { readonly text: string; readonly language: string },
  path: string,
  reading: EventReading,
  { common, within }: Parts,
): string {
  const id = `indicator--${uuid}`
  const [first, last] = [timeOfMoment(textIn(attribute, 'first_seen')), timeOfMoment(textIn(attribute, 'last_seen'))]
  const from = first ?? common.modified
  const type = textIn(attribute, 'type') ?? ''
  // The value is said by the pattern; it is repeated only where it was spelled otherwise.
  const said =
    pattern.language === 'stix'
      ? type === 'stix2-pattern'
        ? pattern.text
        : valueOfPattern(type, pattern.text)
      : pattern.text
  const rest = restOf(attribute, ...(said === textIn(attribute, 'value') ? ['value'] : []))
  reading.add({
    type: 'indicator',
    spec_version: '2.1',
    id,
    ...common,
    pattern: pattern.text,
    pattern_type: pattern.language,
    valid_from: from,
    ...(last !== null && isStixTime(last) && last > from ? { valid_until: last } : {}),
    ...optional('description', textIn(attribute, 'comment')),
    ...(within === null ? { x_misp_attribute: rest } : { x_misp_object_ref: within.objectId }),
  })
  readSightings(attribute, id, path, reading)
  return id
}

function patternOf(type: string, value: string, relation: string | null): { text: string; language: string } | null {
  const language = LANGUAGES.get(type)
  if (language !== undefined) return value === '' ? null : { text: value, language }
  if (type === 'stix2-pattern') {
    // A pattern stays as it was written.
    return canonicalPattern(value) === null ? null : { text: value, language: 'stix' }
  }
  if (type === 'text' && relation !== null && ADDRESS_RELATIONS.includes(relation)) {
    const wallet = readWalletAddress(value.trim())
    return wallet === null ? null : { text: walletPattern([wallet.address]), language: 'stix' }
  }
  const text = patternOfAttribute(type, value)
  return text === null ? null : { text, language: 'stix' }
}

function optional(name: string, value: string | null): JsonObject {
  return value === null || value === '' ? {} : { [name]: value }
}

/** An indicator or attribute of STIX that says it came from an attribute of MISP. */
export function isFromAttribute(object: IntelObject): boolean {
  return object['x_misp_attribute'] !== undefined
}

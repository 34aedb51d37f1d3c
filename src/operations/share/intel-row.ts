import { z } from 'zod'
import type { Handling } from '../../analysis/release/handling-of.ts'
import { isObject } from '../../formats/stix/stix-fault.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import { PAP_LEVELS } from '../../model/pap.ts'
import { TLP_LEVELS } from '../../model/tlp.ts'
import type { StoredObject } from './intel-store.ts'

/** How an object is to be handled, as it is told. */
export const markingRow = z.object({
  tlp: z.enum(TLP_LEVELS),
  unmarked: z.boolean().describe('Nobody marked it: the level is what the node takes such things for'),
  pap: z.enum(PAP_LEVELS).nullable(),
  relTo: z.array(z.string()).describe('Countries and groups in every REL TO caveat; empty: no caveat'),
  addressedTo: z.array(z.string()).describe('STIX identities; empty: nobody in particular'),
  unknown: z.array(z.string()).describe('Markings that cannot be understood, so that it goes to nobody'),
})

/** An object of the log, as it is told. */
export const intelRow = z.object({
  seq: z.int().describe('Its place in the log, from 1'),
  id: z.string(),
  type: z.string(),
  title: z.string().describe('What people would call it'),
  from: z.string().describe('Fingerprint of a peer, user:NAME, or self'),
  fromName: z.string(),
  addedAt: z.int().describe('When it came, Unix seconds'),
  version: z.string(),
  revoked: z.boolean(),
  digest: z.string().describe('SHA-256 of its RFC 8785 form'),
  bytes: z.int().describe('Length of its JSON'),
  marking: markingRow,
})

/** Handling as a row. */
export function markingOf({ tlp, unmarked, pap, relTo, addressedTo, unknown }: Handling): z.output<typeof markingRow> {
  const allowed = relTo.map(r => r.to)
  const [first, ...others] = allowed
  return {
    ...{ tlp, unmarked, pap },
    // A recipient must be in each caveat.
    relTo: (first ?? []).filter(to => others.every(o => o.includes(to))),
    addressedTo: [...addressedTo],
    unknown: unknown.map(u => u.because),
  }
}

/** An object as a row. */
export function rowOfObject(
  stored: StoredObject,
  object: IntelObject,
  handling: Handling,
  fromName: string,
): z.output<typeof intelRow> {
  const { seq, id, type, from, addedUs, version, digest, json } = stored
  return {
    ...{ seq, id, type, from, fromName, version, digest },
    title: titleOf(object),
    addedAt: Math.floor(addedUs / 1_000_000),
    revoked: object['revoked'] === true,
    bytes: json.length,
    marking: markingOf(handling),
  }
}

/** † Longest title, in characters. */
const MOST_TITLE = 160

/** What people would call an object: its name, its value, or what it says of others. */
export function titleOf(object: IntelObject): string {
  const text = (key: string): string | null => {
    const value = object[key]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const relation = text('relationship_type')
  const title =
    text('name') ??
    text('value') ??
    text('hash') ??
    (relation === null ? null : `${relation}: ${text('source_ref')} → ${text('target_ref')}`) ??
    (text('sighting_of_ref') === null ? null : `${countOf(object)} × ${text('sighting_of_ref')}`) ??
    text('abstract') ??
    text('content') ??
    text('description') ??
    firstText(object) ??
    object.id
  return title.length > MOST_TITLE ? `${title.slice(0, MOST_TITLE - 1)}…` : title
}

function countOf(object: IntelObject): string {
  const { count } = object
  return typeof count === 'number' ? String(count) : '?'
}

/** A name within an extension or a list of accounts, for types of our own. */
function firstText(object: IntelObject): string | null {
  for (const key of ['to_name', 'request_ref', 'state', 'accounts', 'tx']) {
    const value = object[key]
    if (typeof value === 'string' && value !== '') return value
    if (Array.isArray(value) && typeof value[0] === 'string') return value.join(', ')
  }
  const { definition } = object
  return isObject(definition) ? JSON.stringify(definition) : null
}

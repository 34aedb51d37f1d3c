import { personalData } from '../../analysis/release/personal-data.ts'
import { releaseKey } from '../../analysis/release/release-key.ts'
import { canonicalJson } from '../../formats/stix/canonical-json.ts'
import { checkStix } from '../../formats/stix/check-stix.ts'
import { specVersionOf } from '../../formats/stix/object-types.ts'
import { readPlainJson, readStixJson, writeStixJson } from '../../formats/stix/read-stix-json.ts'
import { isObject, type StixMode } from '../../formats/stix/stix-fault.ts'
import { stixNs } from '../../formats/stix/stix-time.ts'
import { CordonError } from '../../model/errors.ts'
import { textDigest } from '../../model/fact.ts'
import { type IntelObject, UNVERSIONED, versionOf } from '../../model/intel-object.ts'
import type { NewObject } from './intel-store.ts'

/** Why an object is not taken in. */
export interface AdmitFault {
  readonly code: string
  /** Where in the object, as a STIX selector; empty: the object itself. */
  readonly path: string
  readonly message: string
}

/** An object that may be stored, or why it may not. */
export type Admitted = { readonly new: NewObject } | { readonly faults: readonly AdmitFault[] }

/** Most bytes of one object, as UTF-16 units of its JSON. */
const MOST_LENGTH = 8 << 20

/**
 * The one door for objects, by whatever way they come: what could break a reading later, what names persons by travel-rule data, and what is
 * no STIX stays outside.
 * @param given JSON text, or the object
 * @param from a peer's fingerprint, `user:NAME`, or `self`
 * @param mode `write` for what this node makes itself
 * @param sha256 of a text; a quicker one than the pure one may be given
 */
export function admitObject(
  given: string | IntelObject,
  from: string,
  mode: StixMode = 'read',
  sha256: (text: string) => string = textDigest,
): Admitted {
  const read: ReadObject = typeof given === 'string' ? readObject(given) : { object: given, json: null }
  if ('faults' in read) return read
  const intel = read.object
  const faults: readonly AdmitFault[] = checkStix(intel, mode)
  if (faults.length > 0) return { faults }
  const personal = personalData(intel)
  if (personal.length > 0) return { faults: personal }
  const json = read.json ?? writeStixJson(intel)
  if (json.length > MOST_LENGTH) return refused('object-too-large', '', `the object is longer than ${MOST_LENGTH}`)
  const version = versionOf(intel)
  return {
    new: {
      id: intel.id,
      type: intel.type,
      version,
      versionNs: version === UNVERSIONED ? 0n : stixNs(version),
      specVersion: specVersionOf(intel),
      json,
      digest: sha256(canonicalJson(intel)),
      releaseKey: releaseKey(intel),
      from,
    },
  }
}

/** An object that was read. `json`: its text, where that is just what would be written of it. */
type ReadObject =
  | { readonly object: IntelObject; readonly json: string | null }
  | { readonly faults: readonly AdmitFault[] }

function readObject(text: string): ReadObject {
  if (text.length > MOST_LENGTH) return refused('object-too-large', '', `the object is longer than ${MOST_LENGTH}`)
  try {
    const plain = readPlainJson(text)
    const value = plain ?? readStixJson(text)
    return isObject(value)
      ? { object: value as IntelObject, json: plain === null ? null : text }
      : refused('object-malformed', '', 'an object is a JSON object')
  } catch (error) {
    if (error instanceof CordonError) return refused(error.code, error.place?.field ?? '', error.message)
    throw error
  }
}

function refused(code: string, path: string, message: string): { readonly faults: readonly AdmitFault[] } {
  return { faults: [{ code, path, message }] }
}

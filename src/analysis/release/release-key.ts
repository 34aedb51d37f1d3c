import { textDigest } from '../../model/fact.ts'
import { type IntelObject, versionOf } from '../../model/intel-object.ts'
import { readTerms } from '../../model/release-terms.ts'
import { isVocabulary, markingLabels, markingRefs } from './handling-of.ts'
import { referencesOf } from './references-of.ts'

/** With what the key of an object begins whose decision hangs on more than its markings, creator and audience. */
export const OWN_KEY = 'own:'
/** † A longer key is replaced by its digest. */
const MOST_LENGTH = 400

/**
 * What of an object decides to whom it is released. Objects of one key have one answer for each recipient, where the source and the
 * derivation of both are the same: whole, withheld, or without its creator, where that may not be named; what is then left of each is its
 * own. An object that refers to others or has granular markings has a key of its own.
 */
export function releaseKey(object: IntelObject): string {
  const { created_by_ref: creator } = object
  const refs = markingRefs(object['object_marking_refs'])
  const terms = readTerms(object)
  const plain =
    refs !== null &&
    terms !== null &&
    object['granular_markings'] === undefined &&
    (creator === undefined || typeof creator === 'string') &&
    referencesOf(object).every(({ path, id }) => path.length === 1 && path[0] === 'created_by_ref' && id === creator)
  if (!plain) return `${OWN_KEY}${object.id} ${versionOf(object)}`
  const { relTo, pap, addressedTo } = terms
  const key = JSON.stringify([
    isVocabulary(object.type),
    creator ?? null,
    sorted(refs),
    sorted(markingLabels(object)),
    relTo === null ? null : sorted(relTo),
    pap,
    sorted(addressedTo),
  ])
  return key.length > MOST_LENGTH ? `sha:${textDigest(key)}` : key
}

function sorted(texts: readonly string[]): readonly string[] {
  return texts.length < 2 ? texts : [...new Set(texts)].sort()
}

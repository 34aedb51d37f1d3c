import type { IntelObject } from '../../model/intel-object.ts'
import type { Organisation } from '../../model/organisation.ts'
import { handlingOfRef } from './handling-of.ts'
import { isRecord, type ObjectPath, pathOf } from './object-path.ts'
import type { HeldObject, ReleaseReason } from './release-decision.ts'
import { whyNot } from './why-not.ts'

/** † Most granular markings of an object, and most selectors of one. */
const MOST_MARKED = 1_000

/** A granular marking that has been understood. */
export interface GranularMarking {
  readonly marking: string
  readonly paths: readonly ObjectPath[]
}

/** The parts of an object that its granular markings close to a recipient; a reason where they cannot be understood. */
export function closedParts(
  held: HeldObject,
  to: Organisation,
  addressedTo: readonly string[],
): readonly ObjectPath[] | ReleaseReason {
  const marked = granularMarkings(held.object)
  if (marked === null) return { code: 'granular-marking-malformed', because: 'a granular marking cannot be understood' }
  return marked
    .filter(({ marking }) => {
      const handling = { ...handlingOfRef(marking, held.definition), addressedTo }
      return whyNot(handling, to, held.origin).length > 0
    })
    .flatMap(({ paths }) => paths)
}

/** The granular markings of an object, those for languages left out; null: they break STIX 2.1, 7.2.3, so nobody knows what they mark. */
export function granularMarkings(object: IntelObject): readonly GranularMarking[] | null {
  const { granular_markings: given } = object
  if (given === undefined) return []
  if (!Array.isArray(given) || given.length === 0 || given.length > MOST_MARKED) return null
  const markings: GranularMarking[] = []
  for (const entry of given) {
    if (!isRecord(entry)) return null
    const { selectors, marking_ref: marking, lang } = entry
    if ((marking === undefined) === (lang === undefined)) return null
    if (!Array.isArray(selectors) || selectors.length === 0 || selectors.length > MOST_MARKED) return null
    const paths: ObjectPath[] = []
    for (const selector of selectors) {
      const path = typeof selector === 'string' ? pathOf(object, selector) : null
      if (path === null) return null
      paths.push(path)
    }
    if (typeof marking === 'string') markings.push({ marking, paths })
    else if (typeof lang !== 'string') return null
  }
  return markings
}

import type { Json } from '../../model/fact.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import { markingOfId, readMarking } from '../../model/marking.ts'
import { type Pap, parsePap, strictestPap } from '../../model/pap.ts'
import { NO_TERMS, readTerms } from '../../model/release-terms.ts'
import { parseTlp, strictestTlp, type Tlp } from '../../model/tlp.ts'
import type { ReleaseReason } from './release-decision.ts'

/** How an object, or a part of it, is to be handled: all of its markings in one, the strictest of each kind. */
export interface Handling {
  readonly tlp: Tlp
  /** The id of the definition that asks for the level; null: a label, or {@link Handling.unmarked}. */
  readonly tlpFrom: string | null
  /** No marking gave a level, so the node's own stands. */
  readonly unmarked: boolean
  readonly pap: Pap | null
  /** Every REL TO caveat; a recipient must be in each. */
  readonly relTo: readonly { readonly to: readonly string[]; readonly from: string | null }[]
  /** To whom alone it is addressed; empty: to nobody in particular. */
  readonly addressedTo: readonly string[]
  /** Markings that cannot be understood. One is enough to release it to nobody. */
  readonly unknown: readonly ReleaseReason[]
}

/** Types that carry no intelligence but what is needed to read it. Without a marking of their own they are CLEAR. */
const VOCABULARY = ['marking-definition', 'extension-definition']

/** Whether an object is vocabulary, such as a marking definition. */
export function isVocabulary(type: string): boolean {
  return VOCABULARY.includes(type)
}

/**
 * How an object as a whole is to be handled, by its `object_marking_refs`, its `release` extension, and labels such as `tlp:red`.
 * @param unmarked the level of what has no TLP marking
 */
export function handlingOf(
  object: IntelObject,
  definition: (id: string) => IntelObject | null,
  unmarked: Tlp,
): Handling {
  const unknown: ReleaseReason[] = []
  const terms = readTerms(object)
  if (terms === null) unknown.push({ code: 'terms-malformed', because: 'its release extension cannot be understood' })
  const { relTo, pap, addressedTo } = terms ?? NO_TERMS
  const refs = markingRefs(object['object_marking_refs'])
  if (refs === null)
    unknown.push({ code: 'marking-malformed', because: 'its object_marking_refs are no list of marking definitions' })
  const start: Draft = {
    tlp: null,
    tlpFrom: null,
    pap,
    relTo: relTo === null ? [] : [{ to: relTo, from: null }],
    unknown,
  }
  for (const label of markingLabels(object)) addLabel(start, label)
  for (const ref of refs ?? []) addMarking(start, ref, definition)
  const level = isVocabulary(object.type) ? 'clear' : unmarked
  return { ...start, tlp: start.tlp ?? level, unmarked: start.tlp === null, addressedTo }
}

/** How a part of an object is to be handled beyond the object itself, by one granular marking. */
export function handlingOfRef(ref: string, definition: (id: string) => IntelObject | null): Handling {
  const draft: Draft = { tlp: null, tlpFrom: null, pap: null, relTo: [], unknown: [] }
  addMarking(draft, ref, definition)
  return { ...draft, tlp: draft.tlp ?? 'clear', unmarked: draft.tlp === null, addressedTo: [] }
}

/** The ids in `object_marking_refs`, none where there is no such member; null: it is something else than a list of ids. */
export function markingRefs(value: Json | undefined): readonly string[] | null {
  if (value === undefined) return []
  if (!Array.isArray(value)) return null
  return value.every((v: Json) => typeof v === 'string') ? (value as readonly string[]) : null
}

/** Labels by which people mark: `tlp:red`, `PAP:AMBER`. */
export function markingLabels(object: IntelObject): readonly string[] {
  const { labels } = object
  if (!Array.isArray(labels)) return []
  return labels.filter((l: Json): l is string => typeof l === 'string' && /^\s*(?:tlp|pap)\s*:/i.test(l))
}

interface Draft {
  tlp: Tlp | null
  tlpFrom: string | null
  pap: Pap | null
  readonly relTo: { readonly to: readonly string[]; readonly from: string | null }[]
  readonly unknown: ReleaseReason[]
}

function addMarking(draft: Draft, ref: string, definition: (id: string) => IntelObject | null): void {
  let marking = markingOfId(ref)
  if (marking === null) {
    const found = definition(ref)
    if (found === null) {
      draft.unknown.push({ code: 'marking-unknown', because: 'a marking is not known here', marking: ref })
      return
    }
    marking = readMarking(found)
  }
  if (marking === null) {
    draft.unknown.push({ code: 'marking-unknown', because: 'a marking cannot be understood', marking: ref })
    return
  }
  const { tlp, pap, relTo } = marking
  if (tlp !== null) addLevel(draft, tlp, ref)
  if (relTo !== null) draft.relTo.push({ to: relTo, from: ref })
  draft.pap = strictestPap(draft.pap, pap)
}

function addLabel(draft: Draft, label: string): void {
  const tlp = parseTlp(label)
  const pap = parsePap(label)
  if (/^\s*tlp/i.test(label) && tlp !== null) addLevel(draft, tlp, null)
  else if (/^\s*pap/i.test(label) && pap !== null) draft.pap = strictestPap(draft.pap, pap)
  else
    draft.unknown.push({ code: 'marking-unknown', because: 'a label looks like a marking and is none that is known' })
}

function addLevel(draft: Draft, tlp: Tlp, from: string | null): void {
  if (draft.tlp === null || strictestTlp(draft.tlp, tlp) !== draft.tlp) {
    draft.tlp = tlp
    draft.tlpFrom = from
  }
}

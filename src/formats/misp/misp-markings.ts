import type { IntelObject } from '../../model/intel-object.ts'
import { markingOfId, readMarking } from '../../model/marking.ts'
import { type Pap, papDefinition, parsePap, strictestPap } from '../../model/pap.ts'
import { parseTlp, strictestTlp, type Tlp, tlpDefinition, tlpRank } from '../../model/tlp.ts'
import type { JsonObject } from '../stix/stix-fault.ts'
import { objectsIn, textIn } from './misp-json.ts'

/** How something in MISP is to be handled, in the terms of STIX. */
export interface MispHandling {
  readonly tlp: Tlp | null
  readonly pap: Pap | null
  /** Tags that are no marking we know; one that looks like a marking stays among them, and releases the object to nobody. */
  readonly labels: readonly string[]
}

/** Tags and distribution of something in MISP. */
export interface MispMarks {
  readonly tags: readonly string[]
  readonly distribution: string
}

/** Objects that are needed to read others and are no intelligence themselves. */
const VOCABULARY = ['marking-definition', 'extension-definition', 'identity']

/** What MISP's distribution means at least. 3, all communities, adds nothing; 5 inherits; all else that is said is the strictest. */
const DISTRIBUTIONS: ReadonlyMap<string, Tlp | null> = new Map([
  ['0', 'red'],
  ['1', 'amber'],
  ['2', 'green'],
  ['3', null],
  ['4', 'red'],
  ['5', null],
])

/**
 * Reads tags and the distribution of an event, attribute or object, and adds what holds for what contains it: the strictest wins. A
 * sharing group (4) and a distribution that MISP does not know count as RED.
 */
export function mispHandling(owner: JsonObject, path: string, above: MispHandling | null): MispHandling {
  let { tlp, pap } = above ?? { tlp: null, pap: null }
  const distribution = textIn(owner, 'distribution')
  if (distribution !== null) {
    const least = DISTRIBUTIONS.get(distribution)
    tlp = narrower(tlp, least === undefined ? 'red' : least)
  }
  const labels: string[] = []
  for (const tag of objectsIn(owner, 'Tag', path)) {
    const name = textIn(tag, 'name')
    if (name === null || name === '' || isOwnTag(name)) continue
    const [asTlp, asPap] = [
      /^\s*tlp\s*:/i.test(name) ? parseTlp(name) : null,
      /^\s*pap\s*:/i.test(name) ? parsePap(name) : null,
    ]
    if (asTlp !== null) tlp = narrower(tlp, asTlp)
    else if (asPap !== null) pap = strictestPap(pap, asPap)
    else labels.push(name)
  }
  const unknown = (above?.labels ?? []).filter(label => /^\s*(?:tlp|pap)\s*:/i.test(label))
  return { tlp, pap, labels: [...new Set([...labels, ...unknown])] }
}

/** The marking definitions that say so. */
export function definitionsFor({ tlp, pap }: MispHandling): readonly IntelObject[] {
  return [...(tlp === null ? [] : [tlpDefinition(tlp)]), ...(pap === null ? [] : [papDefinition(pap)])]
}

/** Tags and distribution for an object of STIX: what is unmarked, or marked in a way MISP cannot say, stays in its organisation. */
export function mispMarks(object: IntelObject, all: ReadonlyMap<string, IntelObject>): MispMarks {
  const refs = object['object_marking_refs']
  const tags: string[] = []
  let tlp: Tlp | null = null
  let narrow = object['granular_markings'] !== undefined
  for (const ref of Array.isArray(refs) ? (refs as readonly unknown[]) : []) {
    const definition = all.get(String(ref))
    const marking = markingOfId(String(ref)) ?? (definition === undefined ? null : readMarking(definition))
    narrow ||= marking === null || marking.relTo !== null
    if (marking?.tlp != null) tlp = narrower(tlp, marking.tlp)
    if (marking?.pap != null) tags.push(`PAP:${marking.pap.toUpperCase()}`)
  }
  if (tlp !== null) tags.push(`tlp:${tlp}`)
  return { tags, distribution: narrow ? '0' : distributionOf(tlp) }
}

/** The marks of the strictest of several objects; what is vocabulary is passed over. */
export function strictestMarks(objects: readonly IntelObject[], all: ReadonlyMap<string, IntelObject>): MispMarks {
  const marked = objects.filter(object => !isVocabulary(object))
  let strictest: MispMarks = { tags: [], distribution: marked.length === 0 ? '0' : '3' }
  for (const object of marked) {
    const marks = mispMarks(object, all)
    // Distributions 0 to 3 are in the order of their width.
    if (marks.distribution <= strictest.distribution) strictest = marks
  }
  return strictest
}

/** Whether something in MISP is marked more strictly now than STIX objects that it was written for ask. */
export function isMarkedStricter(
  owner: JsonObject,
  path: string,
  objects: readonly IntelObject[],
  all: ReadonlyMap<string, IntelObject>,
): boolean {
  const { tags, distribution } = strictestMarks(objects, all)
  const written = mispHandling({ distribution, Tag: tags.map(name => ({ name })) }, path, null)
  const now = mispHandling(owner, path, null)
  const unknown = now.labels.some(label => /^\s*(?:tlp|pap)\s*:/i.test(label))
  const [a, b] = [now.tlp, written.tlp]
  return unknown || (a !== null && (b === null || tlpRank(a) > tlpRank(b)))
}

/** Whether an object is needed to read others and is no intelligence itself. */
export function isVocabulary({ type }: IntelObject): boolean {
  return VOCABULARY.includes(type)
}

/** Whether a tag is one that the writer sets for the reader. */
export function isOwnTag(name: string): boolean {
  return name.startsWith('cordon:stix=')
}

function distributionOf(tlp: Tlp | null): string {
  return tlp === 'clear' ? '3' : tlp === 'green' ? '2' : tlp === 'amber' ? '1' : '0'
}

function narrower(a: Tlp | null, b: Tlp | null): Tlp | null {
  return a === null || b === null ? (a ?? b) : strictestTlp(a, b)
}

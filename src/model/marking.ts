import type { Json } from './fact.ts'
import type { IntelObject } from './intel-object.ts'
import { PAP_EXTENSION, type Pap, papOfId, parsePap } from './pap.ts'
import { isAudience, RELEASE_EXTENSION, readTerms } from './release-terms.ts'
import { parseTlp, TLP2_EXTENSION, type Tlp, tlpOfId } from './tlp.ts'

/** What a marking definition asks of whoever holds what it marks. Null: it says nothing of the kind. */
export interface Marking {
  readonly tlp: Tlp | null
  readonly pap: Pap | null
  /** Countries and identity ids to which it may go at most. */
  readonly relTo: readonly string[] | null
  /** A text for people: terms of use, a copyright. It changes nothing in who is told. */
  readonly statement: string | null
}

/** The extension that OpenCTI adds to every object that it hands out: its own bookkeeping, no marking. */
const OPENCTI_EXTENSION = 'extension-definition--ea279b3e-5c71-4632-ac08-831c66a786ba'

/**
 * Words by which a text for people restricts who may be told, in English, Japanese and Korean. We cannot read what exactly such a text
 * asks, so it is an unknown marking.
 */
const CAVEAT =
  /\b(?:TLP|PAP|REL(?:EASABLE)?\s+TO|NOFORN|ORCON|PROPIN|FOUO|CUI|LES|SECRET|CONFIDENTIAL|RESTRICTED|CLASSIFIED|SENSITIVE|EYES\s+ONLY|(?:DO\s+NOT|NOT\s+(?:FOR|TO\s+BE)|NO)\s+(?:FURTHER\s+)?(?:SHAR|DISTRIBUT|RELEAS|DISCLOS|FORWARD|PUBLI|DISSEMINAT)\w*|INTERNAL)\b|秘|取扱注意|外部提供|비밀|기밀|대외비|외부 ?공개/iu

/** What has been read so far; false: two parts of the definition contradict each other, or one cannot be read. */
type Reading = { -readonly [K in keyof Marking]: Marking[K] } | false

/** A well-known id alone, without its object; null: not known. */
export function markingOfId(id: string): Marking | null {
  const tlp = tlpOfId(id)
  const pap = papOfId(id)
  return tlp === null && pap === null ? null : { tlp, pap, relTo: null, statement: null }
}

/**
 * Reads a marking definition in any of the forms in use: TLP 1 of STIX 2.1, the TLP 2 and PAP extensions of OASIS, OpenCTI's, statements and
 * names such as MISP's `PAP:AMBER` and `REL TO:US,KR`, and our `release` extension. All that it says must agree.
 * @returns null: unknown or contradictory, and what it marks goes to nobody
 */
export function readMarking(definition: IntelObject): Marking | null {
  if (definition.type !== 'marking-definition') return null
  let said: Reading = { tlp: tlpOfId(definition.id), pap: papOfId(definition.id), relTo: null, statement: null }
  said = readDefinition(definition, said)
  said = readExtensions(definition, said)
  const { name, x_opencti_definition: openCti } = definition
  if (typeof name === 'string') said = readWords(name, said, false)
  else if (name !== undefined) return null
  if (typeof openCti === 'string') said = readWords(openCti, said, true)
  else if (openCti !== undefined) return null
  if (said === false) return null
  const { tlp, pap, relTo, statement } = said
  return tlp === null && pap === null && relTo === null && statement === null ? null : { tlp, pap, relTo, statement }
}

function readDefinition(object: IntelObject, said: Reading): Reading {
  const { definition_type: type, definition, extensions } = object
  if (type === undefined && definition === undefined) return extensions === undefined ? false : said
  if (typeof type !== 'string' || !isRecord(definition)) return false
  const kind = type.toLowerCase()
  // OpenCTI writes its own kinds as a statement without content and says what they are beside it.
  if (kind === 'statement' && definition['statement'] === 'custom' && 'x_opencti_definition' in object) return said
  const entries = Object.entries(definition)
  const [key, value] = entries[0] ?? []
  if (entries.length !== 1 || key?.toLowerCase() !== kind || typeof value !== 'string') return false
  if (kind === 'tlp') return agree(said, { tlp: parseTlp(value) ?? undefined })
  if (kind === 'pap') return agree(said, { pap: parsePap(value) ?? undefined })
  return kind === 'statement' ? readWords(value, said, true) : false
}

function readExtensions(object: IntelObject, said: Reading): Reading {
  const { extensions } = object
  if (extensions === undefined) return said
  if (!isRecord(extensions)) return false
  let reading = said
  for (const [key, value] of Object.entries(extensions)) {
    if (key === OPENCTI_EXTENSION) continue
    if (!isRecord(value)) return false
    const { tlp_2_0: tlp, pap } = value
    if (key === TLP2_EXTENSION && typeof tlp === 'string') reading = agree(reading, { tlp: parseTlp(tlp) ?? undefined })
    else if (key === PAP_EXTENSION && typeof pap === 'string')
      reading = agree(reading, { pap: parsePap(pap) ?? undefined })
    else if (key === RELEASE_EXTENSION) {
      const terms = readTerms(object)
      if (terms === null || terms.addressedTo.length > 0) return false
      if (terms.relTo !== null) reading = agree(reading, { relTo: terms.relTo })
      if (terms.pap !== null) reading = agree(reading, { pap: terms.pap })
    } else return false
  }
  return reading
}

/** @param statement whether the words, where they are no marking, are a text for people; else they are a mere name */
function readWords(words: string, said: Reading, statement: boolean): Reading {
  const text = words.trim()
  if (/^tlp\s*:/i.test(text)) return agree(said, { tlp: parseTlp(text) ?? undefined })
  if (/^pap\s*:/i.test(text)) return agree(said, { pap: parsePap(text) ?? undefined })
  const relTo = /^rel(?:easable)?[ _-]?to\s*[: ]\s*(.+)$/is.exec(text)?.[1]
  if (relTo !== undefined) {
    const named = relTo.split(/[\s,;/]+/).filter(word => word !== '')
    const list = named.map(word => (word.length === 2 ? word.toUpperCase() : word.toLowerCase()))
    return agree(said, { relTo: list.length > 0 && list.every(isAudience) ? list : undefined })
  }
  if (CAVEAT.test(text.normalize('NFKC'))) return false
  return statement ? agree(said, { statement: text === '' ? undefined : text }) : said
}

/** Adds what one part of a definition says; undefined: it could not be read. */
function agree(said: Reading, part: { [K in keyof Marking]?: Marking[K] | undefined }): Reading {
  if (said === false) return false
  for (const [key, value] of Object.entries(part) as [keyof Marking, Marking[keyof Marking] | undefined][]) {
    if (value === undefined) return false
    const before = said[key]
    if (before !== null && JSON.stringify(sorted(before)) !== JSON.stringify(sorted(value))) return false
  }
  return { ...said, ...part } as Reading
}

function sorted(value: unknown): unknown {
  return Array.isArray(value) ? [...new Set(value)].sort() : value
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

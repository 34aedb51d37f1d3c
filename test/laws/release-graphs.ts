import type { Json } from '../../src/model/fact.ts'
import type { IntelObject } from '../../src/model/intel-object.ts'
import type { Organisation } from '../../src/model/organisation.ts'
import { RELEASE_EXTENSION } from '../../src/model/release-terms.ts'

/** What the maker of a graph means by a marking, so that nothing of ours has to read it. */
export interface MeantMarking {
  readonly id: string
  readonly level: string | null
  readonly relTo: readonly string[] | null
  /** Nobody can know what it means. */
  readonly unknown: boolean
}

/** An object with what its maker means. */
export interface MeantObject {
  object: IntelObject
  readonly markings: readonly MeantMarking[]
  readonly relTo: readonly string[] | null
  readonly addressed: readonly string[]
  /** Texts that stand under a granular marking, with that marking. */
  readonly secrets: readonly { readonly text: string; readonly member: string; readonly marking: MeantMarking }[]
  readonly ours: boolean
  readonly cameFrom: string | null
  /** Members that refer, with the ids. */
  readonly named: readonly { readonly member: string; readonly ids: readonly string[] }[]
}

/** A random graph of objects, and the recipients about whom to ask. */
export interface MeantGraph {
  readonly objects: ReadonlyMap<string, MeantObject>
  readonly definitions: ReadonlyMap<string, IntelObject>
  readonly sources: ReadonlyMap<string, readonly string[]>
  readonly recipients: readonly Organisation[]
}

/** Below `n`, at random. */
export type Chance = (below: number) => number

/** The node that releases. */
export const OWNER = organisation(1, 'JP', 'own')
const OTHERS = [
  organisation(2, 'US', 'partner'),
  organisation(3, 'KR', 'partner'),
  organisation(4, 'JP', 'client'),
  organisation(5, null, 'client'),
  organisation(6, 'US', 'public'),
]
const LEVELS = ['clear', 'green', 'amber', 'amber+strict', 'red'] as const
const TLP: readonly (readonly [string, string])[] = [
  ['clear', '613f2e26-407d-48c7-9eca-b8e91df99dc9'],
  ['clear', '94868c89-83c2-464b-929b-a1a8aa3c8487'],
  ['green', '34098fce-860f-48ae-8e50-ebd3cc5e41da'],
  ['green', 'bab4a63c-aed9-4cf5-a766-dfca5abac2bb'],
  ['amber', 'f88d31f6-486f-44da-b317-01333bde0b82'],
  ['amber+strict', '939a9414-2ddd-4d32-a0cd-375ea402b003'],
  ['amber+strict', '826578e1-40ad-459f-bc73-ede076f81f37'],
  ['red', '5e57c739-391a-4eb3-b6be-7d15ca92d5ed'],
]
const AT = '2026-11-26T12:00:00.000Z'
const TYPES = [
  'indicator',
  'indicator',
  'cryptocurrency-wallet',
  'report',
  'note',
  'relationship',
  'sighting',
  'identity',
] as const

/** A random marking; one in nine cannot be understood. Its definition, where one is needed, is put into `definitions`. */
export function randomMarking(chance: Chance, definitions: Map<string, IntelObject>): MeantMarking {
  const kind = chance(9)
  if (kind < 6) {
    const [level = '', uuid = ''] = TLP[chance(TLP.length)] ?? []
    return { id: `marking-definition--${uuid}`, level, relTo: null, unknown: false }
  }
  const id = `marking-definition--${uuid(chance)}`
  const define = (members: { [key: string]: Json }) =>
    definitions.set(id, { type: 'marking-definition', spec_version: '2.1', id, created: AT, ...members })
  const statement = (text: string) => define({ definition_type: 'statement', definition: { statement: text } })
  if (kind === 6) {
    const relTo = ['US', 'KR', 'JP'].filter(() => chance(2) === 0)
    if (relTo.length === 0) relTo.push('KR')
    statement(`REL TO: ${relTo.join(', ')}`)
    return { id, level: null, relTo, unknown: false }
  }
  if (kind === 7) {
    const level = LEVELS[chance(LEVELS.length)] ?? 'red'
    statement(chance(2) === 0 ? 'Copyright of somebody' : `TLP:${level}`)
    const said = JSON.stringify(definitions.get(id)).includes('TLP:')
    return { id, level: said ? level : null, relTo: null, unknown: false }
  }
  if (chance(2) === 0) statement('SECRET, ask before use')
  return { id, level: null, relTo: null, unknown: true }
}

/** A random graph of up to ten objects that refer to each other, in rings too, and to objects that nobody holds. */
export function randomGraph(chance: Chance): MeantGraph {
  const definitions = new Map<string, IntelObject>()
  const kinds = Array.from({ length: 2 + chance(9) }, () => TYPES[chance(TYPES.length)] ?? 'indicator')
  const ids = kinds.map(
    type => `${type}--${uuid(chance, type === 'cryptocurrency-wallet' || chance(4) === 0 ? '5' : '4')}`,
  )
  const objects = new Map<string, MeantObject>()
  for (const [n, type] of kinds.entries()) {
    const id = ids[n] ?? ''
    objects.set(id, randomObject(chance, type, id, ids, definitions))
  }
  const sources = new Map<string, readonly string[]>()
  for (const id of ids)
    if (chance(10) === 0)
      sources.set(
        id,
        [ids[chance(ids.length)] ?? id].filter(s => s !== id),
      )
  return { objects, definitions, sources, recipients: OTHERS }
}

function randomObject(
  chance: Chance,
  type: string,
  id: string,
  ids: readonly string[],
  definitions: Map<string, IntelObject>,
): MeantObject {
  const another = () => (chance(12) === 0 ? `indicator--${uuid(chance)}` : (ids[chance(ids.length)] ?? id))
  const some = (most: number) =>
    [...new Set(Array.from({ length: 1 + chance(most) }, another))].filter(other => other !== id)
  const canary = () => `canary ${uuid(chance)}`
  const members: { [key: string]: Json } = {}
  const named: { member: string; ids: string[] }[] = []
  const refer = (member: string, value: string | string[]) => {
    if (value.length === 0) return
    members[member] = value
    named.push({ member, ids: [value].flat() })
  }
  const texts = ['name', 'description']
  if (type === 'cryptocurrency-wallet') members['value'] = canary()
  else Object.assign(members, { created: AT, modified: AT })
  if (type === 'indicator') Object.assign(members, { pattern: canary(), pattern_type: 'stix', valid_from: AT })
  if (type === 'note') members['content'] = canary()
  if (type === 'report') members['published'] = AT
  if (type === 'report' || type === 'note') {
    const refs = some(4)
    refer('object_refs', refs.length > 0 ? refs : [`indicator--${uuid(chance)}`])
  }
  if (type === 'relationship') {
    members['relationship_type'] = 'related-to'
    refer('source_ref', another())
    refer('target_ref', another())
  }
  if (type === 'sighting') {
    refer('sighting_of_ref', another())
    if (chance(2) === 0) refer('where_sighted_refs', some(3))
  }
  for (const text of texts) if (chance(2) === 0 || text === 'name') members[text] = canary()
  // An identity without labels or markings is one that may be named where something was made or seen.
  if (type !== 'identity' || chance(2) === 0) members['labels'] = [canary(), canary(), canary()]
  if (chance(8) === 0) refer('x_note', `see ${another()}`.replace(id, 'nothing'))
  if (chance(6) === 0) refer('created_by_ref', another())
  const markings = Array.from({ length: chance(4) }, () => randomMarking(chance, definitions))
  if (markings.length > 0) members['object_marking_refs'] = [...new Set(markings.map(m => m.id))]
  const relTo = chance(8) === 0 ? ([['US'], ['KR', 'US'], [OTHERS[2]?.id ?? '']][chance(3)] ?? null) : null
  const addressed = chance(6) === 0 ? OTHERS.filter(() => chance(3) === 0).map(o => o.id) : []
  if (relTo !== null || addressed.length > 0)
    members['extensions'] = {
      [RELEASE_EXTENSION]: {
        extension_type: 'property-extension',
        ...(relTo === null ? {} : { rel_to: relTo }),
        ...(addressed.length === 0 ? {} : { addressed_to_refs: addressed }),
      },
    }
  const secrets: { text: string; member: string; marking: MeantMarking }[] = []
  if (chance(3) === 0) {
    const marking = randomMarking(chance, definitions)
    const places = ['name', 'description', 'labels.[0]', 'labels.[2]', 'labels', 'pattern', 'value'].filter(
      p => members[p.split('.')[0] ?? ''] !== undefined && chance(3) === 0,
    )
    for (const place of places) {
      const [member = '', index] = place.split('.')
      const value = members[member]
      const within = index === undefined ? [value].flat() : [(value as string[])[Number(index.slice(1, -1))]]
      for (const text of within) secrets.push({ text: String(text), member: place, marking })
    }
    if (places.length > 0) members['granular_markings'] = [{ marking_ref: marking.id, selectors: places }]
  }
  return {
    object: { type, spec_version: '2.1', id, ...members },
    markings,
    relTo,
    addressed,
    secrets,
    ours: chance(2) === 0,
    cameFrom: chance(6) === 0 ? (OTHERS[chance(OTHERS.length)]?.id ?? null) : null,
    named: named.map(n => ({
      ...n,
      ids: n.ids.flatMap(t => t.match(/[a-z-]+--[0-9a-f-]{36}/g) ?? []).filter(i => i !== id),
    })),
  }
}

function organisation(n: number, country: string | null, standing: Organisation['standing']): Organisation {
  const id = `identity--00000000-0000-4000-8000-00000000000${n}`
  return { id, name: `organisation ${n}`, country, sector: 'agency', standing }
}

function uuid(chance: Chance, version = '4'): string {
  const hex = (n: number) => Array.from({ length: n }, () => chance(16).toString(16)).join('')
  return `${hex(8)}-${hex(4)}-${version}${hex(3)}-8${hex(3)}-${hex(12)}`
}

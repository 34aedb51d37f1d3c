import { InputError } from '../../model/errors.ts'
import type { Json } from '../../model/fact.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import type { Theft } from '../../model/theft.ts'
import { theftMemberOf } from '../stix/cordon/theft.ts'
import { theftSchema } from './read-casebook.ts'

type Members = { readonly [key: string]: Json | undefined }

/**
 * Reads the thefts of a set of STIX objects, as `theftObjects` wrote them. An incident without our extension is none.
 * @throws InputError `theft-malformed`
 */
export function theftsOfObjects(objects: Iterable<IntelObject>): Theft[] {
  const byId = new Map<string, IntelObject>()
  for (const object of objects) byId.set(object.id, object)
  const related = new Map<string, IntelObject[]>()
  for (const object of byId.values())
    if (object.type === 'relationship') {
      const from = String(object['source_ref'])
      related.set(from, [...(related.get(from) ?? []), object])
    }
  const thefts: Theft[] = []
  for (const object of byId.values()) {
    const told = object.type === 'incident' ? theftMemberOf(object) : null
    if (told?.['kind'] !== 'theft') continue
    thefts.push(theftOf(object, told, related.get(object.id) ?? []))
  }
  return thefts
}

function theftOf(incident: IntelObject, told: Members, relations: readonly IntelObject[]): Theft {
  const { kind: _, extension_type: __, ...facts } = told
  const rows = relations.flatMap(relation => {
    const member = theftMemberOf(relation)
    return member === null ? [] : [{ relation, member }]
  })
  const of = (kind: string): { readonly relation: IntelObject; readonly member: Members }[] =>
    rows
      .filter(({ member }) => member['kind'] === kind)
      .sort((a, b) => Number(a.member['position']) - Number(b.member['position']))
  const theft = {
    ...{ services: [], ledgers: [], assets: [], laundering: [], responseTimeline: [] },
    ...facts,
    name: incident['name'],
    vector: incident['description'],
    sources: ((incident['external_references'] ?? []) as readonly Members[]).map(r => r['description']),
    theftAddresses: of('address').map(({ relation, member }) => ({ ...rest(member), role: relation['description'] })),
    txs: of('transaction').map(({ relation, member }) => ({
      ...rest(member),
      note: relation['description'],
    })),
  }
  const read = theftSchema.safeParse(theft)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new InputError('theft-malformed', `${incident.id}: ${issue?.path.map(String).join('.')}: ${issue?.message}`, {
    place: { field: issue?.path.map(String).join('.') ?? '' },
  })
}

function rest(member: Members): Members {
  const { kind: _, extension_type: __, position: ___, ...more } = member
  return more
}

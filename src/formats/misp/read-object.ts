import type { Json } from '../../model/fact.ts'
import type { JsonObject } from '../stix/stix-fault.ts'
import type { EventReading } from './event-reading.ts'
import { mispUuid } from './misp-ids.ts'
import { isTrue, objectsIn, pruned, restOf, textIn } from './misp-json.ts'
import { mispHandling } from './misp-markings.ts'
import { readAttribute } from './read-attribute.ts'

/** A reference from one object of an event to something else in it, still to be resolved. */
export interface OpenReference {
  readonly reference: JsonObject
  readonly source: string
  readonly path: string
}

/**
 * Reads a MISP object: `x-misp-object` as MISP's own converter writes it, with its attributes whole, and an indicator for each address or
 * other value in it that is marked for detection. Gives its references.
 */
export function readObject(object: JsonObject, path: string, reading: EventReading): readonly OpenReference[] {
  const uuid = mispUuid(object['uuid'])
  const name = textIn(object, 'name')
  if (uuid === null || name === null || name === '' || !reading.isNew(uuid)) {
    reading.lose('misp-object-malformed', path, 'has no UUID of its own or no name')
    return []
  }
  if (isTrue(object['deleted'])) {
    reading.lose('misp-deleted', path, 'is deleted')
    return []
  }
  const id = `x-misp-object--${uuid}`
  const handling = mispHandling(object, path, reading.handling)
  const attributes = objectsIn(object, 'Attribute', path)
  const category = textIn(object, 'meta-category')
  const held = attributes.flatMap(attribute => (isTrue(attribute['deleted']) ? [] : [pruned(attribute as Json) ?? {}]))
  reading.add({
    type: 'x-misp-object',
    spec_version: '2.1',
    id,
    ...reading.common(object, handling),
    labels: [...handling.labels, `misp:name="${name}"`],
    x_misp_name: name,
    ...(category === null ? {} : { x_misp_meta_category: category }),
    ...(held.length === 0 ? {} : { x_misp_attributes: held }),
    x_misp_object: restOf(object, 'Attribute'),
  })
  for (const [i, attribute] of attributes.entries())
    readAttribute(attribute, `${path}.Attribute[${i}]`, reading, { objectId: id, handling })
  return objectsIn(object, 'ObjectReference', path).map((reference, i) => ({
    reference,
    source: id,
    path: `${path}.ObjectReference[${i}]`,
  }))
}

/** Makes a relationship of a reference, or tells that it leads out of the event. */
export function readReference({ reference, source, path }: OpenReference, reading: EventReading): void {
  const [uuid, target] = [mispUuid(reference['uuid']), mispUuid(reference['referenced_uuid'])]
  const ids = ['x-misp-object', 'indicator', 'x-misp-attribute', 'note'].map(type => `${type}--${target}`)
  const found = ids.find(id => reading.has(id))
  const word = textIn(reference, 'relationship_type') ?? ''
  const type = word
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (uuid === null || found === undefined || type === '' || !reading.isNew(uuid)) {
    reading.lose('misp-reference-open', path, 'leads to nothing in this event; it is kept with its object alone')
    return
  }
  const comment = textIn(reference, 'comment')
  reading.add({
    type: 'relationship',
    spec_version: '2.1',
    id: `relationship--${uuid}`,
    ...reading.common(reference, reading.handling),
    relationship_type: type,
    source_ref: source,
    target_ref: found,
    ...(comment === null || comment === '' ? {} : { description: comment }),
  })
}

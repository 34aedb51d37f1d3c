import { InputError } from '../../model/errors.ts'
import type { Json } from '../../model/fact.ts'
import { type IntelObject, versionOf } from '../../model/intel-object.ts'
import { idProblem, typeOfId } from '../stix/ids.ts'
import { readStixJson, writeStixJson } from '../stix/read-stix-json.ts'
import { isObject, type JsonObject } from '../stix/stix-fault.ts'
import { madeUuid } from './misp-ids.ts'
import { isTrue, type MispLoss, objectsIn, textIn } from './misp-json.ts'
import { isMarkedStricter, isVocabulary, mispMarks, strictestMarks } from './misp-markings.ts'

/** The name of the MISP object in which STIX objects travel whole. */
export const EMBEDDED_NAME = 'cordon-stix'
/** Its template: made for it, and nothing else. */
const TEMPLATE = '4d0c5c0e-7f4b-4f38-9a6a-0d7be4a6d1f3'

/**
 * A MISP object that holds STIX objects as texts, each in an attribute, so that nothing of them is lost. Each is distributed as its own
 * markings allow, and the whole as the strictest.
 */
export function embeddedObject(
  eventUuid: string,
  timestamp: string,
  objects: readonly IntelObject[],
  all: ReadonlyMap<string, IntelObject>,
): JsonObject {
  return {
    name: EMBEDDED_NAME,
    'meta-category': 'misc',
    description: 'STIX 2.1 objects as they are, for what MISP has no other place for',
    template_uuid: TEMPLATE,
    template_version: '1',
    uuid: madeUuid('embedded', eventUuid),
    timestamp,
    distribution: strictestMarks(objects, all).distribution,
    Attribute: objects.map(object => ({
      uuid: madeUuid('embedded', eventUuid, object.id, versionOf(object)),
      type: 'text',
      category: 'Other',
      object_relation: 'stix-object',
      value: writeStixJson(object),
      comment: object.id,
      to_ids: false,
      disable_correlation: true,
      timestamp,
      ...(isVocabulary(object) ? { distribution: '5' } : marksOf(object, all)),
    })),
  } as JsonObject
}

function marksOf(object: IntelObject, all: ReadonlyMap<string, IntelObject>): JsonObject {
  const { tags, distribution } = mispMarks(object, all)
  return { distribution, ...(tags.length === 0 ? {} : { Tag: tags.map(name => ({ name })) }) }
}

/**
 * The STIX objects in an event's objects of this kind, by identifier. What is none is told, and so is what was marked more strictly in
 * MISP since: that is left out, since an object cannot change its markings without becoming another.
 * @param own whether the event was made for these objects, so that its own marks are theirs
 */
export function readEmbedded(
  event: JsonObject,
  path: string,
  own: boolean,
  losses: MispLoss[],
): { readonly objects: ReadonlyMap<string, IntelObject>; readonly leftOut: ReadonlySet<string> } {
  const found: [IntelObject, JsonObject, string][] = []
  for (const [i, object] of objectsIn(event, 'Object', path).entries()) {
    if (textIn(object, 'name') !== EMBEDDED_NAME) continue
    for (const [j, attribute] of objectsIn(object, 'Attribute', `${path}.Object[${i}]`).entries()) {
      const at = `${path}.Object[${i}].Attribute[${j}]`
      const read = isTrue(attribute['deleted']) ? null : parse(textIn(attribute, 'value') ?? '')
      if (read !== null) found.push([read, attribute, at])
      else losses.push({ code: 'misp-embedded-malformed', path: at, message: 'holds no STIX object' })
    }
  }
  const all = new Map(found.map(([object]) => [object.id, object]))
  const whole = own && found.length > 0 && isMarkedStricter(event, path, [...all.values()], all)
  const leftOut = new Set<string>()
  for (const [object, attribute, at] of found) {
    if (isVocabulary(object) || !(whole || isMarkedStricter(attribute, at, [object], all))) continue
    leftOut.add(object.id)
    losses.push({
      code: 'misp-marked-stricter',
      path: at,
      message: 'was marked more strictly in MISP, and is left out',
    })
  }
  return { objects: new Map([...all].filter(([id]) => !leftOut.has(id))), leftOut }
}

function parse(text: string): IntelObject | null {
  let value: Json
  try {
    value = readStixJson(text)
  } catch (error) {
    if (error instanceof InputError) return null
    throw error
  }
  if (!isObject(value)) return null
  const { type, id } = value
  if (typeof type !== 'string' || typeof id !== 'string' || idProblem(id, 'read') !== null) return null
  return typeOfId(id) === type ? ({ ...value, type, id } as IntelObject) : null
}

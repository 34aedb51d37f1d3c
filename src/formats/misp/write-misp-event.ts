import type { Json } from '../../model/fact.ts'
import { type IntelObject, versionOf } from '../../model/intel-object.ts'
import { canonicalJson } from '../stix/canonical-json.ts'
import { writeStixJson } from '../stix/read-stix-json.ts'
import { isObject } from '../stix/stix-fault.ts'
import { compareStixTime, isStixTime } from '../stix/stix-time.ts'
import { valueOfPattern } from './attribute-patterns.ts'
import { embeddedObject } from './embedded-stix.ts'
import { EventDraft, type MispDraft } from './event-draft.ts'
import { madeUuid, uuidOf } from './misp-ids.ts'
import type { MispLoss } from './misp-json.ts'
import { mispMarks, strictestMarks } from './misp-markings.ts'
import { secondsOfTime } from './misp-time.ts'
import { readMispEvent } from './read-misp-event.ts'
import { isSaid, showForeignObject, showNative, showSighting } from './show-native.ts'
import { standsForTag } from './stands-for.ts'

/**
 * Writes STIX objects as one MISP event. What came from MISP goes back as it was; of the rest people see what MISP has a place for, and
 * the objects themselves travel whole in an object `cordon-stix`, so that `readMispEvent` gives every object back. The event goes no
 * further than its strictest object, and what is unmarked stays in its organisation. Of several versions of an object the newest is taken.
 * What people will not see in MISP is told.
 */
export function writeMispEvent(objects: readonly IntelObject[]): {
  readonly text: string
  readonly losses: readonly MispLoss[]
} {
  const all = newest(objects)
  const first = compose(all, new Set())
  const changed = differing(first, all)
  if (changed.size === 0) return { text: textOf(first), losses: first.losses }
  // What was changed since it came from MISP is no longer what stands there: its marks may be stricter.
  const second = compose(all, changed)
  for (const id of differing(second, all)) second.whole.add(id)
  return { text: textOf(second), losses: second.losses }
}

/** An event put together, and what travels in it whole. */
interface Composed {
  readonly event: MispDraft
  readonly whole: Set<string>
  readonly draft: EventDraft
  readonly losses: readonly MispLoss[]
}

function compose(all: ReadonlyMap<string, IntelObject>, changed: ReadonlySet<string>): Composed {
  const list = [...all.values()]
  const container = list.find(isContainer) ?? null
  const isBorn = (object: IntelObject): boolean => !changed.has(object.id)
  const draft = new EventDraft(all, latestSeconds(list))
  const losses: MispLoss[] = []
  const whole = new Set<string>()
  for (const object of list) {
    if (object === container && isObject(object['x_misp_event']) && isBorn(object)) continue
    if (isBorn(object) && (putBack(object, draft) || isUnseen(object))) continue
    whole.add(object.id)
    if (object === container || object.type === 'sighting' || isUnseen(object)) continue
    const shown = object.type === 'x-misp-object' ? showForeignObject(object, draft) : showNative(object, draft)
    if (!shown)
      losses.push({ code: 'misp-embedded-only', path: object.id, message: 'is not seen in MISP, but travels in it' })
  }
  for (const object of list)
    if (object.type === 'sighting') {
      if (isBorn(object) && isSaid(object, draft)) whole.delete(object.id)
      else showSighting(object, draft)
    }
  const born = container !== null && isBorn(container) ? container : null
  return { event: eventOf(container, born?.['x_misp_event'], list, draft), whole, draft, losses }
}

/** What the event does not give back as it is. */
function differing(composed: Composed, all: ReadonlyMap<string, IntelObject>): ReadonlySet<string> {
  const given = new Map(readMispEvent(textOf(composed)).objects.map(object => [object.id, canonicalJson(object)]))
  return new Set([...all.values()].filter(o => given.get(o.id) !== canonicalJson(o)).map(({ id }) => id))
}

function textOf({ event, whole, draft }: Composed): string {
  if (whole.size === 0) return writeStixJson({ Event: event })
  const objects = [...draft.all.values()].filter(({ id }) => whole.has(id))
  const embedded = embeddedObject(String(event['uuid']), draft.timestamp, objects, draft.all)
  return writeStixJson({ Event: { ...event, Object: [...draft.objects, embedded] } })
}

function newest(objects: readonly IntelObject[]): ReadonlyMap<string, IntelObject> {
  const all = new Map<string, IntelObject>()
  for (const object of objects) {
    const held = all.get(object.id)
    const [a, b] = [versionOf(object), held === undefined ? '' : versionOf(held)]
    if (held === undefined || !isStixTime(b) || (isStixTime(a) && compareStixTime(a, b) > 0)) all.set(object.id, object)
  }
  return all
}

function isContainer({ type, name }: IntelObject): boolean {
  return (type === 'report' || type === 'grouping') && typeof name === 'string'
}

/** What MISP shows in another way, or need not show: the reader makes these of what stands around them. */
function isUnseen({ type }: IntelObject): boolean {
  return ['marking-definition', 'identity', 'relationship', 'opinion', 'extension-definition'].includes(type)
}

/** Puts what came from MISP back where it was. */
function putBack(object: IntelObject, draft: EventDraft): boolean {
  if (object['x_misp_empty_event'] === true) return true
  if (object['x_misp_object_ref'] !== undefined) return draft.all.has(String(object['x_misp_object_ref']))
  const { x_misp_attribute: attribute, x_misp_object: whole, x_misp_event_report: report } = object
  if (isObject(attribute)) {
    const value = attribute['value'] ?? object['x_misp_value'] ?? patternValue(object, String(attribute['type']))
    if (typeof value !== 'string') return false
    const put: MispDraft = { ...(attribute as MispDraft), value }
    draft.attributes.push(put)
    draft.shown.set(object.id, put)
    return true
  }
  if (isObject(whole)) {
    const attributes = object['x_misp_attributes']
    const inner = (Array.isArray(attributes) ? (attributes as readonly Json[]) : []).filter(isObject)
    const put = inner.map(attribute => ({ ...(attribute as MispDraft) }))
    for (const attribute of put) draft.shown.set(`indicator--${String(attribute['uuid']).toLowerCase()}`, attribute)
    draft.objects.push({ ...(whole as MispDraft), ...(put.length === 0 ? {} : { Attribute: put }) })
    return true
  }
  if (!isObject(report) || typeof object['content'] !== 'string') return false
  draft.reports.push({ ...(report as MispDraft), content: object['content'] })
  return true
}

function patternValue({ pattern, pattern_type: language }: IntelObject, type: string): string | null {
  if (typeof pattern !== 'string') return null
  return language !== 'stix' || type === 'stix2-pattern' ? pattern : valueOfPattern(type, pattern)
}

function eventOf(
  container: IntelObject | null,
  raw: Json | undefined,
  list: readonly IntelObject[],
  draft: EventDraft,
): MispDraft {
  const parts = {
    ...(draft.attributes.length === 0 ? {} : { Attribute: draft.attributes }),
    ...(draft.objects.length === 0 ? {} : { Object: draft.objects }),
    ...(draft.reports.length === 0 ? {} : { EventReport: draft.reports }),
  }
  if (isObject(raw)) return { ...(raw as MispDraft), ...parts }
  const { tags, distribution } = strictestMarks(list, draft.all)
  const marks = container === null ? tags : mispMarks(container, draft.all).tags
  const creator = draft.all.get(String((container ?? list[0])?.['created_by_ref']))
  const published = container?.['published']
  const time = typeof container?.['modified'] === 'string' ? secondsOfTime(container['modified']) : draft.timestamp
  return {
    uuid: container === null ? madeUuid('event', ...list.map(({ id }) => id).sort()) : uuidOf(container.id),
    info: String(container?.['name'] ?? 'Shared by Cordon'),
    date: dayOf(typeof container?.['created'] === 'string' ? container['created'] : draft.timestamp),
    timestamp: time,
    threat_level_id: '4',
    analysis: '2',
    distribution,
    published: typeof published === 'string',
    ...(typeof published === 'string' ? { publish_timestamp: secondsOfTime(published) } : {}),
    Orgc: {
      uuid: creator === undefined ? madeUuid('organisation') : uuidOf(creator.id),
      name: String(creator?.['name'] ?? 'unknown'),
    },
    Tag: [...marks.map(name => ({ name })), standsForTag(container?.id ?? 'none') as Json],
    ...parts,
  }
}

function latestSeconds(list: readonly IntelObject[]): string {
  let latest = 0
  for (const { modified } of list)
    if (typeof modified === 'string' && isStixTime(modified)) latest = Math.max(latest, Number(secondsOfTime(modified)))
  return String(latest)
}

function dayOf(time: string): string {
  return time.includes('-') ? time.slice(0, 10) : new Date(Number(time) * 1000).toISOString().slice(0, 10)
}

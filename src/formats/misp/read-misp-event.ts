import { InputError } from '../../model/errors.ts'
import type { Json } from '../../model/fact.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import type { JsonObject } from '../stix/stix-fault.ts'
import { compareStixTime, isStixTime } from '../stix/stix-time.ts'
import { EMBEDDED_NAME, readEmbedded } from './embedded-stix.ts'
import { EventReading } from './event-reading.ts'
import { mispUuid } from './misp-ids.ts'
import { isTrue, type MispLoss, mispEvents, objectsIn, restOf, textIn } from './misp-json.ts'
import { type MispHandling, mispHandling } from './misp-markings.ts'
import { timeOfSeconds } from './misp-time.ts'
import { readAttribute } from './read-attribute.ts'
import { type OpenReference, readObject, readReference } from './read-object.ts'
import { standsFor } from './stands-for.ts'

/** Members of an event that name people who work with MISP: they stay there. */
const PEOPLE = ['event_creator_email', 'user_id', 'User']

/**
 * Reads a document of one MISP event, or several, as STIX objects: markings first, then organisations, indicators, `x-misp-attribute`,
 * `x-misp-object`, relationships, sightings, notes, and the event itself as a report (published) or a grouping. What `writeMispEvent` put
 * in whole comes out as it was, unless it was changed in MISP since.
 * @throws InputError `misp-json-malformed`, `misp-malformed`
 */
export function readMispEvent(text: string): {
  readonly objects: readonly IntelObject[]
  readonly losses: readonly MispLoss[]
} {
  const losses: MispLoss[] = []
  const objects = new Map<string, IntelObject>()
  const events = mispEvents(text)
  for (const [i, event] of events.entries())
    for (const object of readEvent(event, events.length === 1 ? 'Event' : `Event[${i}]`, losses))
      objects.set(object.id, object)
  return { objects: [...objects.values()], losses }
}

function readEvent(event: JsonObject, path: string, losses: MispLoss[]): readonly IntelObject[] {
  const uuid = mispUuid(event['uuid'])
  if (uuid === null)
    throw new InputError('misp-malformed', `${path}.uuid must be a UUID`, { place: { field: `${path}.uuid` } })
  const handling = mispHandling(event, path, null)
  const own = standsFor(event, path) !== null
  const reading = new EventReading(event, handling, losses, own)
  const { objects: embedded, leftOut } = readEmbedded(event, path, own, losses)
  const objects = objectsIn(event, 'Object', path)
  const stands = (owner: JsonObject, at: string): boolean => {
    const id = standsFor(owner, at) ?? ''
    if (leftOut.has(id)) return true
    const held = embedded.get(id)
    return held !== undefined && !isNewer(textIn(owner, 'timestamp'), held, at, losses)
  }
  for (const [i, attribute] of objectsIn(event, 'Attribute', path).entries()) {
    const at = `${path}.Attribute[${i}]`
    if (!stands(attribute, at)) readAttribute(attribute, at, reading, null)
  }
  const references: OpenReference[] = []
  for (const [i, object] of objects.entries()) {
    const at = `${path}.Object[${i}]`
    if (textIn(object, 'name') !== EMBEDDED_NAME && !stands(object, at))
      references.push(...readObject(object, at, reading))
  }
  for (const reference of references) readReference(reference, reading)
  const reports = objectsIn(event, 'EventReport', path)
  for (const name of PEOPLE)
    if (event[name] !== undefined && event[name] !== null)
      losses.push({ code: 'misp-person', path: `${path}.${name}`, message: 'names a person and is left out' })
  if (!own) readContainer(event, uuid, handling, reading)
  for (const [i, report] of reports.entries()) {
    const at = `${path}.EventReport[${i}]`
    if (!stands(report, at)) readReport(report, at, reading, uuid)
  }
  const read = new Map(reading.objects.map(object => [object.id, object]))
  for (const [id, object] of embedded) {
    const other = read.get(id)
    if (other === undefined || !changedSince(other, object)) read.set(id, object)
  }
  return [...read.values()]
}

/** An event that was published is a report, another a grouping. */
function readContainer(event: JsonObject, uuid: string, handling: MispHandling, reading: EventReading): void {
  const refs = reading.objects
    .filter(({ type }) => type !== 'marking-definition' && type !== 'identity')
    .map(({ id }) => id)
  const published = timeOfSeconds(textIn(event, 'publish_timestamp'))
  const isReport = isTrue(event['published']) && published !== null
  const common = reading.common(event, handling)
  const type = isReport ? 'report' : 'grouping'
  const id = `${type}--${uuid}`
  if (refs.length === 0) {
    reading.add({
      type: 'note',
      spec_version: '2.1',
      id: `note--${uuid}`,
      ...common,
      content: 'This event of MISP holds no attribute and no object.',
      object_refs: [id],
      x_misp_empty_event: true,
    })
    refs.push(`note--${uuid}`)
  }
  reading.add({
    type,
    spec_version: '2.1',
    id,
    ...common,
    name: textIn(event, 'info') || 'an event of MISP',
    ...(isReport ? { published } : { context: 'suspicious-activity' }),
    ...(handling.labels.length === 0 ? {} : { labels: handling.labels }),
    object_refs: refs,
    x_misp_event: restOf(event, 'Attribute', 'Object', 'EventReport', ...PEOPLE),
  })
}

function readReport(report: JsonObject, path: string, reading: EventReading, event: string): void {
  const uuid = mispUuid(report['uuid'])
  const [name, content] = [textIn(report, 'name'), textIn(report, 'content')]
  const container = ['report', 'grouping'].map(type => `${type}--${event}`).find(id => reading.has(id))
  if (uuid === null || content === null || content === '' || container === undefined || !reading.isNew(uuid)) {
    reading.lose('misp-report-malformed', path, 'has no UUID of its own or no content')
    return
  }
  if (isTrue(report['deleted'])) {
    reading.lose('misp-deleted', path, 'is deleted')
    return
  }
  reading.add({
    type: 'note',
    spec_version: '2.1',
    id: `note--${uuid}`,
    ...reading.common(report, mispHandling(report, path, reading.handling)),
    ...(name === null || name === '' ? {} : { abstract: name }),
    content,
    object_refs: [container],
    x_misp_event_report: restOf(report, 'content'),
  })
}

/** Whether what stands for an object was changed in MISP after it was written. */
function isNewer(timestamp: string | null, held: IntelObject, path: string, losses: MispLoss[]): boolean {
  const { modified } = held
  const time = timeOfSeconds(timestamp)
  if (time === null || typeof modified !== 'string' || !isStixTime(modified) || compareStixTime(time, modified) <= 0)
    return false
  losses.push({ code: 'misp-edited', path, message: 'was changed in MISP, and is read as it is now there' })
  return true
}

function changedSince(read: IntelObject, held: IntelObject): boolean {
  const [a, b]: (Json | undefined)[] = [read['modified'], held['modified']]
  return typeof a === 'string' && typeof b === 'string' && isStixTime(a) && isStixTime(b) && compareStixTime(a, b) > 0
}

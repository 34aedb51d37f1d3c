import type { JsonObject } from '../stix/stix-fault.ts'
import type { EventReading } from './event-reading.ts'
import { mispUuid } from './misp-ids.ts'
import { objectsIn, textIn } from './misp-json.ts'
import { timeOfSeconds } from './misp-time.ts'

/**
 * Reads what was seen of an attribute: a sighting, or for a false positive an opinion that disagrees. That something expires is kept with
 * the attribute alone.
 */
export function readSightings(attribute: JsonObject, of: string, path: string, reading: EventReading): void {
  for (const [i, sighting] of objectsIn(attribute, 'Sighting', path).entries()) {
    const at = `${path}.Sighting[${i}]`
    const uuid = mispUuid(sighting['uuid'])
    const time = timeOfSeconds(textIn(sighting, 'date_sighting'))
    const type = textIn(sighting, 'type') ?? '0'
    if (uuid === null || time === null || !reading.isNew(uuid)) {
      reading.lose('misp-sighting-malformed', at, 'has no UUID of its own or no time')
      continue
    }
    const seenBy = reading.organisation(sighting['Organisation'])
    const common = {
      ...reading.common({ timestamp: textIn(sighting, 'date_sighting') }, reading.handling),
      spec_version: '2.1',
    }
    if (type === '0')
      reading.add({
        type: 'sighting',
        id: `sighting--${uuid}`,
        ...common,
        sighting_of_ref: of,
        first_seen: time,
        last_seen: time,
        count: 1,
        ...(seenBy === null ? {} : { where_sighted_refs: [seenBy] }),
      })
    else if (type === '1')
      reading.add({
        type: 'opinion',
        id: `opinion--${uuid}`,
        ...common,
        opinion: 'strongly-disagree',
        explanation: 'a false positive',
        object_refs: [of],
      })
  }
}

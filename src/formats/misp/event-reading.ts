import type { IntelObject } from '../../model/intel-object.ts'
import type { JsonObject } from '../stix/stix-fault.ts'
import { mispUuid } from './misp-ids.ts'
import { type MispLoss, textIn } from './misp-json.ts'
import { definitionsFor, type MispHandling } from './misp-markings.ts'
import { timeOfDay, timeOfSeconds } from './misp-time.ts'

/** When an organisation of MISP, of which no time is told, is said to be made, so that it is the same in every event. */
const UNDATED = '1970-01-01T00:00:00.000Z'

/** What has been read of an event so far. */
export class EventReading {
  readonly #objects = new Map<string, IntelObject>()
  readonly #seen = new Set<string>()
  readonly #day: string | null
  readonly #time: string
  readonly losses: MispLoss[]
  readonly handling: MispHandling
  /** The organisation that made the event. */
  readonly creator: string | null
  constructor(event: JsonObject, handling: MispHandling, losses: MispLoss[], own: boolean) {
    this.handling = handling
    this.losses = losses
    this.#day = timeOfDay(textIn(event, 'date'))
    this.#time = timeOfSeconds(textIn(event, 'timestamp')) ?? this.#day ?? UNDATED
    this.creator = own ? null : this.organisation(event['Orgc'])
  }

  get objects(): readonly IntelObject[] {
    return [...this.#objects.values()]
  }

  add(object: IntelObject): void {
    if (!this.#objects.has(object.id)) this.#objects.set(object.id, object)
  }

  has(id: string): boolean {
    return this.#objects.has(id)
  }

  /** Whether a UUID of MISP was not met yet. */
  isNew(uuid: string): boolean {
    const fresh = !this.#seen.has(uuid)
    this.#seen.add(uuid)
    return fresh
  }

  lose(code: string, path: string, message: string): null {
    this.losses.push({ code, path, message })
    return null
  }

  /** Members that all objects made of something in MISP have. MISP tells no time of making but the day of the event. */
  common(
    owner: JsonObject,
    handling: MispHandling,
  ): JsonObject & { readonly created: string; readonly modified: string } {
    const modified = timeOfSeconds(textIn(owner, 'timestamp')) ?? this.#time
    const created = this.#day !== null && this.#day < modified ? this.#day : modified
    const definitions = definitionsFor(handling)
    for (const definition of definitions) this.add(definition)
    return {
      created,
      modified,
      ...(this.creator === null ? {} : { created_by_ref: this.creator }),
      ...(definitions.length === 0 ? {} : { object_marking_refs: definitions.map(({ id }) => id) }),
    }
  }

  /** The identity of an organisation of MISP; null where it tells no UUID or no name. */
  organisation(value: unknown): string | null {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    const organisation = value as JsonObject
    const [uuid, name] = [mispUuid(organisation['uuid']), textIn(organisation, 'name')]
    if (uuid === null || name === null || name === '') return null
    const id = `identity--${uuid}`
    this.add({
      type: 'identity',
      spec_version: '2.1',
      id,
      created: UNDATED,
      modified: UNDATED,
      name,
      identity_class: 'organization',
    })
    return id
  }
}

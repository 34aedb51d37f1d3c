import type { Json } from '../../model/fact.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import type { JsonObject } from '../stix/stix-fault.ts'
import { madeUuid, uuidOf } from './misp-ids.ts'
import { mispMarks } from './misp-markings.ts'
import { secondsOfTime } from './misp-time.ts'
import { standsForTag } from './stands-for.ts'

/** Something of MISP while it is being put together. */
export type MispDraft = { [member: string]: Json }

/** What an event will hold, and what STIX objects stand behind it. */
export class EventDraft {
  readonly attributes: MispDraft[] = []
  readonly objects: MispDraft[] = []
  readonly reports: MispDraft[] = []
  /** Attributes and objects by the STIX object that they show. */
  readonly shown = new Map<string, MispDraft>()
  readonly all: ReadonlyMap<string, IntelObject>
  /** Unix seconds for what has no time of its own. */
  readonly timestamp: string
  constructor(all: ReadonlyMap<string, IntelObject>, timestamp: string) {
    this.all = all
    this.timestamp = timestamp
  }

  /** Members of whatever shows a STIX object: its marks, its time, and the tag that names it. */
  #frame(of: IntelObject, uuid: string): MispDraft {
    const { tags, distribution } = mispMarks(of, this.all)
    const modified = of['modified']
    return {
      uuid,
      timestamp: typeof modified === 'string' ? secondsOfTime(modified) : this.timestamp,
      distribution,
      Tag: [...tags.map(name => ({ name })), standsForTag(of.id) as Json],
    }
  }

  /** Shows an object as an attribute of its own UUID. */
  showAttribute(of: IntelObject, type: string, category: string, value: string, toIds: boolean): void {
    const comment = of['name'] ?? of['description']
    const attribute: MispDraft = {
      ...this.#frame(of, uuidOf(of.id)),
      type,
      category,
      value,
      to_ids: toIds,
      ...(typeof comment === 'string' ? { comment } : {}),
    }
    this.attributes.push(attribute)
    this.shown.set(of.id, attribute)
  }

  /** Shows an address that MISP has no attribute type for as an object `coin-address`. */
  showAddress(of: IntelObject, address: string, symbol: string | null, toIds: boolean): void {
    const frame = this.#frame(of, madeUuid('coin-address', of.id, address))
    const inner = (relation: string, value: string, ids: boolean): JsonObject => ({
      uuid: madeUuid('coin-address', of.id, address, relation),
      type: 'text',
      category: 'Other',
      object_relation: relation,
      value,
      to_ids: ids,
      timestamp: frame['timestamp'] as Json,
    })
    const attributes = [
      inner('address-crypto', address, toIds),
      ...(symbol === null ? [] : [inner('symbol', symbol, false)]),
    ]
    const object: MispDraft = {
      ...frame,
      name: 'coin-address',
      'meta-category': 'financial',
      description: 'An address used in a cryptocurrency',
      template_uuid: 'd0e6997e-78da-4815-a6a1-cfc1c1cb8a46',
      template_version: '7',
      Attribute: attributes as Json[],
    }
    this.objects.push(object)
    this.shown.set(of.id, attributes[0] as MispDraft)
  }

  /** Shows an object as a MISP object of its own UUID. */
  showObject(of: IntelObject, name: string, category: string, attributes: Json[]): void {
    const object = { ...this.#frame(of, uuidOf(of.id)), name, 'meta-category': category, Attribute: attributes }
    this.objects.push(object)
  }

  /** Shows a note as a report of the event. */
  showReport(of: IntelObject, name: string, content: string): void {
    this.reports.push({ ...this.#frame(of, uuidOf(of.id)), name, content })
  }
}

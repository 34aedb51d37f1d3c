import type { JsonObject } from '../stix/stix-fault.ts'
import { objectsIn, textIn } from './misp-json.ts'

const TAG = /^cordon:stix="(.+)"$/

/** The tag by which the writer says which STIX object something in MISP stands for. */
export function standsForTag(id: string): JsonObject {
  return { name: `cordon:stix="${id}"` }
}

/** The identifier that such a tag names; null where there is none. */
export function standsFor(owner: JsonObject, path: string): string | null {
  for (const tag of objectsIn(owner, 'Tag', path)) {
    const id = TAG.exec(textIn(tag, 'name') ?? '')?.[1]
    if (id !== undefined) return id
  }
  return null
}

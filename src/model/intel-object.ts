import type { Json } from './fact.ts'

/**
 * An object that nodes share: JSON in the form of STIX 2.1, whole, with whatever members it came with. A number that JavaScript cannot
 * hold exactly stays what `JSON.rawJSON` made of it, so that it goes out as it came in.
 */
export interface IntelObject {
  readonly type: string
  /** `type--UUID`. */
  readonly id: string
  readonly [member: string]: Json | undefined
}

/** The version of an object that has none, such as a wallet: the same for all of them, as TAXII asks. */
export const UNVERSIONED = '1970-01-01T00:00:00.000Z'

/** Which state of an object this is: `modified`, else `created`, exactly as written, else {@link UNVERSIONED}. */
export function versionOf(object: IntelObject): string {
  const { modified, created } = object
  if (typeof modified === 'string') return modified
  return typeof created === 'string' ? created : UNVERSIONED
}

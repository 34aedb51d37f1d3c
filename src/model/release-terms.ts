import type { Json } from './fact.ts'
import type { IntelObject } from './intel-object.ts'
import { type Pap, parsePap } from './pap.ts'

/** The key of our extension that says to whom an object may go: members `rel_to`, `pap`, `addressed_to_refs`. */
export const RELEASE_EXTENSION = 'extension-definition--e792ef52-f011-47cd-85c4-0bd0778f7d50'

/** Most entries in a list of our extension; more than this is no audience. */
const MOST_NAMED = 2_000
const COUNTRY = /^[A-Z]{2}$/
const IDENTITY = /^identity--[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What an object's `release` extension says. */
export interface ReleaseTerms {
  /** Countries (ISO 3166-1 alpha-2) and identity ids to which it may go at most; null: no caveat. */
  readonly relTo: readonly string[] | null
  readonly pap: Pap | null
  /** Identity ids; empty: addressed to nobody in particular. */
  readonly addressedTo: readonly string[]
}

/** The terms of an object without our extension. */
export const NO_TERMS: ReleaseTerms = { relTo: null, pap: null, addressedTo: [] }

/** Whether a text names an audience of a REL TO caveat: a country or an identity. */
export function isAudience(text: string): boolean {
  return COUNTRY.test(text) || IDENTITY.test(text)
}

/** Reads the terms of an object; null: they cannot be understood, and then the object goes to nobody. */
export function readTerms(object: IntelObject): ReleaseTerms | null {
  const { extensions } = object
  if (extensions === undefined) return NO_TERMS
  if (!isRecord(extensions)) return null
  const given = extensions[RELEASE_EXTENSION]
  if (given === undefined) return NO_TERMS
  if (!isRecord(given)) return null
  const { rel_to, pap, addressed_to_refs } = given
  const relTo = rel_to === undefined ? null : texts(rel_to, isAudience)
  const level = pap === undefined ? null : typeof pap === 'string' ? parsePap(pap) : null
  const addressedTo = addressed_to_refs === undefined ? [] : texts(addressed_to_refs, t => IDENTITY.test(t))
  if ((rel_to !== undefined && relTo === null) || (pap !== undefined && level === null) || addressedTo === null)
    return null
  return { relTo, pap: level, addressedTo }
}

/** The extension that says these terms; null: they say nothing. */
export function termsExtension(terms: ReleaseTerms): { readonly [key: string]: Json } | null {
  const { relTo, pap, addressedTo } = terms
  if (relTo === null && pap === null && addressedTo.length === 0) return null
  return {
    extension_type: 'property-extension',
    ...(relTo === null ? {} : { rel_to: relTo }),
    ...(pap === null ? {} : { pap }),
    ...(addressedTo.length === 0 ? {} : { addressed_to_refs: addressedTo }),
  }
}

function texts(value: Json, good: (text: string) => boolean): readonly string[] | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_NAMED) return null
  return value.every((v: Json) => typeof v === 'string' && good(v)) ? (value as readonly string[]) : null
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

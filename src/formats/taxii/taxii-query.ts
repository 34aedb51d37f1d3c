import { InputError } from '../../model/errors.ts'
import { timestampNs, timestampUs } from './taxii-time.ts'

/** The filters that an endpoint knows (section 3.4): those of a whole collection, of one object, of its versions, and of a deletion. */
export type FilterSet = 'collection' | 'object' | 'versions' | 'deletion'

/** Which versions of an object are asked for; all that is true or named counts. */
export interface VersionChoice {
  readonly all: boolean
  readonly first: boolean
  readonly last: boolean
  /** Exact versions, in nanoseconds since 1970. */
  readonly exact: readonly bigint[]
}

/** What a client asked for beside the path. */
export interface TaxiiQuery {
  /** Unix microseconds. */
  readonly afterUs: number | undefined
  readonly limit: number | undefined
  readonly next: string | undefined
  readonly ids: readonly string[] | undefined
  readonly types: readonly string[] | undefined
  readonly specVersions: readonly string[] | undefined
  /** Undefined: nobody said; then the last. */
  readonly version: VersionChoice | undefined
  /** The filters in one form, so that a `next` can be held against those it was made with. */
  readonly form: string
}

/** The last version alone: what is meant where nobody says. */
export const LAST: VersionChoice = { all: false, first: false, last: true, exact: [] }

/** All versions. */
export const EVERY: VersionChoice = { all: true, first: false, last: false, exact: [] }

const KNOWN: Readonly<Record<FilterSet, readonly string[]>> = {
  collection: ['added_after', 'limit', 'next', 'match[id]', 'match[type]', 'match[version]', 'match[spec_version]'],
  object: ['added_after', 'limit', 'next', 'match[version]', 'match[spec_version]'],
  versions: ['added_after', 'limit', 'next', 'match[spec_version]'],
  deletion: ['match[version]', 'match[spec_version]'],
}

/** Parameters of TAXII that must not be passed over where they would make the answer smaller: a deletion would take more than was meant. */
const ELSEWHERE = KNOWN.collection

const ID = /^[a-z0-9_-]{1,250}--[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const TYPE = /^[a-z0-9_-]{1,250}$/i
const SPEC_VERSION = /^\d{1,3}\.\d{1,3}$/
const LIMIT = /^[1-9]\d{0,15}$/
const NEXT = /^[A-Za-z0-9_-]{1,1000}$/

/**
 * Reads the parameters of a request. Those that TAXII does not know are passed over.
 * @param given names and values, as often as they were given
 * @throws InputError `query-malformed`, `query-repeated`, `query-unfit`
 */
export function readTaxiiQuery(given: readonly (readonly [string, string])[], set: FilterSet): TaxiiQuery {
  const values = new Map<string, string>()
  for (const [name, value] of given) {
    if (!KNOWN[set].includes(name)) {
      if (set === 'deletion' && ELSEWHERE.includes(name))
        throw new InputError('query-unfit', `a deletion takes no ${name}`, { place: { field: name } })
      continue
    }
    if (values.has(name))
      throw new InputError('query-repeated', `${name} may be given once`, { place: { field: name } })
    values.set(name, value)
  }
  const one = <T>(name: string, read: (value: string) => T | null): T | undefined => {
    const value = values.get(name)
    if (value === undefined) return undefined
    const made = read(value)
    if (made === null) throw malformed(name)
    return made
  }
  const many = (name: string, pattern: RegExp): readonly string[] | undefined =>
    one(name, value => listOf(value, pattern))
  return {
    afterUs: one('added_after', timestampUs),
    limit: one('limit', value => (LIMIT.test(value) ? Number(value) : null)),
    next: one('next', value => (NEXT.test(value) ? value : null)),
    ids: many('match[id]', ID),
    types: many('match[type]', TYPE),
    specVersions: many('match[spec_version]', SPEC_VERSION),
    version: one('match[version]', readVersions),
    form: formOf(values),
  }
}

function listOf(value: string, pattern: RegExp): readonly string[] | null {
  const parts = value.split(',')
  return parts.every(part => pattern.test(part)) ? [...new Set(parts)] : null
}

function readVersions(value: string): VersionChoice | null {
  const parts = value.split(',')
  if (new Set(parts).size !== parts.length) return null
  if (parts.includes('all')) return parts.length === 1 ? EVERY : null
  const exact = parts.filter(part => part !== 'first' && part !== 'last').map(timestampNs)
  if (exact.includes(null)) return null
  return {
    all: false,
    first: parts.includes('first'),
    last: parts.includes('last'),
    exact: exact.filter(ns => ns !== null),
  }
}

/** A client may change its limit from page to page, and nothing else. */
function formOf(values: ReadonlyMap<string, string>): string {
  const rows = [...values].filter(([name]) => name !== 'limit' && name !== 'next')
  return JSON.stringify(rows.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function malformed(name: string): InputError {
  return new InputError('query-malformed', `${name} is not what TAXII 2.1 makes of it`, { place: { field: name } })
}

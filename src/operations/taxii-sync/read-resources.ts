import { z } from 'zod'
import { malformedAnswer, TaxiiFault } from './taxii-fault.ts'

/** Largest discovery, API root or list of collections that is read, in bytes. */
export const MOST_RESOURCE_BYTES = 4 << 20
/** † Largest body of an API root that does not say what it takes: what medallion takes unless told otherwise is 9.5 MB. */
const UNSAID_CONTENT_LENGTH = 1 << 20
/** † So many API roots and collections are looked at. */
const MOST_ROOTS = 100
const MOST_COLLECTIONS = 10_000

// Servers send null for what is not there, which the standard forbids and nothing hangs on.
const text = z.string().max(10_000).nullish()
const textList = z.array(z.string().max(2_000)).max(MOST_ROOTS).nullish()

const first = z.object({
  api_roots: textList,
  default: text,
  versions: textList,
  max_content_length: z.number().nullish(),
})
const collections = z.object({ collections: z.array(z.unknown()).max(MOST_COLLECTIONS).nullish() })
const collection = z.object({
  id: z.string().min(1).max(250),
  title: text,
  alias: text,
  can_read: z.boolean(),
  can_write: z.boolean(),
})

/** What stands at the address that was given: a discovery, or an API root. */
export type FirstResource =
  | { readonly kind: 'discovery'; readonly roots: readonly string[] }
  | { readonly kind: 'root'; readonly mostBytes: number }

/** A collection as its server describes it. */
export interface DescribedCollection {
  readonly id: string
  readonly title: string
  readonly alias: string | null
  readonly canRead: boolean
  readonly canWrite: boolean
}

/**
 * Reads a discovery (TAXII 2.1, section 4.1.1) or an API root (4.2.1), whichever it is.
 * @throws TaxiiFault `taxii-answer-malformed`
 */
export function readFirst(body: string): FirstResource {
  const { api_roots, versions, max_content_length } = read(first, body, 'neither a discovery nor an API root')
  if (api_roots == null && (versions != null || max_content_length != null))
    return { kind: 'root', mostBytes: contentLength(max_content_length) }
  return { kind: 'discovery', roots: [...new Set(api_roots ?? [])] }
}

/** The largest body that an API root takes, in bytes. @throws TaxiiFault `taxii-answer-malformed`, `taxii-not-found` */
export function readRoot(body: string): number {
  // As medallion answers of a root that it names and knows nothing of.
  if (body.trim() === 'null') throw new TaxiiFault('taxii-not-found', 'the server names it and says nothing of it')
  return contentLength(read(first, body, 'no API root').max_content_length)
}

/**
 * Reads the collections of an API root (section 5.1.1). Those that cannot be read are passed over and counted.
 * @throws TaxiiFault `taxii-answer-malformed`
 */
export function readCollections(body: string): {
  readonly found: readonly DescribedCollection[]
  readonly broken: number
} {
  const list = read(collections, body, 'no list of collections').collections ?? []
  const found = list.flatMap(row => {
    const { success, data } = collection.safeParse(row)
    if (!success) return []
    const { id, title, alias, can_read, can_write } = data
    return [{ id, title: title ?? id, alias: alias ?? null, canRead: can_read, canWrite: can_write }]
  })
  return { found, broken: list.length - found.length }
}

/** Reads a body by a schema. @throws TaxiiFault `taxii-answer-malformed` */
export function read<S extends z.ZodType>(schema: S, body: string, not: string): z.output<S> {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    throw malformedAnswer('it is no JSON')
  }
  const { success, data } = schema.safeParse(value)
  if (success) return data
  throw malformedAnswer(`it is ${not}`)
}

function contentLength(said: number | null | undefined): number {
  return said != null && Number.isSafeInteger(said) && said > 0 ? said : UNSAID_CONTENT_LENGTH
}

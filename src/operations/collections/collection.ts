import { InputError } from '../../model/errors.ts'
import type { Instant } from '../../model/instant.ts'

/** A collection of objects, as the facts tell it. */
export interface Collection {
  /** A UUID of version 4, lower case. */
  readonly id: string
  readonly title: string
  readonly description: string | null
  /** A name that stands for the id in addresses; null: none. */
  readonly alias: string | null
  /** Who has one of these roles may read it. */
  readonly read: readonly string[]
  /** Who has one of these roles may write to it. */
  readonly write: readonly string[]
  /** Whether it takes whatever this node shares and is given, and not only what is sent to it. */
  readonly feed: boolean
  readonly addedAt: Instant
  readonly addedBy: string
}

const UUID4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const ALIAS = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/

/** The id of a collection (TAXII 2.1, section 3.3). @throws InputError `collection-id-malformed` */
export function parseCollectionId(text: string): string {
  const id = text.toLowerCase()
  if (UUID4.test(id)) return id
  throw new InputError(
    'collection-id-malformed',
    'TAXII names a collection by a UUID of version 4, such as 9f1c2d3e-4a5b-4c6d-8e7f-0a1b2c3d4e5f',
  )
}

/** The alias of a collection; it can be no UUID, for these are ids. @throws InputError `collection-alias-malformed` */
export function parseAlias(text: string): string {
  if (ALIAS.test(text) && !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text
  throw new InputError(
    'collection-alias-malformed',
    'an alias is up to 100 Latin letters, digits and . _ -, such as "indicators", and no UUID',
  )
}

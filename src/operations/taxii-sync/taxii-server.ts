import { InputError } from '../../model/errors.ts'
import type { Instant } from '../../model/instant.ts'
import type { Organisation } from '../../model/organisation.ts'
import type { TaxiiPlace } from './taxii-path.ts'

/** How this node shows a server who it is. */
export type TaxiiSign = 'basic' | 'bearer'

/** A TAXII 2.1 server that this node pulls from and pushes to, as the facts tell it. Its password or key is in no fact. */
export interface TaxiiServer extends TaxiiPlace {
  readonly name: string
  readonly sign: TaxiiSign
  /** Null with a bearer key. */
  readonly user: string | null
  /** The certificate authority in PEM that alone is trusted for it; null: those that the runtime trusts. */
  readonly ca: string | null
  /** Ids of its collections from which is pulled; none: all that can be read. */
  readonly collections: readonly string[]
  /** Ids of this node's collections to which is added what was pulled. */
  readonly into: readonly string[]
  /** Ids of its collections to which a running node pushes of itself. */
  readonly push: readonly string[]
  /** How long a running node waits between two pulls, in seconds. */
  readonly everyS: number
  /** Who reads what is pushed there: what is released to it is pushed. */
  readonly organisation: Organisation
  /** The fact that added it. */
  readonly seq: number
  readonly addedAt: Instant
  readonly addedBy: string
}

const FROM = 'taxii:'
const NAME = /^[a-z0-9](?:[a-z0-9.-]{0,62}[a-z0-9])?$/

/** The name of a server, which also names the file of its secret. @throws InputError `taxii-name-malformed` */
export function parseServerName(text: string): string {
  if (NAME.test(text) && !text.includes('..')) return text
  throw new InputError(
    'taxii-name-malformed',
    'a server is named with up to 64 lower-case letters, digits, dots and hyphens, such as "jpcert"',
    { place: { field: 'name' } },
  )
}

/** What marks the objects that came from a server. */
export function fromServer(name: string): string {
  return `${FROM}${name}`
}

/** The organisation behind an object's `from`, where it came from a TAXII server; null: from elsewhere, or the server is known no more. */
export function organisationOfTaxii(from: string, servers: ReadonlyMap<string, TaxiiServer>): Organisation | null {
  return (from.startsWith(FROM) && servers.get(from.slice(FROM.length))?.organisation) || null
}

/** What the notes of a server begin with in the store. */
export function notesOf(name: string): string {
  return `taxii/${name}/`
}

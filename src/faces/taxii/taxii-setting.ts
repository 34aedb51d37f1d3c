import type { IntelObject } from '../../model/intel-object.ts'
import type { Organisation } from '../../model/organisation.ts'
import type { Admitted } from '../../operations/share/admit-object.ts'
import type { IntelStore, StoredObject } from '../../operations/share/intel-store.ts'
import type { World } from '../../operations/world.ts'
import type { FailedKeys } from '../http/failed-keys.ts'
import type { KeyRing } from '../http/key-ring.ts'
import type { RouteMeter } from '../http/route-meter.ts'

/** All that the TAXII face takes from outside. */
export interface TaxiiSetting {
  readonly world: Pick<World, 'facts' | 'clock' | 'sharing'>
  readonly store: IntelStore
  /** Checks an object that comes in. @param from `user:NAME` */
  admit(object: IntelObject, from: string): Admitted
  /** What is released of each of some objects to an organisation: its JSON, whole or redacted; null: nothing. */
  released(objects: readonly StoredObject[], to: Organisation): Promise<readonly (string | null)[]>
  /** Reads JSON so that no number loses a digit. @throws CordonError where the text is none, or hides something */
  readJson(text: string): unknown
  /** What the server calls itself. */
  readonly title?: string | undefined
  /** Keys by which users may come: a key with the scope `taxii` opens for the user that has the key's name. */
  readonly keys?: KeyRing | undefined
  /** Counts wrong keys and passwords by address. */
  readonly failed?: FailedKeys | undefined
  /** Requests a second of one user. */
  readonly rate?: number | undefined
  /** Unix microseconds. */
  readonly micros?: (() => number) | undefined
  /** Between two readings of the users and collections, milliseconds. */
  readonly rereadMs?: number | undefined
  /** Most rows of a collection that are looked through for one page. */
  readonly lookThrough?: number | undefined
  /** A meter for one route. */
  meter?(method: string, route: string): RouteMeter
  /** Told of every fault that is the server's own. */
  told?(fault: unknown, requestId: string): void
}

/** Under which path the face lies. */
export const TAXII_PREFIX = '/taxii2'

/** The one API root. */
export const API_ROOT = '/cordon'

/** The largest body that is taken, in bytes. */
export const MOST_CONTENT = 10 << 20

/** Whether a request is for this face. @param url path and query */
export function isTaxiiPath(url: string): boolean {
  return /^\/taxii2(?:[/?]|$)/.test(url)
}

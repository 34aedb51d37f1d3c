import { stixMedia, TAXII_MEDIA } from './media-type.ts'
import { taxiiTime } from './taxii-time.ts'

/** A discovery resource (section 4.1.1). */
export interface Discovery {
  readonly title: string
  readonly description?: string
  readonly contact?: string
  readonly default?: string
  readonly api_roots?: readonly string[]
}

/** An API root resource (section 4.2.1). */
export interface ApiRoot {
  readonly title: string
  readonly description?: string
  readonly versions: readonly string[]
  readonly max_content_length: number
}

/** A collection resource (section 5.2.1). */
export interface TaxiiCollection {
  readonly id: string
  readonly title: string
  readonly description?: string
  readonly alias?: string
  readonly can_read: boolean
  readonly can_write: boolean
  readonly media_types?: readonly string[]
}

/** A row of a manifest (section 5.3.1). */
export interface ManifestRow {
  readonly id: string
  readonly date_added: string
  readonly version: string
  readonly media_type?: string
}

/** What became of one object of a request to add (section 4.3.1). */
export interface StatusDetail {
  readonly id: string
  readonly version: string
  readonly message?: string
}

/** A status resource (section 4.3.1). */
export interface TaxiiStatus {
  readonly id: string
  readonly status: 'complete' | 'pending'
  readonly request_timestamp?: string
  readonly total_count: number
  readonly success_count: number
  readonly successes?: readonly StatusDetail[]
  readonly failure_count: number
  readonly failures?: readonly StatusDetail[]
  readonly pending_count: number
  readonly pendings?: readonly StatusDetail[]
}

/** An error message (section 3.6.1). */
export interface TaxiiError {
  readonly title: string
  readonly description?: string
  readonly error_id?: string
  readonly error_code?: string
  readonly http_status?: string
  readonly external_details?: string
  readonly details?: Readonly<Record<string, string>>
}

/** What the server takes and gives: every version of STIX that can be told from the objects. */
export const COLLECTION_MEDIA: readonly string[] = [stixMedia('2.1'), stixMedia('2.0')]

/** The API root, as this software serves it. @param bytes the largest body that it takes */
export function apiRootOf(title: string, bytes: number): ApiRoot {
  return {
    title,
    description: 'Intelligence on stolen crypto assets, as far as it is released to you.',
    versions: [TAXII_MEDIA],
    max_content_length: bytes,
  }
}

/** The status of a request of which nothing is pending. Lists without members are left out, as section 3.1 asks. */
export function statusOf(
  id: string,
  requestUs: number,
  successes: readonly StatusDetail[],
  failures: readonly StatusDetail[],
): TaxiiStatus {
  return {
    id,
    status: 'complete',
    request_timestamp: taxiiTime(requestUs),
    total_count: successes.length + failures.length,
    success_count: successes.length,
    ...(successes.length > 0 ? { successes } : {}),
    failure_count: failures.length,
    ...(failures.length > 0 ? { failures } : {}),
    pending_count: 0,
  }
}

/** The body of an envelope, a manifest or a list of versions, of rows that are JSON already. An empty list is left out. */
export function listBody(name: 'objects' | 'versions', rows: readonly string[], next: string | null): string {
  const head = next === null ? '' : `"more":true,"next":${JSON.stringify(next)}`
  if (rows.length === 0) return `{${head}}`
  return `{${head}${head === '' ? '' : ','}"${name}":[${rows.join(',')}]}`
}

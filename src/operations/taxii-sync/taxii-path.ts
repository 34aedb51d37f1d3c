import { InputError } from '../../model/errors.ts'

const HERE = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/
const URL_FORM = /^(https?):\/\/([a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::(\d{1,5}))?(\/[^?#\s\\]*)?$/
/** What may stand for a collection or a status in a path: it can neither climb nor end one. */
const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,249}$/

/** Where a server is: the origin, which alone is ever spoken to, and the path of its discovery or of one API root. */
export interface TaxiiPlace {
  /** `https://HOST` or `https://HOST:PORT`, lower case, without the port that goes without saying. */
  readonly origin: string
  /** Begins and ends with a slash. */
  readonly path: string
}

/**
 * Reads the address of a server.
 * @throws InputError `taxii-url-malformed`, `taxii-url-insecure`
 */
export function parseTaxiiUrl(text: string): TaxiiPlace {
  const place = splitUrl(text.trim())
  if (place === null)
    throw new InputError(
      'taxii-url-malformed',
      'a TAXII server has an address such as https://taxii.example.org/taxii2/, without a name, a password, ? or #',
      { place: { field: 'url' } },
    )
  if (!isSafeOrigin(place.origin))
    throw new InputError(
      'taxii-url-insecure',
      'TAXII is spoken over https; plain http from this machine to itself alone',
      {
        place: { field: 'url' },
      },
    )
  return place
}

/** Whether credentials may be sent to an origin: over TLS, or to this machine. */
export function isSafeOrigin(origin: string): boolean {
  return origin.startsWith('https://') || HERE.test(origin.replace(/^http:\/\//, '').replace(/:\d+$/, ''))
}

/**
 * The path of an API root as a discovery names it (TAXII 2.1, section 4.1.1): absolute, or relative to the server.
 * @returns null: it lies elsewhere, where these credentials do not go
 */
export function rootPath(text: string, origin: string): string | null {
  if (/^\/(?!\/)[^?#\s\\]*$/.test(text)) return climbs(text) ? null : slashed(text)
  const place = splitUrl(text)
  return place !== null && (place.origin === origin || bothHere(place.origin, origin)) ? place.path : null
}

/** Whether an id of a server's can stand in a path. */
export function isPathId(id: string): boolean {
  return SEGMENT.test(id) && !id.includes('..')
}

/** The path of a collection's objects, with the filters of a page. */
export function objectsPath(
  { root, id }: { readonly root: string; readonly id: string },
  query: { readonly after: string | null; readonly next: string | null; readonly limit: number } | null,
): string {
  const path = `${root}collections/${id}/objects/`
  if (query === null) return path
  const parts = [`limit=${query.limit}`, 'match%5Bversion%5D=all']
  if (query.after !== null) parts.push(`added_after=${encodeURIComponent(query.after)}`)
  if (query.next !== null) parts.push(`next=${encodeURIComponent(query.next)}`)
  return `${path}?${parts.join('&')}`
}

/** Whether two origins are one port of this machine: a server there seldom knows by which of its names it was called. */
function bothHere(a: string, b: string): boolean {
  const port = (origin: string): string | null => {
    const [, scheme = '', host = '', rest = ''] = /^(https?):\/\/(.*?)(:\d+)?$/.exec(origin) ?? []
    return HERE.test(host) ? `${scheme}${rest}` : null
  }
  return port(a) !== null && port(a) === port(b)
}

function splitUrl(text: string): TaxiiPlace | null {
  if (text.length > 2_000) return null
  // Scheme and host are read in any case, the path as it is.
  const [, head = '', rest = ''] = /^([a-z]+:\/\/[^/?#]*)(.*)$/is.exec(text) ?? []
  const [whole, scheme = '', host = '', port = '', path = '/'] = URL_FORM.exec(head.toLowerCase() + rest) ?? []
  if (whole === undefined || Number(port) > 65_535 || climbs(path) || path.startsWith('//')) return null
  const usual = port === '' || Number(port) === (scheme === 'https' ? 443 : 80)
  return { origin: `${scheme}://${host}${usual ? '' : `:${Number(port)}`}`, path: slashed(path) }
}

function climbs(path: string): boolean {
  return path.split('/').some(part => /^(?:\.|%2e){1,2}$/i.test(part))
}

function slashed(path: string): string {
  return path.endsWith('/') ? path : `${path}/`
}

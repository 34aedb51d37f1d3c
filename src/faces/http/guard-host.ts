import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { PermissionError } from '../../model/errors.ts'

/** The names of the machine itself. */
export const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '[::1]']
/** Host headers kept as good, so that each is looked at once. */
const MOST_KNOWN = 100

/** Under which names a server answers. */
export interface HostNames {
  /** As in a Host header without the port, lower case. */
  readonly names: readonly string[]
  /** Also any address in figures: for probes that ask a machine by its number, where keys are asked for. */
  readonly figures: boolean
}

/**
 * Checks Host and Origin of each request. Answering only to known names, the server cannot be reached by a page elsewhere through a
 * name of its own that resolves here (DNS rebinding); and no request is taken that another site's page has sent.
 * @returns a check that throws PermissionError `host-foreign`, `origin-foreign`
 */
export function hostGuard({ names, figures }: HostNames): (host: string | undefined, origin?: string) => void {
  const known = new Set<string>()
  const ours = (name: string): boolean => names.includes(name) || (figures && isIP(name.replace(/^\[|\]$/g, '')) > 0)
  return (host = '', origin) => {
    if (!known.has(host)) {
      if (!ours(host.replace(/:\d+$/, '').toLowerCase()))
        throw new PermissionError('host-foreign', `this server answers to ${names.join(', ')} only`)
      if (known.size < MOST_KNOWN) known.add(host)
    }
    if (origin !== undefined && !isOurs(origin, host))
      throw new PermissionError('origin-foreign', 'a page of another site may not ask this server')
  }

  // Of this machine's own names the port counts too: what another program serves here is another site.
  function isOurs(origin: string, host: string): boolean {
    if (!URL.canParse(origin)) return false
    const from = new URL(origin)
    return ours(from.hostname) && (!LOOPBACK.includes(from.hostname) || from.host === host.toLowerCase())
  }
}

/**
 * Refuses what a page of another site makes a browser fetch: a picture, a script, a frame, a form (Fetch Metadata, W3C). To follow a link to
 * a page is no such thing; to one that answers a program it is.
 * @throws PermissionError `origin-foreign`
 */
export function checkFetchSite({ url = '', headers, method }: IncomingMessage): void {
  const site = headers['sec-fetch-site']
  if (site !== 'cross-site' && site !== 'same-site') return
  const follows =
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document' &&
    (method === 'GET' || method === 'HEAD')
  // A provider of OpenID Connect sends the browser back by a link.
  if (follows && (!url.startsWith('/v1/') || url.startsWith('/v1/session/oidc/callback?'))) return
  throw new PermissionError('origin-foreign', 'a page of another site may not ask this server')
}

import type { FastifyRequest } from 'fastify'
import { PermissionError } from '../../../model/errors.ts'

/** The header that the desk sends: another site's form cannot, and its script would be asked about first (and refused). */
export const DESK_HEADER = 'x-cordon-desk'

/** The header that the desk sends with what it asks by itself, when nobody has touched it for a while. */
export const UNASKED_HEADER = 'x-cordon-unasked'

/**
 * Refuses what a browser sends for another site or another server of this one.
 * @param acts whether it may change something: then it must come from the desk's own page, and prove it
 * @throws PermissionError `request-foreign`
 */
export function checkFromDesk(request: FastifyRequest, acts: boolean): void {
  const { origin, host, 'sec-fetch-site': site } = request.headers
  if (site !== undefined && site !== 'same-origin' && (acts || site !== 'none')) throw foreign()
  if (origin !== undefined && hostOf(origin) !== host) throw foreign()
  if (!acts) return
  if (request.headers[DESK_HEADER] !== '1' || (origin === undefined && site === undefined)) throw foreign()
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}

function foreign(): PermissionError {
  return new PermissionError('request-foreign', "this takes requests of the desk's own page alone")
}

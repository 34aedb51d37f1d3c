import type { IncomingHttpHeaders } from 'node:http'
import { shown, TaxiiFault } from '../../../operations/taxii-sync/taxii-fault.ts'

const CODES: Readonly<Record<number, readonly [code: string, why: string]>> = {
  400: ['taxii-request-refused', 'it takes the request for malformed'],
  401: ['taxii-unauthorised', 'it does not take the user and password, or the key'],
  403: ['taxii-forbidden', 'this user may not do that'],
  404: ['taxii-not-found', 'there is no such thing, or it is not shown to this user'],
  406: ['taxii-not-acceptable', 'it does not speak TAXII 2.1'],
  413: ['taxii-too-large', 'the request is larger than it takes'],
  415: ['taxii-media-refused', 'it does not take TAXII 2.1'],
  422: ['taxii-unprocessable', 'it does not take the objects'],
  429: ['taxii-busy', 'it is asked too often'],
  503: ['taxii-busy', 'it has no time now'],
}

/** What a status other than success means, with the reason that the server gives (TAXII 2.1, section 3.6). */
export function refusalOf(status: number, headers: IncomingHttpHeaders, body: string): TaxiiFault {
  const [code, why] =
    CODES[status] ?? (status >= 500 ? ['taxii-server-failed', 'it failed'] : ['taxii-request-refused', 'it refuses'])
  const busy = status === 429 || status >= 500 || status === 408
  const reason = reasonOf(body)
  return new TaxiiFault(code, `the server answers ${status}: ${why}${reason === '' ? '' : ` (${reason})`}`, {
    answered: status,
    // What is not there today (501) will not be in a second.
    again: busy && status !== 501,
    afterMs: busy ? retryAfter(headers['retry-after'], headers.date) : null,
  })
}

/** Retry-After in milliseconds (RFC 9110, section 10.2.3), a date by the server's own clock where it tells it; null: none that makes sense. */
export function retryAfter(header: string | undefined, date: string | undefined): number | null {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  const [until, now] = [Date.parse(text), Date.parse(date ?? '')]
  if (!/^[A-Z][a-z]{2},/.test(text) || Number.isNaN(until)) return null
  return Math.max(0, until - (Number.isNaN(now) ? Date.now() : now))
}

function reasonOf(body: string): string {
  try {
    const told = JSON.parse(body) as { title?: unknown; description?: unknown } | null
    return [told?.title, told?.description]
      .filter(text => typeof text === 'string')
      .map(text => shown(text))
      .join(': ')
  } catch {
    return ''
  }
}

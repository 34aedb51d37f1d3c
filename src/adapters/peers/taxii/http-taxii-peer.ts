import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { isTaxiiContent, TAXII_MEDIA } from '../../../formats/taxii/media-type.ts'
import { TaxiiFault } from '../../../operations/taxii-sync/taxii-fault.ts'
import { isSafeOrigin } from '../../../operations/taxii-sync/taxii-path.ts'
import type { TaxiiAnswer, TaxiiPeer } from '../../../operations/taxii-sync/taxii-peer.ts'
import { type AnswerLimits, readAnswer } from './read-answer.ts'
import { refusalOf } from './refusal-of.ts'
import { unreachable } from './unreachable.ts'

/** How a server is reached. */
export interface TaxiiLine {
  readonly origin: string
  /** `Basic …` or `Bearer …`. */
  readonly authorization: string
  /** Certificate authorities in PEM that alone are trusted; null: the runtime's. */
  readonly ca: string | null
  readonly limits?: AnswerLimits | undefined
}

/** † A server that sends less than a kibibyte within half a minute, or takes five minutes for one answer, is given up. */
const LIMITS: AnswerLimits = { spanMs: 30_000, leastBytes: 1_024, mostMs: 300_000 }
const MOST_REDIRECTS = 5
/** † Largest head of an answer, in bytes. */
const MOST_HEAD = 16_384
/** So much of an answer that refuses is read for its reason. */
const MOST_REFUSAL = 65_536

/** A TAXII server over HTTPS, or over plain HTTP on this machine. */
export class HttpTaxiiPeer implements TaxiiPeer {
  readonly #line: TaxiiLine
  readonly #agent: HttpAgent | HttpsAgent

  /** @throws TaxiiFault `taxii-insecure` */
  constructor(line: TaxiiLine) {
    if (!isSafeOrigin(line.origin))
      throw new TaxiiFault('taxii-insecure', `${line.origin} is not reached over TLS: nothing is sent there`)
    this.#line = line
    const keep = { keepAlive: true, maxSockets: 4, timeout: LIMITS.spanMs }
    const { ca } = line
    // Said outright, so that no setting of the environment turns the checking off.
    const tls = { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(ca === null ? {} : { ca }) } as const
    this.#agent = line.origin.startsWith('https:') ? new HttpsAgent({ ...keep, ...tls }) : new HttpAgent(keep)
  }

  get(path: string, mostBytes: number): Promise<TaxiiAnswer> {
    return this.#ask('GET', path, null, mostBytes)
  }

  post(path: string, body: string, mostBytes: number): Promise<TaxiiAnswer> {
    return this.#ask('POST', path, Buffer.from(body), mostBytes)
  }

  close(): void {
    this.#agent.destroy()
  }

  async #ask(method: 'GET' | 'POST', path: string, body: Buffer | null, mostBytes: number): Promise<TaxiiAnswer> {
    const limits = this.#line.limits ?? LIMITS
    const ending = new AbortController()
    const late = new TaxiiFault('taxii-slow', `the server took more than ${limits.mostMs / 1000} s for one answer`, {
      again: true,
    })
    const timer = setTimeout(() => ending.abort(late), limits.mostMs)
    try {
      let at = path
      for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
        const response = await this.#send(method, at, body, limits, ending)
        const led = this.#ledTo(response, method, at)
        if (led === null) return await this.#read(response, mostBytes, limits, ending)
        response.destroy()
        at = led
      }
      throw new TaxiiFault('taxii-redirected', 'the server leads from one address to the next without an end')
    } finally {
      clearTimeout(timer)
      ending.abort(late)
    }
  }

  async #send(
    method: 'GET' | 'POST',
    path: string,
    body: Buffer | null,
    limits: AnswerLimits,
    ending: AbortController,
  ): Promise<IncomingMessage> {
    const { origin, authorization } = this.#line
    if (!path.startsWith('/') || new URL(path, origin).origin !== new URL(origin).origin)
      throw new TaxiiFault('taxii-redirected', 'an address leads away from the server')
    const headers: Record<string, string | number> = {
      accept: TAXII_MEDIA,
      'accept-encoding': 'gzip, br',
      'user-agent': 'cordon',
      authorization,
      ...(body === null ? {} : { 'content-type': TAXII_MEDIA, 'content-length': body.length }),
    }
    const silent = new TaxiiFault('taxii-slow', `the server said nothing for ${limits.spanMs / 1000} s`, {
      again: true,
    })
    const timer = setTimeout(() => ending.abort(silent), limits.spanMs)
    try {
      return await new Promise<IncomingMessage>((resolve, reject) => {
        const options = {
          method,
          headers,
          agent: this.#agent,
          maxHeaderSize: MOST_HEAD,
          signal: ending.signal,
          insecureHTTPParser: false,
        }
        const sent = origin.startsWith('https:')
          ? httpsRequest(`${origin}${path}`, options)
          : httpRequest(`${origin}${path}`, options)
        sent.once('response', resolve)
        sent.on('error', fault => {
          reject(fault)
          // An answer whose head has come is being read: this ends it, and says why.
          ending.abort(unreachable(fault, origin))
        })
        sent.once('upgrade', (_, socket) => {
          socket.destroy()
          reject(new TaxiiFault('taxii-answer-malformed', 'the server changes the protocol'))
        })
        sent.end(body ?? undefined)
      })
    } catch (cause) {
      throw ending.signal.reason instanceof TaxiiFault ? ending.signal.reason : unreachable(cause, origin)
    } finally {
      clearTimeout(timer)
    }
  }

  /** Where a redirect leads, on the same server; null: it is none. */
  #ledTo({ statusCode = 0, headers }: IncomingMessage, method: 'GET' | 'POST', from: string): string | null {
    if (statusCode < 300 || statusCode > 399) return null
    const { origin } = this.#line
    const refused = (why: string): TaxiiFault =>
      new TaxiiFault('taxii-redirected', `the server answers ${statusCode} and ${why}`, { answered: statusCode })
    const { location } = headers
    if (location === undefined || ![301, 302, 303, 307, 308].includes(statusCode)) throw refused('no other address')
    if (method === 'POST' && statusCode !== 307 && statusCode !== 308)
      throw refused('would have the request read instead of written')
    const base = new URL(from, origin)
    if (!URL.canParse(location, base.href)) throw refused('no address')
    const next = new URL(location, base)
    if (next.origin !== base.origin)
      throw refused(`leads to ${next.origin}, where these credentials do not go: add that server itself`)
    return `${next.pathname}${next.search}`
  }

  async #read(
    response: IncomingMessage,
    mostBytes: number,
    limits: AnswerLimits,
    ending: AbortController,
  ): Promise<TaxiiAnswer> {
    const { statusCode = 0, headers } = response
    if (statusCode !== 200 && statusCode !== 202 && statusCode !== 201) {
      const text = await readAnswer(response, MOST_REFUSAL, limits, ending).catch(() => '')
      throw refusalOf(statusCode, headers, text)
    }
    const type = headers['content-type']
    const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(type ?? '')?.[1]
    if (!isTaxiiContent(type) || (charset !== undefined && !/^utf-?8$/i.test(charset))) {
      response.destroy()
      throw new TaxiiFault(
        'taxii-answer-type',
        `the server answers with ${type === undefined ? 'no media type' : JSON.stringify(type.slice(0, 100))}, not with ${TAXII_MEDIA}`,
      )
    }
    const text = await readAnswer(response, mostBytes, limits, ending)
    return { text, first: one(headers['x-taxii-date-added-first']), last: one(headers['x-taxii-date-added-last']) }
  }
}

function one(header: string | string[] | undefined): string | null {
  return typeof header === 'string' ? header : null
}

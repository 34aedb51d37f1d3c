import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { exchange, type HttpAnswer } from './http-exchange.ts'
import { LedgerFault } from './ledger-fault.ts'
import { closedFault, Pace } from './pace.ts'
import { readSourceAddress } from './source-address.ts'
import { FIRST_PAUSE_MS, waitBefore } from './wait-before.ts'

/** How a node or service is reached over HTTP. */
export interface HttpPlan {
  /** User-info, path and query may be keys: they are sent, and never shown. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** Requests a second, each call of a batch counted; absent: as fast as it goes. */
  readonly perSecond?: number | undefined
  /** Requests under way at once. */
  readonly atOnce?: number | undefined
  /** For one answer in full, milliseconds. */
  readonly timeoutMs?: number | undefined
  /** Without a byte, milliseconds. */
  readonly idleMs?: number | undefined
  /** Of one answer, unpacked. */
  readonly maxBytes?: number | undefined
  /** How often a request that failed for now is sent again. */
  readonly retries?: number | undefined
  /** The first pause before that, milliseconds; each further one is twice as long. */
  readonly pauseMs?: number | undefined
}

/**
 * Asks one node or service over HTTP. Every method throws LedgerFault (a SourceError): `ledger-unreachable`, `ledger-timeout`,
 * `ledger-limited`, `ledger-refused` (with `answered`, such as 404), `ledger-answer-large`, `ledger-answer-malformed`, `ledger-closed`.
 */
export interface HttpSource {
  /** `https://host:port`. */
  readonly name: string
  /** JSON. @param path below the address, such as `/blocks/tip/height?x=1` */
  get(path: string): Promise<unknown>
  getText(path: string): Promise<string>
  /**
   * JSON both ways. An answer with a status of failure whose body is JSON-RPC's comes back like any other: Bitcoin Core answers so.
   * @param weight calls of a batch
   */
  post(path: string, body: unknown, weight?: number): Promise<unknown>
  /** Takes the source's keys out of a text. */
  redact(text: string): string
  /** Ends what is under way. */
  close(): void
}

/** Statuses that may pass: too many requests, and servers that are overloaded, restarting or behind a proxy in trouble. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529])

/** Opens a source; nothing is sent yet. @throws InputError `source-address-malformed` */
export function openHttpSource(plan: HttpPlan): HttpSource {
  const { headers = {}, atOnce = 4, timeoutMs = 30_000, idleMs = 15_000, maxBytes = 64 << 20, retries = 5 } = plan
  const { pauseMs = FIRST_PAUSE_MS } = plan
  const address = readSourceAddress(plan.url, headers, ['http:', 'https:'])
  const keep = { keepAlive: true, maxSockets: atOnce, scheduling: 'lifo' } as const
  // Said outright, so that no setting of the environment turns the checking off.
  const agent =
    address.protocol === 'https:' ? new HttpsAgent({ ...keep, rejectUnauthorized: true }) : new HttpAgent(keep)
  const pace = new Pace(plan.perSecond ?? null, atOnce)
  const stop = new AbortController()
  const near = /^(?:127\.|localhost$|::1$)/.test(address.hostname)
  const sent = {
    accept: 'application/json',
    'user-agent': 'cordon',
    ...(near ? {} : { 'accept-encoding': 'gzip' }),
    ...(address.authorization === null ? {} : { authorization: address.authorization }),
    ...headers,
  }

  const once = async (method: 'GET' | 'POST', path: string, body: string | null): Promise<HttpAnswer> => {
    const answer = await exchange({
      ...{ address, method, target: address.target(path), body, agent, maxBytes, timeoutMs, idleMs, stop: stop.signal },
      headers: body === null ? sent : { ...sent, 'content-type': 'application/json' },
    })
    const { status } = answer
    if (status >= 200 && status < 300) return answer
    if (body !== null && ![429, 502, 503, 504].includes(status) && isRpcAnswer(answer.text)) return answer
    const said = address.redact(answer.text).replace(/\s+/g, ' ').trim().slice(0, 200)
    const words = said === '' || said.startsWith('<') ? '' : `: ${said}`
    const limited = status === 429 || (status === 503 && answer.retryAfter !== null)
    throw new LedgerFault(
      limited ? 'ledger-limited' : PASSING.has(status) ? 'ledger-unreachable' : 'ledger-refused',
      `${address.name} answers with status ${status}${words}`,
      { again: PASSING.has(status), answered: status, said, waitMs: waitOf(answer.retryAfter) },
    )
  }

  const ask = async (
    method: 'GET' | 'POST',
    path: string,
    body: string | null,
    weight: number,
  ): Promise<HttpAnswer> => {
    for (let tried = 0; ; tried++) {
      try {
        return await pace.run(() => once(method, path, body), weight)
      } catch (error) {
        if (!(error instanceof LedgerFault) || !error.again || tried >= retries) throw error
        await waitBefore(tried, error.waitMs, stop.signal, pauseMs)
      }
    }
  }

  const json = ({ text }: HttpAnswer): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      // The parser's own words quote the text, which may quote the request.
      const is = text.trimStart().startsWith('<') ? ' but a page of HTML or XML' : ''
      throw new LedgerFault('ledger-answer-malformed', `${address.name} answers with what is no JSON${is}`)
    }
  }

  return {
    name: address.name,
    get: async path => json(await ask('GET', path, null, 1)),
    getText: async path => (await ask('GET', path, null, 1)).text,
    post: async (path, body, weight = 1) => json(await ask('POST', path, JSON.stringify(body), weight)),
    redact: address.redact,
    close() {
      stop.abort(closedFault())
      pace.close()
      agent.destroy()
    },
  }
}

/** True for the answer of a JSON-RPC server, be it an error. */
function isRpcAnswer(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false
  try {
    const read: unknown = JSON.parse(text)
    const first: unknown = Array.isArray(read) ? read[0] : read
    return typeof first === 'object' && first !== null && 'id' in first && ('error' in first || 'result' in first)
  } catch {
    return false
  }
}

/** Milliseconds of a Retry-After, in seconds or as a date (RFC 9110, section 10.2.3). */
function waitOf(retryAfter: string | null): number {
  if (retryAfter === null) return 0
  if (/^\s*\d{1,9}\s*$/.test(retryAfter)) return Number(retryAfter) * 1000
  const at = Date.parse(retryAfter)
  return Number.isNaN(at) ? 0 : Math.max(0, at - Date.now())
}

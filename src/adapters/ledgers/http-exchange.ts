import { type Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { LedgerFault } from './ledger-fault.ts'
import type { SourceAddress } from './source-address.ts'

/** One request, and when it is given up. */
export interface Exchange {
  readonly address: SourceAddress
  readonly method: 'GET' | 'POST'
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  readonly agent: Agent
  readonly maxBytes: number
  /** For all of it. */
  readonly timeoutMs: number
  /** Between two pieces of the answer, and until the first. */
  readonly idleMs: number
  readonly stop: AbortSignal
}

/** An answer whose head may say anything. */
export interface HttpAnswer {
  readonly status: number
  readonly retryAfter: string | null
  readonly text: string
}

/** Largest head of an answer, in bytes. */
const MOST_HEAD = 16_384

/**
 * Sends one request and reads the whole answer, whatever its status. Redirects are not followed: they would carry keys elsewhere.
 * @throws LedgerFault `ledger-unreachable`, `ledger-timeout`, `ledger-answer-large`, `ledger-answer-malformed`
 */
export async function exchange(what: Exchange): Promise<HttpAnswer> {
  const { address, timeoutMs, idleMs, stop } = what
  const ending = new AbortController()
  const end = (fault: LedgerFault): void => ending.abort(fault)
  const late = (ms: number, did: string): LedgerFault =>
    new LedgerFault('ledger-timeout', `${address.name} ${did} ${ms / 1000} s`, { again: true })
  const onStop = (): void => end(stop.reason as LedgerFault)
  if (stop.aborted) onStop()
  stop.addEventListener('abort', onStop)
  const whole = setTimeout(() => end(late(timeoutMs, 'did not answer in full within')), timeoutMs)
  let idle = setTimeout(() => end(late(idleMs, 'sent nothing for')), idleMs)
  const alive = (): void => {
    clearTimeout(idle)
    idle = setTimeout(() => end(late(idleMs, 'sent nothing for')), idleMs)
  }
  try {
    const response = await send(what, ending.signal)
    return await read(what, response, alive)
  } catch (cause) {
    throw ending.signal.reason instanceof LedgerFault ? ending.signal.reason : faultOf(cause, address)
  } finally {
    clearTimeout(whole)
    clearTimeout(idle)
    stop.removeEventListener('abort', onStop)
  }
}

/** A connection that was kept may be closed by the server while the request is on its way: then it goes once more, over a new one. */
async function send(what: Exchange, signal: AbortSignal): Promise<IncomingMessage> {
  const sent: Sent = { again: false }
  try {
    return await sendOnce(what, signal, sent)
  } catch (cause) {
    if (!sent.again) throw cause
    return await sendOnce(what, signal, { again: false }, false)
  }
}

/** Whether a request may go once more: it met a kept connection that was closed, and no byte of an answer. */
interface Sent {
  again: boolean
}

function sendOnce(
  { address, method, target, headers, body, agent }: Exchange,
  signal: AbortSignal,
  told: Sent,
  kept = true,
): Promise<IncomingMessage> {
  return new Promise<IncomingMessage>((resolve, reject) => {
    const request = address.protocol === 'https:' ? httpsRequest : httpRequest
    const sent = request({
      ...{
        host: address.hostname,
        port: address.port || undefined,
        path: target,
        method,
        agent: kept ? agent : false,
        signal,
      },
      // Said outright, so that no setting of the environment turns the checking off.
      ...{ rejectUnauthorized: true },
      headers: { ...headers, ...(body === null ? {} : { 'content-length': Buffer.byteLength(body) }) },
      maxHeaderSize: MOST_HEAD,
    })
    sent.once('response', resolve)
    sent.on('error', cause => {
      told.again = sent.reusedSocket && (cause as NodeJS.ErrnoException).code === 'ECONNRESET'
      reject(cause)
    })
    sent.once('upgrade', (_, socket) => {
      socket.destroy()
      reject(new LedgerFault('ledger-answer-malformed', `${address.name} changes the protocol`))
    })
    sent.end(body ?? undefined)
  })
}

async function read(what: Exchange, response: IncomingMessage, alive: () => void): Promise<HttpAnswer> {
  const { address, maxBytes } = what
  const large = (): LedgerFault =>
    new LedgerFault('ledger-answer-large', `${address.name} sends more than ${maxBytes} bytes for one answer`)
  const chunks: Buffer[] = []
  let sum = 0
  try {
    const packed = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
    if (packed === 'identity' && Number(response.headers['content-length'] ?? 0) > maxBytes) throw large()
    response.on('data', alive)
    response.pause()
    for await (const chunk of unpacked(response, packed, address) as AsyncIterable<Buffer>) {
      sum += chunk.length
      if (sum > maxBytes) throw large()
      chunks.push(chunk)
    }
  } catch (cause) {
    response.destroy()
    throw cause
  }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw new LedgerFault('ledger-answer-malformed', `${address.name} answers with bytes that are no UTF-8`)
  }
  return { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] ?? null, text }
}

function unpacked(response: IncomingMessage, packed: string, address: SourceAddress): Readable {
  if (packed === 'identity' || packed === '') return response
  if (packed !== 'gzip' && packed !== 'x-gzip')
    throw new LedgerFault('ledger-answer-malformed', `${address.name} packs its answer in a way that was not asked for`)
  const unpack = createGunzip()
  // What breaks off below must end what is read above.
  response.once('error', fault => unpack.destroy(fault))
  response.once('aborted', () => unpack.destroy(Object.assign(new Error('broke off'), { code: 'ECONNRESET' })))
  return response.pipe(unpack)
}

/** Node's own error told anew: it is not kept as a cause, since what it holds beside its text is not ours to judge. */
function faultOf(cause: unknown, address: SourceAddress): LedgerFault {
  if (cause instanceof LedgerFault) return cause
  const { code = '', message = '' } = cause as NodeJS.ErrnoException
  const said = address.redact(`${code === '' || message.includes(code) ? '' : `${code}: `}${message}`).slice(0, 200)
  if (code === 'HPE_HEADER_OVERFLOW')
    return new LedgerFault('ledger-answer-large', `${address.name} answers with a head larger than ${MOST_HEAD} bytes`)
  if (/^(?:HPE_|Z_)/.test(code))
    return new LedgerFault('ledger-answer-malformed', `the answer of ${address.name} cannot be read (${code})`, {
      again: true,
    })
  const untrusted = /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|HOSTNAME/.test(code)
  return new LedgerFault('ledger-unreachable', `${address.name} cannot be reached: ${said}`, { again: !untrusted })
}

import { randomBytes } from 'node:crypto'
import { type Agent, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { CordonError, SourceError } from '../../../model/errors.ts'
import { keyFits, type NodeKey } from '../../../operations/node/node-key.ts'
import type { Peer } from '../../../operations/node/peer.ts'
import { answerText, authorizationOf } from '../../../operations/node/signed-request.ts'

/** A request to a peer. */
export interface PeerQuestion {
  readonly method: 'GET' | 'POST'
  /** Path and question behind the peer's address. */
  readonly target: string
  readonly body?: string | undefined
  /** For the whole exchange. */
  readonly timeoutMs: number
  /** Most bytes of an answer that are taken. */
  readonly mostBytes: number
}

/** With what peers are asked. */
export interface Asking {
  readonly key: NodeKey
  /** Unix seconds. */
  now(): number
  /** Keeps connections; must fit the peer's scheme. */
  agent?(url: string): Agent | undefined
  /** A certificate authority beside the system's, PEM. */
  readonly ca?: string | undefined
  /** Ends questions that are under way. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Asks a peer once, signed, and gives the body of its answer, which must be signed over this very question.
 * @throws SourceError `peer-unreachable`, `peer-refused`, `peer-too-long`, `peer-answer-unsigned`
 */
export async function askPeer(peer: Peer, question: PeerQuestion, asking: Asking): Promise<string> {
  const { key } = asking
  const { method, body = '' } = question
  const url = new URL(`${peer.url}${question.target}`)
  const nonce = randomBytes(16).toString('hex')
  const target = `${url.pathname}${url.search}`
  const claim = { method, target, body: key.sha256(body), audience: peer.fingerprint, at: asking.now(), nonce }
  const answer = await exchange(url, peer, question, authorizationOf(claim, key), asking)
  const { status, text, key: theirs, signature } = answer
  const signed =
    keyFits(theirs, peer.fingerprint, key) && key.verify(theirs, answerText(nonce, status, key.sha256(text)), signature)
  if (status !== 200) throw new SourceError('peer-refused', `the peer ${peer.name} answered ${status}${said(text)}`)
  if (!signed)
    throw new SourceError('peer-answer-unsigned', `the answer of ${peer.name} is not signed by it over what was asked`)
  return text
}

interface Answer {
  readonly status: number
  readonly text: string
  readonly key: string
  readonly signature: string
}

function exchange(
  url: URL,
  peer: Peer,
  { method, body, timeoutMs, mostBytes }: PeerQuestion,
  authorization: string,
  { agent, ca, signal }: Asking,
): Promise<Answer> {
  const unreachable = (cause: unknown): SourceError => {
    const { code, message } = cause as NodeJS.ErrnoException
    return new SourceError('peer-unreachable', `the peer ${peer.name} cannot be reached: ${code ?? message}`, { cause })
  }
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestSecure : requestPlain
    const headers = {
      authorization,
      'user-agent': 'cordon-peer/1',
      ...(body === undefined
        ? {}
        : { 'content-type': 'application/x-cordon-entries', 'content-length': Buffer.byteLength(body) }),
    }
    const request = send(url, {
      method,
      headers,
      agent: agent?.(url.href),
      ...(ca ? { ca } : {}),
      ...(signal ? { signal } : {}),
    })
    const timer = setTimeout(
      () => fail(new SourceError('peer-unreachable', `${peer.name} did not answer in time`)),
      timeoutMs,
    )
    const fail = (fault: unknown): void => {
      clearTimeout(timer)
      request.destroy()
      reject(fault instanceof CordonError ? fault : unreachable(fault))
    }
    request.on('error', fail)
    request.on('response', response => {
      const chunks: Buffer[] = []
      let bytes = 0
      response.on('error', fail)
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > mostBytes) fail(new SourceError('peer-too-long', `${peer.name} sent more than ${mostBytes} bytes`))
        else chunks.push(chunk)
      })
      response.on('end', () => {
        clearTimeout(timer)
        const one = (name: string): string => String(response.headers[name] ?? '')
        const text = Buffer.concat(chunks).toString('utf8')
        resolve({ status: response.statusCode ?? 0, text, key: one('cordon-key'), signature: one('cordon-signature') })
      })
      response.on('close', () => {
        if (!response.complete) fail(new Error('the answer was cut off'))
      })
    })
    request.end(body)
  })
}

// What the other side says of why may go into a log, so only letters that cannot do harm there.
function said(text: string): string {
  const found = /"code":"([a-z0-9-]{1,60})"/.exec(text)
  return found ? ` (${found[1]})` : ''
}

import { randomBytes } from 'node:crypto'
import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { CordonError, SourceError } from '../../model/errors.ts'
import { keyFits, type NodeKey } from '../../operations/node/node-key.ts'
import type { Peer } from '../../operations/node/peer.ts'
import { answerText, authorizationOf } from '../../operations/node/signed-request.ts'
import type { Clock } from '../../operations/ports.ts'
import type { PeerRequest, SendToPeer } from './http-psi-link.ts'

/** With what peers are asked. */
export interface SignedSending {
  readonly key: NodeKey
  readonly clock: Pick<Clock, 'now'>
  /** A certificate authority beside the system's, PEM. */
  readonly ca?: string | undefined
}

/**
 * Asks a peer with signed requests of bytes. An answer counts only where the peer signed it over this very question; a refusal may be
 * unsigned, since it is told and not believed.
 * @throws SourceError `peer-unreachable`, `peer-too-long`, `peer-answer-unsigned`
 */
export function sendSigned(peer: Peer, { key, clock, ca }: SignedSending): SendToPeer {
  return async asked => {
    if (peer.url === null) throw new SourceError('peer-unreachable', `the peer ${peer.name} has no address: it asks us`)
    const url = new URL(`${peer.url}${asked.target}`)
    const nonce = randomBytes(16).toString('hex')
    const body = asked.body ?? new Uint8Array()
    const target = `${url.pathname}${url.search}`
    const claim = {
      method: asked.method,
      target,
      body: key.sha256(body),
      audience: peer.fingerprint,
      at: clock.now(),
      nonce,
    }
    const answer = await exchange(url, peer.name, asked, authorizationOf(claim, key), ca)
    const { status } = answer
    const text = answerText(nonce, status, key.sha256(answer.body))
    if (status < 300 && !(keyFits(answer.key, peer.fingerprint, key) && key.verify(answer.key, text, answer.signature)))
      throw new SourceError(
        'peer-answer-unsigned',
        `the answer of ${peer.name} is not signed by it over what was asked`,
      )
    return { status, body: answer.body }
  }
}

interface Answer {
  readonly status: number
  readonly body: Uint8Array
  readonly key: string
  readonly signature: string
}

function exchange(
  url: URL,
  name: string,
  { method, body, contentType, mostBytes, patience }: PeerRequest,
  authorization: string,
  ca: string | undefined,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestSecure : requestPlain
    const headers = {
      authorization,
      'user-agent': 'cordon-peer/1',
      ...(body === null ? {} : { 'content-type': contentType ?? '', 'content-length': body.length }),
    }
    const request = send(url, { method, headers, ...(ca === undefined ? {} : { ca }) })
    const fail = (cause: unknown): void => {
      clearTimeout(timer)
      request.destroy()
      const { code, message } = cause as NodeJS.ErrnoException
      const said = `the peer ${name} cannot be reached: ${code ?? message}`
      reject(cause instanceof CordonError ? cause : new SourceError('peer-unreachable', said, { cause }))
    }
    const timer = setTimeout(() => fail(new Error('it did not answer in time')), patience)
    request.on('error', fail)
    request.on('response', response => {
      whole(response, mostBytes).then(bytes => {
        clearTimeout(timer)
        const one = (header: string): string => String(response.headers[header] ?? '')
        const status = response.statusCode ?? 0
        resolve({ status, body: bytes, key: one('cordon-key'), signature: one('cordon-signature') })
      }, fail)
    })
    request.end(body ?? undefined)
  })
}

async function whole(response: IncomingMessage, mostBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response) {
    bytes += (chunk as Buffer).length
    if (bytes > mostBytes) throw new SourceError('peer-too-long', `the peer sent more than ${mostBytes} bytes`)
    chunks.push(chunk as Buffer)
  }
  if (!response.complete) throw new Error('the answer was cut off')
  return Buffer.concat(chunks)
}

import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { NodeKey } from '../../operations/node/node-key.ts'
import type { Peer } from '../../operations/node/peer.ts'
import { answerText, MOST_SKEW, requestText } from '../../operations/node/signed-request.ts'
import type { Clock } from '../../operations/ports.ts'
import { faultBody, faultOf } from '../http/fault-of.ts'
import { HttpFault } from '../http/http-fault.ts'
import { type Claimant, PeerGate } from './authenticate-peer.ts'
import { ReplayCache } from './replay-cache.ts'

/** What checking peers needs. */
export interface SignedScope {
  readonly key: NodeKey
  readonly clock: Pick<Clock, 'now'>
  /** Peers by fingerprint. */
  peers(): Promise<ReadonlyMap<string, Peer>>
}

/**
 * Makes a context of the server one that only peers may ask, by signed requests with bodies of bytes, and in which every answer is signed
 * over its question. Whoever is no peer is sent away before the body is read.
 * @returns tells the peer that a request is from
 */
export function signedScope(
  server: FastifyInstance,
  mediaType: string,
  { key, clock, peers }: SignedScope,
): (request: FastifyRequest) => Peer {
  const gate = new PeerGate(key, clock, peers)
  const replays = new ReplayCache(2 * MOST_SKEW)
  const claims = new WeakMap<FastifyRequest, Claimant>()
  const proven = new WeakSet<FastifyRequest>()

  server.removeAllContentTypeParsers()
  server.addContentTypeParser(mediaType, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  server.addHook('onRequest', async request => {
    claims.set(request, await gate.claimant(request.headers.authorization))
  })
  server.addHook('preHandler', async request => {
    const { peer, credentials } = claims.get(request) ?? missing()
    const { at, nonce, signature } = credentials
    const body = key.sha256(request.body instanceof Uint8Array ? request.body : '')
    const claim = { method: request.method, target: request.url, body, audience: key.fingerprint, at, nonce }
    if (!key.verify(credentials.key, requestText(claim), signature))
      throw new HttpFault(401, 'peer-signature-wrong', 'the signature is not over this request to this node')
    const seen = replays.take(peer.fingerprint, nonce, clock.now())
    if (seen === 'replayed') throw new HttpFault(401, 'peer-request-replayed', 'this very request was made before')
    if (seen === 'full') throw new HttpFault(429, 'peer-too-often', 'this peer asks more often than any need', 60)
    proven.add(request)
  })
  server.addHook('onSend', async (request, reply, payload) => {
    const claim = claims.get(request)
    if (!claim || !proven.has(request)) return payload
    const body = typeof payload === 'string' || payload instanceof Uint8Array ? payload : ''
    const text = answerText(claim.credentials.nonce, reply.statusCode, key.sha256(body))
    reply.header('cordon-key', key.publicKey).header('cordon-signature', key.sign(text))
    return payload
  })
  server.setErrorHandler((error: unknown, request, reply) => {
    const fault = faultOf(error)
    if (fault instanceof HttpFault && fault.retryAfter !== null) reply.header('retry-after', fault.retryAfter)
    return reply
      .code(fault.status)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(faultBody(fault, request.id)))
  })
  return request => (proven.has(request) ? (claims.get(request) ?? missing()) : missing()).peer
}

function missing(): never {
  throw new HttpFault(401, 'peer-credentials-missing', 'only peers of this node may ask this')
}

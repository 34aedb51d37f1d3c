import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { InputError } from '../../model/errors.ts'
import { ENTRIES_TYPE, MOST_ENTRIES, MOST_PAGE_BYTES, writePage } from '../../operations/node/entries-page.ts'
import { LogTree } from '../../operations/node/log-tree.ts'
import { makePage, type ReleasePolicy } from '../../operations/node/make-page.ts'
import { type NodeKey, signHead } from '../../operations/node/node-key.ts'
import type { Peer } from '../../operations/node/peer.ts'
import type { PeerDiary } from '../../operations/node/peer-diary.ts'
import type { Receiving } from '../../operations/node/receiving.ts'
import { answerText } from '../../operations/node/signed-request.ts'
import { takePage } from '../../operations/node/take-page.ts'
import { faultBody, faultOf } from '../http/fault-of.ts'
import { HttpFault } from '../http/http-fault.ts'
import { type Claimant, PeerGate } from './authenticate-peer.ts'
import { proofOf } from './proof-of.ts'
import { numberIn } from './query-number.ts'
import { SizeWatch } from './size-watch.ts'

/** What the face to other nodes needs. */
export interface PeerSetting {
  readonly key: NodeKey
  readonly receiving: Receiving
  readonly policy: ReleasePolicy
  /** Where it is written down how far each peer has read this log; nowhere without it. */
  readonly diary?: Pick<PeerDiary, 'served'> | undefined
  /** Hears of objects that a peer brought. */
  took?(added: number, peer: Peer): void
}

/** † Most seconds that a question for new entries may wait. */
const MOST_WAIT = 25
/** † Questions of one peer that may wait at once. */
const MOST_WAITING = 8
/** Heads shown of each node. */
const HEADS_EACH = 20

/**
 * The face to other nodes under `/peer/v1/`: who this node is, pages of its log, proofs, heads that it has seen. Only peers are answered,
 * by signed requests, and every answer is signed over its question.
 */
export async function peerRoutes(server: FastifyInstance, setting: PeerSetting): Promise<void> {
  await server.register(async scope => routes(scope, setting), { prefix: '/peer/v1' })
}

function routes(server: FastifyInstance, { key, receiving, policy, took, diary }: PeerSetting): void {
  const { store, shelf, clock, self } = receiving
  const leaves = async (after: number, limit: number) => (await store.leaves(after, limit)).map(leaf => leaf.hash)
  const tree = new LogTree(leaves, key, () => receiving.breathe())
  const gate = new PeerGate(key, clock, () => receiving.peers())
  const watch = new SizeWatch(() => store.size())
  const closing = new AbortController()
  const claims = new WeakMap<FastifyRequest, Claimant>()
  const proven = new WeakSet<FastifyRequest>()
  const waiting = new Map<string, number>()
  /** Pages of one peer are taken in one after the other. */
  const turns = new Map<string, Promise<unknown>>()

  server.addHook('preClose', async () => closing.abort())
  server.removeAllContentTypeParsers()
  server.addContentTypeParser(ENTRIES_TYPE, { parseAs: 'string' }, (_request, body, done) => done(null, body))
  server.addHook('onRequest', async request => {
    claims.set(request, await gate.claimant(request.headers.authorization))
  })
  server.addHook('preHandler', async request => {
    gate.check(claimOf(request), request.method, request.url, typeof request.body === 'string' ? request.body : '')
    proven.add(request)
  })
  server.addHook('onSend', async (request, reply, payload) => {
    if (!proven.has(request) || typeof payload !== 'string') return payload
    const text = answerText(claimOf(request).credentials.nonce, reply.statusCode, key.sha256(payload))
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

  server.get('/node', async (request, reply) => {
    const { fingerprint, name, country, sector, id } = self
    const { peer } = claimOf(request)
    const held = await shelf.state(peer.fingerprint)
    const size = await store.size()
    const root = Buffer.from((await tree.grown(size)).root(size)).toString('hex')
    const head = signHead({ size, root, at: clock.now() }, key)
    const node = { fingerprint, key: key.publicKey, name, country, sector, id }
    return send(reply, { node, head, pulls: peer.url !== null, held: { cursor: held.cursor, takenFor: held.takenFor } })
  })

  server.get('/entries', async (request, reply) => {
    const { peer } = claimOf(request)
    const after = numberIn(request, 'after', 0, 0, Number.MAX_SAFE_INTEGER)
    const limit = numberIn(request, 'limit', 1_000, 1, MOST_ENTRIES)
    const wait = numberIn(request, 'wait', 0, 0, MOST_WAIT)
    // A diary that cannot be written must keep nobody from the log.
    void diary?.served(peer.fingerprint, Math.min(after, await store.size())).catch(() => undefined)
    const others = waiting.get(peer.fingerprint) ?? 0
    if (wait > 0 && others >= MOST_WAITING)
      throw new HttpFault(429, 'peer-too-often', 'too many questions wait already', 1)
    waiting.set(peer.fingerprint, others + 1)
    try {
      // What is not there yet is waited for; what is not there any more is told at once.
      if ((await store.size()) === after) await watch.beyond(after, wait * 1_000, gone(reply, closing.signal))
      const page = await makePage({ store, tree, key, clock, policy }, peer, { after, limit })
      return reply.type(ENTRIES_TYPE).send(writePage(page))
    } finally {
      waiting.set(peer.fingerprint, (waiting.get(peer.fingerprint) ?? 1) - 1)
    }
  })

  server.post('/entries', { bodyLimit: MOST_PAGE_BYTES }, async (request, reply) => {
    const { peer } = claimOf(request)
    if (typeof request.body !== 'string') throw new InputError('page-malformed', 'a page of entries is the body')
    const page = await receiving.readPage(request.body, peer.fingerprint)
    const turn = (turns.get(peer.fingerprint) ?? Promise.resolve()).then(() => takePage(page, peer, receiving))
    turns.set(
      peer.fingerprint,
      turn.catch(() => undefined),
    )
    const { added, known, refused, deferred, state } = await turn
    if (added > 0) took?.(added, peer)
    return send(reply, { added, known, refused, deferred, cursor: state.cursor })
  })

  server.get('/heads', async (_request, reply) => {
    const nodes = [self.fingerprint, ...(await receiving.peers()).keys()]
    const heads = await Promise.all(nodes.map(node => shelf.heads(node, HEADS_EACH)))
    return send(reply, { heads: heads.flat().map(seen => seen.head) })
  })

  server.get('/proof', async (request, reply) => send(reply, await proofOf(request, { store, tree, key, clock })))

  function claimOf(request: FastifyRequest): Claimant {
    const claim = claims.get(request)
    if (claim === undefined)
      throw new HttpFault(401, 'peer-credentials-missing', 'only peers of this node may ask this')
    return claim
  }
}

/** A signal that also tells that the asker has gone away. */
function gone(reply: FastifyReply, closing: AbortSignal): AbortSignal {
  const left = new AbortController()
  reply.raw.once('close', () => left.abort())
  return AbortSignal.any([closing, left.signal])
}

function send(reply: FastifyReply, answer: object): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer))
}

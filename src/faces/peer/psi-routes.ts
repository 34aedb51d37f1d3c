import type { FastifyInstance, FastifyRequest } from 'fastify'
import { MOST_POINTS, OUTPUT_BYTES, POINT_BYTES } from '../../analysis/psi/psi-suite.ts'
import { CordonError, InputError } from '../../model/errors.ts'
import type { PsiDesk } from '../../operations/psi/psi-desk.ts'
import { PSI_BYTES, PSI_PATH, RECEIPT_BYTES, splitReceipt, withReceipt } from '../../operations/psi/psi-wire.ts'
import type { PsiWorld } from '../../operations/psi/psi-world.ts'
import { takeTold } from '../../operations/psi/take-told.ts'
import { HttpFault } from '../http/http-fault.ts'
import { type SignedScope, signedScope } from './signed-scope.ts'

/** What the routes need. */
export interface PsiRoutes extends SignedScope {
  readonly desk: PsiDesk
  readonly world: PsiWorld
}

const MOST_BYTES = RECEIPT_BYTES + MOST_POINTS * POINT_BYTES
const EPOCH = `${PSI_PATH}/lists/:list/:epoch`
/** What is told once is at most what can be asked once. */
const MOST_TOLD = MOST_POINTS * OUTPUT_BYTES

interface Place {
  readonly list: string
  readonly epoch: string
  readonly session: string
}

/** The routes by which peers ask this node's lists, by signed requests alone. They stand in a context of their own. */
export async function psiRoutes(server: FastifyInstance, setting: PsiRoutes): Promise<void> {
  const { desk, world } = setting
  await server.register(async inner => {
    const peerOf = signedScope(inner, PSI_BYTES, setting)

    inner.get(`${PSI_PATH}/lists`, async request => ({ lists: await desk.offers(peerOf(request)) }))

    inner.get(`${EPOCH}/imprints`, async (request, reply) => {
      const peer = peerOf(request)
      const imprints = await told(desk.imprints(peer, request.params as Place))
      return reply.header('content-type', PSI_BYTES).send(Buffer.from(imprints))
    })

    inner.post(`${EPOCH}/sessions/:session`, { bodyLimit: MOST_BYTES }, async (request, reply) => {
      const peer = peerOf(request)
      const sent = splitReceipt(bytesOf(request))
      if (sent === null) throw new InputError('psi-query-malformed', 'a receipt and points are needed')
      const { receipt, bytes: points } = sent
      const order = { ...(request.params as Place), points, receipt }
      const { answer, receipt: own } = await told(desk.answer(peer, order))
      return reply.header('content-type', PSI_BYTES).send(Buffer.from(withReceipt(own, answer)))
    })

    inner.post(`${EPOCH}/told/:session`, { bodyLimit: MOST_TOLD }, async (request, reply) => {
      const peer = peerOf(request)
      const { count, what } = request.query as { readonly count?: string; readonly what?: string }
      if (!/^\d{1,6}$/.test(count ?? '') || (what !== 'count' && what !== 'matches'))
        throw new InputError('psi-told-malformed', 'count=NUMBER and what=count or what=matches are needed')
      const bytes = bytesOf(request)
      const outputs = what === 'matches' ? bytes : null
      if (outputs === null && bytes.length > 0)
        throw new InputError('psi-told-malformed', 'what=count is told without outputs')
      await takeTold(peer, { ...(request.params as Place), count: Number(count), outputs }, world)
      return reply.status(204).send()
    })
  })
}

function bytesOf({ body }: FastifyRequest): Uint8Array {
  if (body === undefined || body === null) return new Uint8Array()
  if (!(body instanceof Uint8Array)) throw new HttpFault(415, 'media-type-unknown', `the body must be ${PSI_BYTES}`)
  return body
}

/** What a peer should do about it is in the status: ask later, or in a day. */
async function told<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (fault) {
    if (!(fault instanceof CordonError)) throw fault
    if (fault.code === 'psi-busy') throw new HttpFault(503, fault.code, fault.message, 60)
    if (fault.code === 'psi-limit-reached') throw new HttpFault(429, fault.code, fault.message, 3_600)
    throw fault
  }
}

import type { FastifyInstance } from 'fastify'
import type { Gate } from './gate.ts'
import type { Readiness } from './readiness.ts'
import type { ServerMeters } from './server-meters.ts'

/** `/healthz` (the process answers), `/readyz` (it can do its work) and `/metrics`. The first two ask for no key. */
export function stateRoutes(
  server: FastifyInstance,
  gate: Gate,
  meters: ServerMeters,
  ready: () => Promise<Readiness>,
): void {
  server.get('/healthz', { onRequest: gate.hook('nothing', meters.route('GET', '/healthz')) }, async () => ({
    status: 'live',
  }))
  server.get(
    '/readyz',
    { onRequest: gate.hook('nothing', meters.route('GET', '/readyz')) },
    async (_request, reply) => {
      const state = await ready()
      return reply.code(state.status === 'ready' ? 200 : 503).send(state)
    },
  )
  server.get(
    '/metrics',
    { onRequest: gate.hook('metrics', meters.route('GET', '/metrics')) },
    async (_request, reply) => {
      await ready()
      const { type, text } = await meters.text()
      return reply.header('content-type', type).send(text)
    },
  )
}

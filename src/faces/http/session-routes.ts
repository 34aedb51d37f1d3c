import type { FastifyInstance } from 'fastify'
import type { World } from '../../operations/world.ts'
import type { Gate } from './gate.ts'
import type { ServerMeters } from './server-meters.ts'

/** What the desk is told of its server. */
export interface SessionSetting {
  readonly world: World
  readonly version: string
  readonly home: string | null
  /** Whether callers must say who they are. */
  guarded(): boolean
}

/** `GET /v1/session`: who sits at the desk. */
export function sessionRoutes(
  server: FastifyInstance,
  { world, version, home, guarded }: SessionSetting,
  gate: Gate,
  meters: ServerMeters,
): void {
  server.get(
    '/v1/session',
    { onRequest: gate.hook('nothing', meters.route('GET', '/v1/session')) },
    async (_request, reply) => {
      const self = await world.sharing.self()
      const node = self === null ? null : { name: self.name, country: self.country }
      const nobody = { user: null, roles: [], tenant: null, scopes: [] }
      const mode = guarded() ? 'guarded' : 'open'
      return reply.send({ mode, ...nobody, version, node, home, ways: [] })
    },
  )
}

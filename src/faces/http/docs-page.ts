import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import type { Gate } from './gate.ts'
import type { ServerMeters } from './server-meters.ts'

/** Only what the server itself hands out is loaded. Swagger UI sets styles on elements, hence the one exception. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** `/openapi.json`, and the same to read and try at `/docs`, without anything from another site. */
export async function docsPage(
  server: FastifyInstance,
  document: object,
  gate: Gate,
  meters: ServerMeters,
): Promise<void> {
  const text = JSON.stringify(document)
  server.get(
    '/openapi.json',
    { onRequest: gate.hook('a key', meters.route('GET', '/openapi.json'), true) },
    async (_request, reply) => reply.header('content-type', 'application/json; charset=utf-8').send(text),
  )
  await server.register(async scope => {
    scope.addHook('onRequest', gate.hook('a key', meters.route('GET', '/docs'), true))
    await scope.register(swagger, { mode: 'static', specification: { document: document as never } })
    await scope.register(swaggerUi, {
      routePrefix: '/docs',
      staticCSP: POLICY,
      theme: { title: 'Cordon: HTTP API' },
      uiConfig: {
        layout: 'BaseLayout',
        docExpansion: 'list',
        displayRequestDuration: true,
        persistAuthorization: false,
      },
    })
  })
}

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

/**
 * `/openapi.json`, and the same to read and try at `/docs`, without anything from another site.
 * @param describe makes the description; a quarter of a second, so that it is made when somebody first asks
 */
export async function docsPage(
  server: FastifyInstance,
  describe: () => object,
  gate: Gate,
  meters: ServerMeters,
): Promise<void> {
  let made: { readonly document: object; readonly text: string } | null = null
  const description = () => {
    if (made === null) {
      const document = describe()
      made = { document, text: JSON.stringify(document) }
    }
    return made
  }
  server.get(
    '/openapi.json',
    { onRequest: gate.hook('a key', meters.route('GET', '/openapi.json'), true) },
    async (_request, reply) => reply.header('content-type', 'application/json; charset=utf-8').send(description().text),
  )
  await server.register(async scope => {
    scope.addHook('onRequest', gate.hook('a key', meters.route('GET', '/docs'), true))
    await scope.register(swagger, { mode: 'static', specification: { document: {} as never } })
    await scope.register(swaggerUi, {
      routePrefix: '/docs',
      staticCSP: POLICY,
      transformSpecification: () => ({ ...description().document }),
      transformSpecificationClone: false,
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

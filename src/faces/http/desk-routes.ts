import helmet from '@fastify/helmet'
import files from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Gate } from './gate.ts'
import type { ServerMeters } from './server-meters.ts'

/** Everything comes from this server, and no code or style stands in the page itself. */
const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  workerSrc: ["'self'"],
  manifestSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}

/**
 * The web desk at `/desk`: its files are the same for everybody and hold no data, so that they need no key. Files whose names hold their
 * digest are kept for a year, the page itself is asked for anew each time.
 * @param folder of the built desk
 * @param secure whether browsers come by TLS, and are told to come by nothing else
 */
export async function deskRoutes(
  server: FastifyInstance,
  { folder, secure }: { readonly folder: string; readonly secure: boolean },
  gate: Gate,
  meters: ServerMeters,
): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'no-referrer' },
  })
  await server.register(files, {
    root: folder,
    serve: false,
    preCompressed: true,
    cacheControl: false,
    etag: true,
    lastModified: false,
  })
  const letIn = (route: string) => ({ onRequest: gate.hook('nothing', meters.route('GET', route)) })
  const page = (reply: FastifyReply) => reply.header('cache-control', 'no-cache').sendFile('index.html')
  server.get<{ Params: { '*': string } }>('/desk/assets/*', letIn('/desk/assets/*'), (request, reply) =>
    reply.header('cache-control', 'public, max-age=31536000, immutable').sendFile(`assets/${request.params['*']}`),
  )
  server.get('/desk', letIn('/desk'), (_request, reply) => reply.redirect('/desk/', 308))
  // Every path of the desk opens the same page, which then shows what the path names.
  server.get('/desk/*', letIn('/desk/*'), (_request, reply) => page(reply))
}

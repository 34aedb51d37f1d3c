import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { acceptsTaxii, isTaxiiContent, TAXII_MEDIA } from '../../formats/taxii/media-type.ts'
import type { User } from '../../operations/users/user.ts'
import type { World } from '../../operations/world.ts'
import { faultOf } from '../http/fault-of.ts'
import { HttpFault } from '../http/http-fault.ts'
import type { RouteMeter } from '../http/route-meter.ts'
import type { TaxiiLogin } from './taxii-login.ts'
import { refuseTaxii } from './taxii-reply.ts'
import { API_ROOT, TAXII_PREFIX, type TaxiiSetting } from './taxii-setting.ts'
import '../http/caller.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks the TAXII face; null: nobody was let in. */
    taxiiUser: User | null
  }
}

/** Which methods a path under the face answers. */
const METHODS: readonly (readonly [path: RegExp, methods: string])[] = [
  [/^\/?$/, 'GET, HEAD'],
  [/^\/[^/]+\/?$/, 'GET, HEAD'],
  [/^\/[^/]+\/status\/[^/]+\/?$/, 'GET, HEAD'],
  [/^\/[^/]+\/collections(?:\/[^/]+)?\/?$/, 'GET, HEAD'],
  [/^\/[^/]+\/collections\/[^/]+\/manifest\/?$/, 'GET, HEAD'],
  [/^\/[^/]+\/collections\/[^/]+\/objects\/?$/, 'GET, HEAD, POST'],
  [/^\/[^/]+\/collections\/[^/]+\/objects\/[^/]+\/?$/, 'GET, HEAD, DELETE'],
  [/^\/[^/]+\/collections\/[^/]+\/objects\/[^/]+\/versions\/?$/, 'GET, HEAD'],
]

/**
 * Sets up what all routes of the face have in common: who asks is found out before anything else, then whether both sides speak TAXII
 * 2.1, and only then is a body read. Every refusal has TAXII's media type and form.
 */
export function taxiiHooks(
  scope: FastifyInstance,
  login: TaxiiLogin,
  meters: ReadonlyMap<string, RouteMeter>,
  setting: TaxiiSetting,
): void {
  scope.decorateRequest('taxiiUser', null)
  for (const name of ['caller', 'meter', 'fault'] as const)
    if (!scope.hasRequestDecorator(name)) scope.decorateRequest(name, null)
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  scope.addHook('onRequest', async (request, reply) => {
    // Refusals of the router's own, such as of a body too large, carry it too.
    reply.header('content-type', TAXII_MEDIA)
    request.meter = meters.get(`${request.method} ${request.routeOptions.url ?? ''}`) ?? null
    const user = await login.user(request)
    request.taxiiUser = user
    // Names of users are made of safe characters only, as the log asks of what names a caller.
    const by = `user:${user.name}`
    request.caller = { world: { ...setting.world, by } as World, key: by }
    if (!acceptsTaxii(request.headers.accept))
      throw new HttpFault(406, 'accept-unfit', `this answers with ${TAXII_MEDIA} only`)
    if (request.method === 'POST' && !request.is404) checkContent(request)
  })
  scope.setErrorHandler((error: unknown, request, reply) => refused(error, request, reply, setting))
  scope.setNotFoundHandler((request, reply) => {
    const path = request.url.replace(/\?.*/s, '').slice(TAXII_PREFIX.length)
    const ours = /^\/?$/.test(path) || path === API_ROOT || path.startsWith(`${API_ROOT}/`)
    const methods = ours ? METHODS.find(([pattern]) => pattern.test(path))?.[1] : undefined
    const fault =
      methods === undefined
        ? new HttpFault(404, 'route-unknown', 'there is nothing here')
        : new HttpFault(405, 'method-unknown', `this answers ${methods}, not ${request.method}`)
    if (methods !== undefined) reply.header('allow', methods)
    return refused(fault, request, reply, setting)
  })
}

function checkContent({ headers }: FastifyRequest): void {
  if (!isTaxiiContent(headers['content-type']))
    throw new HttpFault(415, 'content-type-unfit', `this takes ${TAXII_MEDIA} only`)
  const encoding = headers['content-encoding']
  if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity')
    throw new HttpFault(415, 'content-encoding-unfit', 'this takes bodies that are not compressed')
}

function refused(error: unknown, request: FastifyRequest, reply: FastifyReply, setting: TaxiiSetting): FastifyReply {
  const fault = faultOf(error)
  request.fault = fault.code
  if (fault.status >= 500) setting.told?.(error, request.id)
  return refuseTaxii(fault, request, reply)
}

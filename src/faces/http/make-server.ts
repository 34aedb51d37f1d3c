import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { ReportOptions } from '../../formats/report/render-report.ts'
import { RecentMemo } from '../../operations/cases/document-memo.ts'
import type { AnyOperation } from '../../operations/define-operation.ts'
import { OPERATIONS } from '../../operations/index.ts'
import { keyLives } from '../../operations/keys/fold-keys.ts'
import { peerStates } from '../../operations/node/peer-states.ts'
import type { World } from '../../operations/world.ts'
import type { Exchange } from '../crew.ts'
import type { NodeAtWork } from '../node-doors.ts'
import { nodeRoutes } from '../peer/node-routes.ts'
import { refuseTaxii } from '../taxii/taxii-reply.ts'
import { isTaxiiPath } from '../taxii/taxii-setting.ts'
import './caller.ts'
import { casePages } from './case-pages.ts'
import { ChangeFeed } from './change-feed.ts'
import { answerClientError } from './client-error.ts'
import { limitConnections } from './connection-limit.ts'
import { deskRoutes } from './desk-routes.ts'
import { docsPage } from './docs-page.ts'
import { FactFeed } from './fact-feed.ts'
import { FailedKeys } from './failed-keys.ts'
import { faultBody, faultOf } from './fault-of.ts'
import { Gate } from './gate.ts'
import { checkFetchSite, type HostNames, hostGuard, LOOPBACK } from './guard-host.ts'
import { HttpFault } from './http-fault.ts'
import { joinRates } from './joint-rates.ts'
import { KeyRing } from './key-ring.ts'
import type { ListStates } from './list-state.ts'
import { monitorRoute } from './monitor-route.ts'
import { describeApi } from './openapi/describe-api.ts'
import { operationRoutes } from './operation-routes.ts'
import { readJson } from './read-json.ts'
import { type Check, type Readiness, readiness } from './readiness.ts'
import { requestIds } from './request-ids.ts'
import { jsonLog, type LogPlace, logRequests } from './request-log.ts'
import { RATE } from './server-defaults.ts'
import { ServerMeters } from './server-meters.ts'
import { OidcDoor, type OidcSetting } from './session/oidc-door.ts'
import { openSignIn } from './session/open-sign-in.ts'
import { sessionRoutes } from './session-routes.ts'
import { stateRoutes } from './state-routes.ts'
import { streamRoute } from './stream-route.ts'
import { workChecks } from './work-checks.ts'

/** What a server shows, and to whom. */
export interface ServerSetting {
  readonly world: World
  readonly version: string
  /** The case whose report stands at `/`; null: the list of cases. */
  readonly home: string | null
  /** The folder of the built web desk; undefined: no desk is served, and reports stand at `/`. */
  readonly desk?: string | undefined
  /** What is told of a case in its report beside its trace. */
  about(name: string): ReportOptions
  /** Every operation that is served; all there are, unless said otherwise. */
  readonly operations?: readonly AnyOperation[] | undefined
  /** Names under which it answers beside those of the machine itself. */
  readonly hosts?: HostNames | undefined
  /** Requests a second of a key that names no rate of its own. */
  readonly rate?: number | undefined
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  readonly proxies?: readonly string[] | undefined
  readonly tls?: { readonly cert: string; readonly key: string; readonly asks: boolean } | undefined
  /** Where requests are told; nowhere, unless said otherwise. */
  readonly log?: LogPlace | undefined
  /** The lists against which it screens, for `/readyz` and `/metrics`. */
  readonly lists?: ListStates | undefined
  /** The system's code for why the data folder cannot be written to, for `/readyz`; null: it can. Undefined: nobody looks. */
  readonly disk?: (() => Promise<string | null>) | undefined
  /** The node that the data folder is, for its peers. */
  readonly node?: NodeAtWork | undefined
  /** The other processes that answer at the same port, if there are any. */
  readonly exchange?: Exchange | undefined
  /** The provider of OpenID Connect that vouches for users; undefined: none. */
  readonly oidc?: OidcSetting | undefined
  /** How long callers may take, and how old keys may be. */
  readonly patience?: Partial<Patience> | undefined
}

/** Spans in milliseconds. */
export interface Patience {
  /** A caller may take to send the head of a request. */
  readonly head: number
  /** A caller may take to send all of a request. */
  readonly request: number
  /** A caller may take nothing of a long answer. */
  readonly reader: number
  /** A connection may lie idle. */
  readonly idle: number
  /** Between two readings of the keys: so long a revoked one may still open. */
  readonly keys: number
}

/** Largest request body in bytes. */
export const MOST_BYTES = 4 << 20
const PATIENCE: Patience = { head: 10_000, request: 30_000, reader: 30_000, idle: 60_000, keys: 1_000 }
/** † Most connections at once, and most bytes of a request's head. */
const MOST_CONNECTIONS = 4_096
const MOST_HEAD_BYTES = 16_384

/**
 * The HTTP face: every operation at `POST /v1/NAME`, the latest report of a case at `/cases/NAME`, `/openapi.json` and `/docs`,
 * `/healthz`, `/readyz`, `/metrics`. As soon as the facts hold a key or a user with a password, every request but the first two of
 * those needs a key or a session.
 * @throws IntegrityError, SourceError when the keys cannot be read at the start
 */
export async function makeServer(setting: ServerSetting): Promise<FastifyInstance> {
  const { operations = OPERATIONS, tls, lists, disk, exchange } = setting
  // A server is asked for the same cases again and again.
  const world: World = { ...setting.world, memo: setting.world.memo ?? new RecentMemo() }
  const ring = new KeyRing(world, setting.rate ?? RATE)
  await ring.refresh()
  if (ring.broken !== null) throw ring.broken
  const log = setting.log ? jsonLog(setting.log) : null
  const server = newServer(setting, log)
  server.decorateRequest('caller', null)
  server.decorateRequest('meter', null)
  server.decorateRequest('fault', null)
  const ready = readiness(world, ring, {
    ...(lists && { lists: () => lists.check() }),
    ...(disk && { disk: () => written(disk) }),
    ...workChecks(world),
  })
  let checked: Readiness = { status: 'ready', checks: {} }
  const look = async () => {
    checked = await ready()
    return checked
  }
  const meters = new ServerMeters(
    {
      keysLive: () => [...ring.keys].filter(key => keyLives(key, world.clock.now())).length,
      logLinesLost: () => setting.log?.lost() ?? 0,
      checked: () => checked,
      lists: async () => lists?.measures() ?? [],
    },
    exchange,
  )
  const failed = new FailedKeys()
  const signIn = await openSignIn(world, setting.rate ?? RATE, failed, log)
  const gate = new Gate(ring, world, failed, signIn?.sessions ?? null)
  const parted = exchange ? joinRates(exchange, ring, failed, world.clock) : () => {}
  const checkHost = hostGuard({
    names: [...LOOPBACK, ...(setting.hosts?.names ?? [])],
    figures: setting.hosts?.figures ?? false,
  })
  server.addHook('onRequest', (request, reply, done) => {
    headersOfAll(request, reply)
    try {
      checkHost(request.headers.host, request.headers.origin)
      checkFetchSite(request.raw)
      done()
    } catch (error) {
      done(error as Error)
    }
  })
  logRequests(server, meters, setting.log ?? null)
  server.setErrorHandler((error: unknown, request, reply) => {
    const fault = faultOf(error, request.routeOptions.bodyLimit)
    if (fault.status >= 500) log?.error({ requestId: request.id, code: fault.code, err: error }, 'fault')
    return refuse(fault, request, reply)
  })
  server.setNotFoundHandler((request, reply) => {
    const path = request.url.replace(/\?.*/s, '').slice(0, 200)
    const methods = (['GET', 'POST', 'DELETE'] as const).filter(
      method => server.findRoute({ method, url: path }) !== null,
    )
    // A file that is missing under a route that is there, too.
    if (methods.length === 0 || methods.some(m => m === request.method || (m === 'GET' && request.method === 'HEAD')))
      return refuse(new HttpFault(404, 'route-unknown', `there is no ${request.method} ${path}`), request, reply)
    reply.header('allow', methods.flatMap(m => (m === 'GET' ? ['GET', 'HEAD'] : [m])).join(', '))
    const message = `${path} answers ${methods.join(' and ')}, not ${request.method}`
    return refuse(new HttpFault(405, 'method-unknown', message), request, reply)
  })
  operationRoutes(server, operations, gate, meters, setting.patience?.reader ?? PATIENCE.reader)
  if (world.monitor !== undefined) await monitorRoute(server, gate, meters)
  stateRoutes(server, gate, meters, look)
  const feed = new FactFeed(world.facts, error => log?.error({ err: error }, 'facts cannot be read'))
  const peers = new ChangeFeed(
    () => peerStates(world),
    error => log?.error({ err: error }, 'how peers are cannot be read'),
  )
  streamRoute(server, { facts: feed, peers }, gate, meters)
  await server.register(async scope =>
    casePages(
      scope,
      {
        ...{ world, home: setting.home, about: name => setting.about(name), secure: tls !== undefined },
        desk: setting.desk !== undefined,
      },
      gate,
      meters,
    ),
  )
  const { desk, home, version, oidc } = setting
  const told = (fault: unknown): void => log?.error({ err: fault }, 'OpenID Connect')
  const door = oidc === undefined ? null : new OidcDoor(oidc)
  if (desk !== undefined || signIn !== null)
    sessionRoutes(server, { world, version, home, desk: signIn?.desk ?? null, oidc: door, told }, gate, meters)
  if (desk !== undefined) {
    await server.register(async scope => deskRoutes(scope, { folder: desk, secure: tls !== undefined }, gate, meters))
  }
  if (setting.node)
    await nodeRoutes(server, setting.node, {
      world,
      store: world.sharing.store,
      keys: ring,
      failed,
      rate: setting.rate,
      meter: (method, path) => meters.route(method, path),
      told: (fault, requestId) => log?.error({ requestId, err: fault }, 'fault'),
    })
  await docsPage(server, () => describeApi(operations, setting.version), gate, meters)
  const timer = setInterval(() => void rereadKeys(), setting.patience?.keys ?? PATIENCE.keys)
  timer.unref()
  const rereadKeys = async (): Promise<void> => {
    const before = ring.broken
    await Promise.all([ring.refresh(), signIn?.refresh()])
    if (ring.broken !== null && before === null) log?.error({ err: ring.broken }, 'keys cannot be read')
  }
  server.addHook('onListen', async () => void look())
  server.addHook('onClose', async () => {
    clearInterval(timer)
    feed.stop()
    peers.stop()
    parted()
    await signIn?.close()
  })
  return server
}

async function written(disk: () => Promise<string | null>): Promise<Check> {
  const code = await disk()
  return code === null ? { ok: true } : { ok: false, because: `the data folder cannot be written to: ${code}` }
}

function newServer({ tls, proxies, patience }: ServerSetting, log: Logger | null): FastifyInstance {
  const { head, request, idle } = { ...PATIENCE, ...patience }
  const http = {
    headersTimeout: head,
    maxHeaderSize: MOST_HEAD_BYTES,
    connectionsCheckingInterval: Math.min(head, 1_000),
  }
  const common = {
    bodyLimit: MOST_BYTES,
    logger: false,
    genReqId: requestIds(),
    requestTimeout: request,
    keepAliveTimeout: idle,
    forceCloseConnections: 'idle' as const,
    // Addresses are up to 300 characters long; by itself the router takes 100.
    routerOptions: { maxParamLength: 300 },
    // What the router itself refuses, such as a path that is no UTF-8.
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      void (isTaxiiPath(request.url) ? refuseTaxii : refuse)(faultOf(error), request, reply),
    clientErrorHandler: answerClientError(log),
    ...(proxies && proxies.length > 0 ? { trustProxy: [...proxies] } : {}),
  }
  const server: FastifyInstance = tls
    ? (fastify({ ...common, https: { ...tlsOptions(tls), ...http } }) as unknown as FastifyInstance)
    : fastify({ ...common, http })
  server.server.maxConnections = MOST_CONNECTIONS
  limitConnections(server.server, proxies ?? [])
  server.removeContentTypeParser(['application/json', 'text/plain'])
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, readJson(body as Buffer))
    } catch (error) {
      done(error as Error)
    }
  })
  return server
}

/** A client certificate is asked for and shown to who compares it with users; no authority vouches for it. */
function tlsOptions({ cert, key, asks }: NonNullable<ServerSetting['tls']>) {
  return { cert, key, minVersion: 'TLSv1.2' as const, requestCert: asks, rejectUnauthorized: false }
}

function headersOfAll(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-request-id', request.id)
  reply.header('x-content-type-options', 'nosniff')
  reply.header('cache-control', 'no-store')
  reply.header('cross-origin-resource-policy', 'same-origin')
}

function refuse(fault: ReturnType<typeof faultOf>, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  request.fault = fault.code
  headersOfAll(request, reply)
  if (fault instanceof HttpFault && fault.retryAfter !== null) reply.header('retry-after', fault.retryAfter)
  return reply.code(fault.status).send(faultBody(fault, request.id))
}

import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Logger, pino } from 'pino'
import type { RouteMeter } from './route-meter.ts'
import type { ServerMeters } from './server-meters.ts'

/** Below this all is asked by peers. */
const PEER_PATH = '/peer/v1/'

/** Where a server's log goes. */
export interface LogPlace {
  write(line: string): void
  lost(): number
  close(): Promise<void>
}

/** Members of objects that are never written, should one be handed to the log by mistake. */
const SECRETS = ['authorization', 'cookie', 'key', 'secret', 'password', 'req.headers', 'headers', 'body']

/**
 * A log of JSON lines: `level`, `time` (RFC 3339), `msg`, and of requests `requestId`, `method`, `route`, `status`, `ms`, `keyId`,
 * `user` (who signed in), `address`, `code`. Bodies, headers and query strings are not told, and each value is one JSON string: no caller can write
 * a line.
 */
export function jsonLog(place: LogPlace): Logger {
  return pino(
    {
      base: null,
      timestamp: timestamps(),
      formatters: { level: label => ({ level: label }) },
      redact: { paths: SECRETS, remove: true },
      serializers: { err: pino.stdSerializers.err },
    },
    place,
  )
}

/** RFC 3339 times, written anew once a millisecond. */
function timestamps(): () => string {
  let at = 0
  let text = ''
  return () => {
    const now = Date.now()
    if (now !== at) {
      at = now
      text = `,"time":"${new Date(now).toISOString()}"`
    }
    return text
  }
}

/** Counts and tells every request when its answer has gone out. */
export function logRequests(server: FastifyInstance, meters: ServerMeters, place: LogPlace | null): void {
  const unknown = meters.route('*', 'unknown')
  const line = place === null ? null : requestLine()
  // Peers are let in by their signatures, behind the gate that gives others their meters.
  const ofPeers = new Map<string, RouteMeter>()
  const peerMeter = ({ method, routeOptions: { url } }: FastifyRequest): RouteMeter | null => {
    if (!url?.startsWith(PEER_PATH)) return null
    const name = `${method} ${url}`
    const meter = ofPeers.get(name) ?? meters.route(method, url)
    ofPeers.set(name, meter)
    return meter
  }
  server.addHook('onResponse', (request, reply, done) => {
    const ms = reply.elapsedTime
    const meter = request.meter ?? peerMeter(request) ?? unknown
    meter.count(reply.statusCode, ms)
    if (request.fault !== null) meters.fault(request.fault)
    if (line !== null) place?.write(line(request, meter.route, reply.statusCode, ms))
    done()
  })
}

/**
 * The line of a request, in the same form as {@link jsonLog} writes. It is put together here because this is done for every
 * request: ids, methods, routes and codes are made of safe characters only, and the address is quoted.
 */
function requestLine(): (request: FastifyRequest, route: string, status: number, ms: number) => string {
  const time = timestamps()
  // What one caller's requests on one route have in common is put together once: most follow each other.
  const last = {
    ip: '',
    key: '' as string | null,
    user: '' as string | undefined,
    method: '',
    route: '',
    status: 0,
    middle: '',
    address: '',
  }
  return (request, route, status, ms) => {
    const { ip, method } = request
    const key = request.caller?.key ?? null
    const user = request.caller?.user
    if (
      last.ip !== ip ||
      last.key !== key ||
      last.user !== user ||
      last.method !== method ||
      last.route !== route ||
      last.status !== status
    ) {
      const middle = `","method":"${method}","route":"${route}","status":${status},"ms":`
      const whose = user === undefined ? '' : `,"user":${JSON.stringify(user)}`
      const address = `${key ? `,"keyId":"${key}"` : ''}${whose},"address":${JSON.stringify(ip)}`
      Object.assign(last, { ip, key, user, method, route, status, middle, address })
    }
    const code = request.fault === null ? ',"msg":"request"}\n' : `,"code":"${request.fault}","msg":"request"}\n`
    const span = Math.round(ms * 1000) / 1000
    return `{"level":"info"${time()},"requestId":"${request.id}${last.middle}${span}${last.address}${code}`
  }
}

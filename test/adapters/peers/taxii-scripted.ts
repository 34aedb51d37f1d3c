import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a scripted server was asked. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** Answers a request, or does worse to it. */
export type Script = (asked: Asked, response: ServerResponse, request: IncomingMessage) => void | Promise<void>

/** A server on this machine that does what a script says, and remembers what it was asked. */
export interface ScriptedServer {
  readonly origin: string
  readonly asked: Asked[]
  script: Script
  close(): Promise<void>
}

/** Starts a server on a free port of 127.0.0.1. */
export async function startScripted(script: Script): Promise<ScriptedServer> {
  const asked: Asked[] = []
  const http = createServer({ maxHeaderSize: 65_536 }, (request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1')
      const one = {
        method: request.method ?? '',
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body: Buffer.concat(pieces).toString(),
      }
      asked.push(one)
      Promise.resolve(server.script(one, response, request)).catch(fault => response.destroy(fault))
    })
    request.on('error', () => {})
  })
  await new Promise<void>(done => http.listen(0, '127.0.0.1', done))
  const server: ScriptedServer = {
    origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    asked,
    script,
    close: async () => {
      http.closeAllConnections()
      await new Promise(done => http.close(done))
    },
  }
  return server
}

/** The media type, as section 1.6.8.1 writes it. */
export const MEDIA = 'application/taxii+json;version=2.1'
/** The one collection of {@link honest}. */
export const COLLECTION = '91a7b528-80eb-42ed-a74d-c6fbd5a26116'
/** The path of its objects. */
export const OBJECTS = `/api1/collections/${COLLECTION}/objects/`

/** Sends JSON as TAXII. */
export function send(
  response: ServerResponse,
  body: unknown,
  headers: Record<string, string> = {},
  status = 200,
): void {
  response.writeHead(status, { 'content-type': MEDIA, ...headers })
  response.end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body))
}

/** What an honest server has and how it pages. */
export interface HonestSetting {
  /** JSON of the objects, in the order of adding. */
  readonly objects: string[]
  readonly page?: number
  /** Without it clients go on by the dates. */
  readonly next?: boolean
  /** When object n was added; each a microsecond after the one before unless said. */
  dateOf?(n: number): string
  readonly roots?: readonly string[]
  readonly mostContent?: number
  /** What becomes of a request to add; accepted at once unless said. */
  add?(objects: { id: string; modified?: string; created?: string }[], asked: Asked, response: ServerResponse): void
}

/** The date of object n, 1 and up: a microsecond later each. */
export function dateOf(n: number): string {
  return `2026-11-01T00:${String(Math.floor(n / 1_000_000)).padStart(2, '0')}:00.${String(n % 1_000_000).padStart(6, '0')}Z`
}

/** A TAXII 2.1 server of the plainest kind, written after the standard alone. */
export function honest(setting: HonestSetting): Script {
  const { objects, page = 100, next = true, roots = ['/api1/'], mostContent = 1_000_000 } = setting
  const date = setting.dateOf ?? dateOf
  return (asked, response) => {
    const { path, query, method, body } = asked
    const refuse = (status: number): void =>
      send(response, { title: `refused ${status}`, http_status: String(status) }, {}, status)
    if (path === '/taxii2/') return send(response, { title: 'scripted', default: roots[0], api_roots: roots })
    if (path === '/api1/') return send(response, { title: 'root', versions: [MEDIA], max_content_length: mostContent })
    if (path === '/api1/collections/')
      return send(response, {
        collections: [
          {
            id: COLLECTION,
            title: 'all',
            can_read: true,
            can_write: true,
            media_types: ['application/stix+json;version=2.1'],
          },
        ],
      })
    if (path !== OBJECTS) return refuse(404)
    if (method === 'POST') {
      const given = (JSON.parse(body) as { objects: { id: string; modified?: string; created?: string }[] }).objects
      if (setting.add) return setting.add(given, asked, response)
      return send(response, statusOf(given, []), {}, 202)
    }
    const after = query.get('added_after') ?? ''
    const from = query.get('next')
    const all = objects.map((json, i) => ({ json, at: date(i + 1) })).filter(row => row.at > after)
    const begin = from === null ? 0 : Number(from)
    const rows = all.slice(begin, begin + Math.min(page, Number(query.get('limit') ?? page)))
    const more = begin + rows.length < all.length
    const dates = { 'x-taxii-date-added-first': rows[0]?.at ?? '', 'x-taxii-date-added-last': rows.at(-1)?.at ?? '' }
    const list = rows.length > 0 ? `"objects":[${rows.map(r => r.json).join(',')}]` : ''
    const head = more ? `"more":true${next ? `,"next":"${begin + rows.length}"` : ''}` : ''
    return send(response, `{${[head, list].filter(t => t !== '').join(',')}}`, rows.length > 0 ? dates : {})
  }
}

/** A status of a request that is finished. */
export function statusOf(
  given: readonly { id: string; modified?: string; created?: string }[],
  failed: readonly string[],
): Record<string, unknown> {
  const row = (o: { id: string; modified?: string; created?: string }) => ({
    id: o.id,
    version: o.modified ?? o.created ?? '1970-01-01T00:00:00.000Z',
  })
  const failures = given.filter(o => failed.includes(o.id)).map(o => ({ ...row(o), message: 'not wanted' }))
  const successes = given.filter(o => !failed.includes(o.id)).map(row)
  const lists = { ...(successes.length > 0 ? { successes } : {}), ...(failures.length > 0 ? { failures } : {}) }
  return {
    id: '2d086da7-4bdc-4f91-900e-d77486753710',
    status: 'complete',
    request_timestamp: '2026-11-26T00:00:00.000000Z',
    total_count: given.length,
    success_count: successes.length,
    failure_count: failures.length,
    pending_count: 0,
    ...lists,
  }
}

/** JSON of an identity of STIX 2.1; equal numbers give equal objects. */
export function identity(n: number, more = ''): string {
  const id = `identity--${n.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`
  return `{"type":"identity","spec_version":"2.1","id":"${id}","created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z","name":"n${n}"${more}}`
}

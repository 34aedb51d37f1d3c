import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Fact } from '../../model/fact.ts'
import type { ChangeFeed } from './change-feed.ts'
import type { FactFeed, FactListener } from './fact-feed.ts'
import type { Gate } from './gate.ts'
import { HttpFault } from './http-fault.ts'
import type { ServerMeters } from './server-meters.ts'

/** † Streams at once of one process. */
const MOST_STREAMS = 512
/** † And of one person or key: nobody takes the places of all others. Where nobody is asked who they are, all are one. */
const MOST_OF_ONE = 64
/** A comment is sent as often as this, so that proxies and browsers know that the stream lives: milliseconds. */
const BEAT_MS = 15_000
/** † A reader that leaves more than this unread is cut off, in bytes; it comes back and is told what it missed. */
const MOST_UNREAD = 1 << 20
/** A browser comes back by itself after every break. */
const LISTEN = { name: 'listen', effect: 'read', byItself: true } as const

/** What a stream tells of. */
export interface StreamFeeds {
  readonly facts: FactFeed
  /** How peers are, which stands in no fact: a fact a ping would fill the log. */
  readonly peers: ChangeFeed
}

/**
 * `GET /v1/stream`: server-sent events, one for each new fact: `{seq, at, kind}`, never what it says, so that it needs no further rights.
 * The browser sends the last number that it heard when it comes back (`Last-Event-ID`) and is told all since; where that is too much,
 * the event `reset` tells it to ask for everything anew. The event `peers` says that a peer went away, came back or is late.
 */
export function streamRoute(
  server: FastifyInstance,
  { facts: feed, peers }: StreamFeeds,
  gate: Gate,
  meters: ServerMeters,
): void {
  const open = new Map<FastifyReply, string | null>()
  server.get(
    '/v1/stream',
    // To ask for the head alone of what has no end is to wait for nothing.
    { onRequest: gate.hook('cases', meters.route('GET', '/v1/stream'), false, LISTEN), exposeHeadRoute: false },
    async (request, reply) => {
      if (open.size >= MOST_STREAMS) throw new HttpFault(503, 'streams-taken', 'too many desks listen already', 30)
      const whose = listenerOf(request)
      if (whose !== null && [...open.values()].filter(w => w === whose).length >= MOST_OF_ONE)
        throw new HttpFault(429, 'streams-many', `you listen ${MOST_OF_ONE} times already`, 30)
      const after = lastHeard(request)
      open.set(reply, whose)
      const { caller } = request
      const stays = (): boolean => caller !== null && gate.letsStay(caller)
      await begin({ facts: feed, peers }, request, reply, after, stays).finally(() =>
        reply.raw.once('close', () => open.delete(reply)),
      )
      return reply
    },
  )
  // Streams never end of themselves: a server that stops would wait for them.
  server.addHook('preClose', done => {
    for (const reply of open.keys()) reply.raw.end()
    done()
  })
}

// Null: nobody is asked.
function listenerOf({ caller }: FastifyRequest): string | null {
  if (caller?.user !== undefined) return `user ${caller.user}`
  return caller?.key ? `key ${caller.key}` : null
}

// Nothing more is told to somebody whose key was revoked, or has expired, since.
async function begin(
  { facts: feed, peers }: StreamFeeds,
  request: FastifyRequest,
  reply: FastifyReply,
  after: number | null,
  stays: () => boolean,
): Promise<void> {
  const { raw } = reply
  let waiting: Fact[] | null = []
  const listener: FactListener = {
    facts(facts) {
      if (waiting) waiting.push(...facts)
      else write(facts.map(line).join(''))
    },
  }
  const write = (text: string): void => {
    if (raw.writableLength > MOST_UNREAD || !stays()) raw.destroy()
    else raw.write(text)
  }
  const { missed, head } = await feed.join(listener, after)
  reply.hijack()
  request.raw.socket.setTimeout(0)
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  // A retry of two seconds, and the number from which a break is made good: what was missed comes after it, each with its own.
  write(
    `retry: 2000\nid: ${missed === null ? head : (after ?? head)}\nevent: ${missed === null ? 'reset' : 'hello'}\ndata: {}\n\n`,
  )
  write([...(missed ?? []), ...waiting].map(line).join(''))
  waiting = null
  // It has no number: whoever missed it asks anew for how peers are when coming back.
  const peersChanged = (): void => write('event: peers\ndata: {}\n\n')
  peers.join(peersChanged)
  const beat = setInterval(() => write(': \n\n'), BEAT_MS)
  const end = (): void => {
    clearInterval(beat)
    feed.leave(listener)
    peers.leave(peersChanged)
  }
  raw.once('close', end)
  if (raw.destroyed) end()
}

function line({ seq, at, kind }: Fact): string {
  return `id: ${seq}\nevent: fact\ndata: ${JSON.stringify({ seq, at, kind })}\n\n`
}

/** @throws HttpFault `last-event-malformed` */
function lastHeard(request: FastifyRequest): number | null {
  const text = request.headers['last-event-id']
  if (text === undefined || text === '') return null
  const seq = Number(text)
  if (typeof text === 'string' && /^\d{1,15}$/.test(text)) return seq
  throw new HttpFault(400, 'last-event-malformed', 'Last-Event-ID is the number of a fact')
}

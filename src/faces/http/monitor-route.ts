import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { ReadLine } from '../../formats/events/event-lines.ts'
import { LineSplitter } from '../../formats/events/line-splitter.ts'
import { EventReader } from '../../formats/events/read-event.ts'
import { readSentLine } from '../../formats/events/sent-lines.ts'
import { monitorEvents } from '../../operations/monitor/monitor-events.ts'
import './caller.ts'
import { faultOf, toldMessage } from './fault-of.ts'
import type { Gate } from './gate.ts'
import { HttpFault } from './http-fault.ts'
import type { ServerMeters } from './server-meters.ts'

/** Where events are streamed in and judgements out. */
export const MONITOR_ROUTE = '/v1/monitor-events'
const TYPE = 'application/x-ndjson'

/**
 * `POST /v1/monitor-events`: a line of NDJSON an event in, a line of judgements out, in their order and each as soon as it is safe on
 * the disk, while the request goes on. A line that is no event is answered with its fault. If the monitor itself fails, the last line
 * says so (`{"error": …}`) and the answer ends; so it does before the next event once the key was revoked or has expired.
 */
export async function monitorRoute(server: FastifyInstance, gate: Gate, meters: ServerMeters): Promise<void> {
  await server.register(async scope => {
    scope.addContentTypeParser(TYPE, (_request, payload, done) => done(null, payload))
    scope.route({
      method: 'POST',
      url: MONITOR_ROUTE,
      onRequest: gate.hook('monitor', meters.route('POST', MONITOR_ROUTE)),
      async handler(request, reply) {
        const caller = request.caller as NonNullable<typeof request.caller>
        const { world } = caller
        const { socket } = request.raw
        const given = { ...world, interrupted: () => socket.destroyed || world.interrupted() }
        const lines = eventsOf((request.body as Readable | undefined) ?? Readable.from([]), () => gate.letsStay(caller))
        async function* told(): AsyncIterable<string> {
          try {
            for await (const line of monitorEvents(lines, given)) yield `${JSON.stringify(line)}\n`
          } catch (error) {
            const fault = faultOf(error)
            request.fault = fault.code
            yield `${JSON.stringify({ error: { code: fault.code, message: toldMessage(fault) } })}\n`
          }
        }
        return reply.header('content-type', `${TYPE}; charset=utf-8`).send(Readable.from(told()))
      },
    })
  })
}

async function* eventsOf(bytes: Readable, stays: () => boolean): AsyncIterable<ReadLine> {
  const reader = new EventReader()
  const splitter = new LineSplitter()
  let line = 0
  const read = function* (texts: readonly string[]): Iterable<ReadLine> {
    for (const text of texts) {
      if (!stays())
        throw new HttpFault(
          401,
          'key-refused',
          'the key was revoked or has expired, or one is asked for now: no more is read',
        )
      const found = readSentLine(text, ++line, reader)
      if (found !== null) yield found
    }
  }
  bytes.setEncoding('utf8')
  for await (const chunk of bytes as AsyncIterable<string>) yield* read(splitter.push(chunk))
  yield* read(splitter.end())
}

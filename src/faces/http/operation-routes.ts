import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ScreenAnswer } from '../../analysis/screen/screen-answer.ts'
import { type AnyOperation, kebab } from '../../operations/define-operation.ts'
import { scopeOf } from '../../operations/keys/scope-of.ts'
import { inputReader } from '../../operations/read-input.ts'
import { screenParty } from '../../operations/screen/screen-party.ts'
import type { World } from '../../operations/world.ts'
import { addressRoute } from './address-route.ts'
import type { Gate } from './gate.ts'
import { responseEncoder } from './response-encoder.ts'
import { ScreenJson } from './screen-json.ts'
import type { ServerMeters } from './server-meters.ts'
import { tellAnswer, wantsTold } from './told-answer.ts'

/** Answers longer than this are cut off when the caller stops taking them, in characters. */
const LONG_ANSWER = 65_536

/** Every operation at `POST /v1/NAME`. @param readerMs how long a caller may take nothing of a long answer, in milliseconds */
export function operationRoutes(
  server: FastifyInstance,
  operations: readonly AnyOperation[],
  gate: Gate,
  meters: ServerMeters,
  readerMs: number,
): void {
  const screenJson = new ScreenJson()
  // The same operation by another door, where it is served.
  if (operations.includes(screenParty)) addressRoute(server, gate, meters, screenJson)
  for (const operation of operations) {
    const url = `/v1/${kebab(operation.name)}`
    const read = inputReader(operation)
    const encode = responseEncoder(operation.output)
    // The one operation that is asked thousands of times a second.
    const screens = operation.name === 'screenParty'
    const worldOf = scopeOf(operation) === 'screen' ? callersWorld : leavingWorld
    server.route({
      method: 'POST',
      url,
      onRequest: gate.hook(scopeOf(operation), meters.route('POST', url), false, operation),
      async handler(request, reply) {
        const input = read(request.body === undefined ? {} : request.body)
        const own = worldOf(request)
        if (wantsTold(request))
          return tellAnswer(request, reply, readerMs, async progress =>
            JSON.stringify(encode(await operation.run(input, { ...own, progress }))),
          )
        const answer = await operation.run(input, own)
        let text: string
        if (screens) {
          const { answers } = answer as { readonly answers: readonly ScreenAnswer[] }
          meters.screened(answers)
          text = screenJson.body(answers)
        } else text = JSON.stringify(encode(answer))
        if (text.length > LONG_ANSWER) reply.raw.setTimeout(readerMs, () => request.raw.socket.destroy())
        return reply.header('content-type', 'application/json; charset=utf-8').send(text)
      },
    })
  }
}

function callersWorld(request: FastifyRequest): World {
  return (request.caller as { readonly world: World }).world
}

const breathe = (): Promise<void> => new Promise(done => setImmediate(done))

/** The caller's world, in which long work gives way to others, and ends when the caller has gone away. */
function leavingWorld(request: FastifyRequest): World {
  const world = callersWorld(request)
  const { socket } = request.raw
  return { ...world, interrupted: () => socket.destroyed || world.interrupted(), breathe }
}

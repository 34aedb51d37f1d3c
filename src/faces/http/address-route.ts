import type { FastifyInstance } from 'fastify'
import { inputReader } from '../../operations/read-input.ts'
import { screenParty } from '../../operations/screen/screen-party.ts'
import './caller.ts'
import type { Gate } from './gate.ts'
import type { ScreenJson } from './screen-json.ts'
import type { ServerMeters } from './server-meters.ts'

/** Where one address is screened without a body; names of people stand in no path. */
export const ADDRESS_ROUTE = '/v1/addresses/:address'
const TYPE = 'application/json; charset=utf-8'

/**
 * `GET /v1/addresses/ADDRESS`: the verdict on one address, as `screenParty` gives it and remembered like it; `?ledger=` and `?ref=` as
 * there. For deposits and withdrawals, where every one of thousands a second is asked about by itself.
 */
export function addressRoute(server: FastifyInstance, gate: Gate, meters: ServerMeters, json: ScreenJson): void {
  const read = inputReader(screenParty)
  server.route<{ Params: { address: string }; Querystring: Record<string, unknown> }>({
    method: 'GET',
    url: ADDRESS_ROUTE,
    exposeHeadRoute: false,
    // It is remembered who was screened: a browser is not brought to do that by a link.
    onRequest: gate.hook('screen', meters.route('GET', ADDRESS_ROUTE), false, {
      name: screenParty.name,
      effect: 'read',
      deskAlone: true,
    }),
    async handler(request, reply) {
      const { caller, query, params } = request
      const asked = { parties: [params.address], kind: 'address' as const }
      // Without anything beside it a path is an input already: the router bounds its length.
      const input = Object.keys(query).length === 0 ? asked : read({ ...query, ...asked })
      const { answers } = await screenParty.run(input, (caller as NonNullable<typeof caller>).world)
      meters.screened(answers)
      return reply.header('content-type', TYPE).send(json.answer(answers[0] as (typeof answers)[number]))
    },
  })
}

import { z } from 'zod'
import { readSafeLink } from '../../formats/safe/read-safe-link.ts'
import { InputError, NotFoundError } from '../../model/errors.ts'
import { defineOperation } from '../define-operation.ts'
import { gatherSafes } from './gather-safes.ts'
import { guardAnswer } from './guard-answer.ts'
import { keepGuardAlarms } from './keep-alarms.ts'
import type { GuardWorld } from './safe-queues.ts'

/** Signers that are recovered for one look: while it does, others wait. */
const MOST_RECOVERIES = 1_500

/**
 * Looks at the queue of a Safe at a transaction service that whoever runs the server named, judges it, and keeps its alarms as facts, each
 * once. Who follows asks again.
 */
export const followSafe = defineOperation({
  name: 'followSafe',
  summary: 'judge what waits at a Safe’s transaction service, and keep its alarms',
  effect: 'write',
  scope: 'screen',
  input: z.object({
    safe: z
      .string()
      .min(1)
      .max(2_000)
      .describe('the Safe: an address, eth:0x…, or a link to it')
      .meta({ placeholder: 'ADDRESS|URL' }),
    service: z.string().max(20).optional().describe('the service by its name; else by the link, else the only one'),
  }),
  output: guardAnswer.extend({
    safe: z.string(),
    service: z.string(),
    asked: z.number().describe('when the service was asked, Unix seconds'),
    fresh: z.number().describe('alarms that were not told before'),
  }),
  async run({ safe: text, service }, world: GuardWorld) {
    const link = readSafeLink(text)
    const named = world.safes?.named ?? []
    if (named.length === 0)
      throw new InputError(
        'safe-services-none',
        'this server follows no transaction service: CORDON_SAFE_SERVICES names them, as eth=https://api.safe.global/tx-service/eth',
        { place: { field: 'safe' } },
      )
    const name = service ?? link.chain ?? (named.length === 1 ? named[0]?.name : undefined)
    if (name === undefined)
      throw new InputError('safe-service-unclear', `say which: ${named.map(s => s.name).join(', ')}`, {
        place: { field: 'service' },
      })
    const queue = (await world.safes?.queue(name)) ?? null
    if (queue === null)
      throw new NotFoundError(
        'safe-service-unknown',
        `no service is named ${name}: ${named.map(s => s.name).join(', ')}`,
        {
          place: { field: 'service' },
        },
      )
    const told = { owners: null, threshold: null, version: null, chainId: null }
    const asked = world.clock.now()
    const { safes, gaps } = await gatherSafes({ safe: link.safe, captures: [], told, node: null, queue })
    // What reads calldata takes long to load, and few ask.
    const { guardSafes } = await import('./guard-safes.ts')
    const answer = await guardSafes(safes, null, gaps, MOST_RECOVERIES)
    const fresh = await keepGuardAlarms(answer.alarms, world)
    return { ...answer, safe: link.safe, service: name, asked, fresh: fresh.length }
  },
})

import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import { sightOf } from '../screen/sight-of.ts'
import { guardAlarmRow } from './guard-answer.ts'
import { GUARD_ALARM_KIND } from './keep-alarms.ts'
import type { GuardWorld } from './safe-queues.ts'

/** Alarms of the guard that were kept, the latest first, and the transaction services that a Safe can be followed at. */
export const listGuardAlarms = defineOperation({
  name: 'listGuardAlarms',
  alias: 'guard alarms',
  summary: 'list the alarms of the guard that were kept, the latest first',
  effect: 'read',
  scope: 'screen',
  input: z.object({
    safe: z.string().max(64).optional().describe('of this Safe only').meta({ placeholder: 'ADDRESS' }),
    most: z.int().min(1).max(1_000).default(100).describe('at most N, the latest'),
  }),
  output: z.object({
    alarms: z.array(
      z.object({ seq: z.number(), keptAt: z.number().describe('Unix seconds'), by: z.string(), alarm: guardAlarmRow }),
    ),
    unreadable: z.number().describe('kept alarms that cannot be read: cordon verify'),
    services: z.array(z.object({ name: z.string(), source: z.string() })),
  }),
  examples: ['guard alarms'],
  async run({ safe, most }, world: GuardWorld) {
    const sight = await sightOf(world)
    const wanted = safe?.toLowerCase()
    const facts = await world.facts.read({
      kinds: [GUARD_ALARM_KIND],
      ...(wanted === undefined ? { last: 4 * most } : {}),
    })
    let unreadable = 0
    const alarms = facts.reverse().flatMap(({ seq, at, by, body }) => {
      if (!sight.sees(by)) return []
      const read = guardAlarmRow.safeParse(body)
      if (!read.success) unreadable++
      else if (wanted === undefined || read.data.safe === wanted) return [{ seq, keptAt: at, by, alarm: read.data }]
      return []
    })
    const services = (world.safes?.named ?? []).map(({ name, source }) => ({ name, source }))
    return { alarms: alarms.slice(0, most), unreadable, services }
  },
})

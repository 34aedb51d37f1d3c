import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import { ALERT_KIND, type ScreenAlert, screenAlertSchema } from './screen-alert.ts'

/** Seconds of a day. */
const DAY = 86_400

/** Alerts about parties screened before that a list change concerns. */
export const listAlerts = defineOperation({
  name: 'listAlerts',
  alias: 'alerts',
  summary: 'list the parties screened before whom a list change concerns',
  effect: 'read',
  scope: 'screen',
  input: z.object({
    sinceDays: z
      .number()
      .positive()
      .max(36_500)
      .default(30)
      .describe('raised in the last N days')
      .meta({ placeholder: 'N' }),
    list: z.string().optional().describe('of this list only').meta({ placeholder: 'NAME' }),
    change: z.enum(['listed', 'delisted']).optional().describe('of this kind only'),
    most: z
      .number()
      .int()
      .positive()
      .max(10_000)
      .default(1_000)
      .describe('at most N, the latest')
      .meta({ placeholder: 'N' }),
  }),
  output: z.object({
    found: z.number(),
    alerts: z.array(
      screenAlertSchema.extend({
        seq: z.number().describe('number of the fact'),
        at: z.number().describe('Unix seconds'),
      }),
    ),
  }),
  examples: ['alerts --since-days 7', 'alerts --list us-ofac-sdn --json'],
  async run({ sinceDays, list, change, most }, world) {
    const from = world.clock.now() - sinceDays * DAY
    const alerts = (await world.facts.read({ kinds: [ALERT_KIND] }))
      .filter(fact => fact.at >= from)
      .map(({ seq, at, body }) => ({ seq, at, ...(body as unknown as ScreenAlert) }))
      .filter(alert => (list === undefined || alert.list === list) && (change === undefined || alert.change === change))
    return { found: alerts.length, alerts: alerts.slice(-most) }
  },
})

import { type RescreenAnswer, rescreen, rescreenParties } from '../../../operations/screen/rescreen.ts'
import { deliverWebhooks } from '../../../operations/webhooks/deliver-webhooks.ts'
import type { DeliveryCounts } from '../../../operations/webhooks/webhook-outbox.ts'
import type { World } from '../../../operations/world.ts'
import type { Opened } from '../../doors.ts'
import { alertLines } from '../alerts-text.ts'
import type { Command, Values } from '../command.ts'
import { harmless } from '../paint.ts'
import type { Terminal } from '../terminal.ts'
import { inputCommand } from './input-command.ts'

/** Alerts that are printed. */
const MOST_ALERTS = 50

/** `cordon rescreen`: finds the past parties that would match now, tells of each once, and posts to the webhooks. */
export function rescreenCommand(open: (values: Values, terminal: Terminal) => Promise<Opened<World>>): Command {
  const { summary, input, examples } = rescreenParties
  return inputCommand({
    ...{ name: 'rescreen', summary, input, examples },
    async answer(given, values, terminal) {
      const { world, close } = await open(values, terminal)
      try {
        const answer = await rescreen(given, world)
        return { ...answer, webhooks: given.dryRun ? null : await deliverWebhooks(world) }
      } finally {
        await close()
      }
    },
    text: (answer, columns) => rescreenText(answer, answer.webhooks, columns),
  })
}

/** What a rescreen came to, for people. */
export function rescreenText(answer: RescreenAnswer, posted: DeliveryCounts | null, columns: number): string {
  const width = Math.min(columns, 110)
  const n = (value: number): string => value.toLocaleString('en-US')
  const lines: string[] = []
  for (const { list, coverage, added, removed } of answer.lists)
    lines.push(`${harmless(list)}, ${coverage}: ${n(added)} added, ${n(removed)} removed`)
  if (answer.lists.length === 0) lines.push('no list in use has changed since the last rescreen')
  for (const alert of answer.alerts.slice(0, MOST_ALERTS)) lines.push(...alertLines(alert, '', width))
  if (answer.alerts.length > MOST_ALERTS)
    lines.push(`… and ${n(answer.alerts.length - MOST_ALERTS)} more: --json lists them`)
  lines.push(`${n(answer.listed)} would match now, ${n(answer.delisted)} no longer, ${n(answer.known)} told of before`)
  if (posted) lines.push(...postedText(posted))
  return `${lines.join('\n')}\n`
}

/** What a round of posting came to; nothing where there was nothing to post. */
export function postedText({ delivered, failed, dead, waiting }: DeliveryCounts): string[] {
  if (delivered + failed + dead + waiting === 0) return []
  return [`webhooks: ${delivered} delivered, ${failed} failed, ${dead} given up, ${waiting} waiting`]
}

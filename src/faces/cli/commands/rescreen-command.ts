import { showInstant } from '../../../model/instant.ts'
import { readInput } from '../../../operations/read-input.ts'
import { type RescreenAnswer, rescreen, rescreenParties } from '../../../operations/screen/rescreen.ts'
import { deliverWebhooks } from '../../../operations/webhooks/deliver-webhooks.ts'
import type { DeliveryCounts } from '../../../operations/webhooks/webhook-outbox.ts'
import type { World } from '../../../operations/world.ts'
import type { Opened } from '../../doors.ts'
import type { Command, Values } from '../command.ts'
import { COMMON_FLAGS, inputOf } from '../common-flags.ts'
import { flagsOf } from '../flags-of.ts'
import { harmless } from '../paint.ts'
import type { Terminal } from '../terminal.ts'

/** Alerts that are printed. */
const MOST_ALERTS = 50

/** `cordon rescreen`: finds the past parties that would match now, tells of each once, and posts to the webhooks. */
export function rescreenCommand(open: (values: Values, terminal: Terminal) => Promise<Opened<World>>): Command {
  const { flags, positional } = flagsOf({ ...rescreenParties, run: async () => null })
  return {
    name: 'rescreen',
    summary: rescreenParties.summary,
    positional,
    flags: [...flags, ...COMMON_FLAGS],
    examples: rescreenParties.examples,
    async run(values, terminal) {
      const input = readInput(rescreenParties, inputOf(values, ['data', 'json']))
      const { world, close } = await open(values, terminal)
      try {
        const answer = await rescreen(input, world)
        const posted = input.dryRun ? null : await deliverWebhooks(world)
        const text = values['json']
          ? `${JSON.stringify({ ...answer, webhooks: posted })}\n`
          : rescreenText(answer, posted)
        terminal.out(text)
        return 0
      } finally {
        await close()
      }
    },
  }
}

/** What a rescreen came to, for people. */
export function rescreenText(answer: RescreenAnswer, posted: DeliveryCounts | null): string {
  const n = (value: number): string => value.toLocaleString('en-US')
  const lines: string[] = []
  for (const { list, coverage, added, removed } of answer.lists)
    lines.push(`${harmless(list)}, ${coverage}: ${n(added)} added, ${n(removed)} removed`)
  if (answer.lists.length === 0) lines.push('no list in use has changed since the last rescreen')
  for (const alert of answer.alerts.slice(0, MOST_ALERTS)) {
    const { change, party, list, entry, name, firstSeenAt, screens, customers } = alert
    const who = customers.length > 0 ? `, ${harmless(customers.slice(0, 3).join(', '))}` : ''
    lines.push(
      `${change === 'listed' ? 'MATCHES NOW' : 'no longer listed'}  ${harmless(party.what)}`,
      `  ${harmless(list)} ${harmless(entry)} (${harmless(name)}); screened ${n(screens)} times since ${showInstant(firstSeenAt)}${who}`,
    )
  }
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

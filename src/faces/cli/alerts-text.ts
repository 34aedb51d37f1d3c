import type { z } from 'zod'
import { groupDigits } from '../../formats/group-digits.ts'
import { showInstant } from '../../model/instant.ts'
import type { listAlerts } from '../../operations/screen/list-alerts.ts'
import { foldText } from './fold-text.ts'
import { harmless } from './paint.ts'

/** Alerts that are printed, the latest. */
const MOST_ALERTS = 50

/** The answer of `cordon alerts`, the latest last. */
export function alertsText({ found, alerts }: z.output<typeof listAlerts.output>, columns: number): string {
  if (found === 0) return 'No alert: nobody screened before is concerned by a change of a list (see cordon rescreen).\n'
  const lines: string[] = []
  const shown = alerts.slice(-MOST_ALERTS)
  if (found > shown.length)
    lines.push(`… ${groupDigits(String(found - shown.length))} earlier ones (--json has more)`, '')
  for (const { at, change, party, list, entry, name, firstSeenAt, screens, customers } of shown) {
    lines.push(
      `${showInstant(at)}  ${change === 'listed' ? 'MATCHES NOW' : 'no longer listed'}  ${harmless(party.what)}`,
    )
    const who = customers.length > 0 ? `; customers: ${customers.slice(0, 3).join(', ')}` : ''
    const text = `${list} ${entry} (${name}); screened ${groupDigits(String(screens))} times since ${showInstant(firstSeenAt).slice(0, 10)}${who}`
    for (const [i, line] of foldText(harmless(text), Math.min(columns, 110) - 4).entries())
      lines.push(`${i === 0 ? '  ' : '    '}${line}`)
  }
  return `${lines.join('\n')}\n`
}

import type { z } from 'zod'
import { groupDigits } from '../../formats/group-digits.ts'
import { showInstant } from '../../model/instant.ts'
import type { listAlerts } from '../../operations/screen/list-alerts.ts'
import type { ScreenAlert } from '../../operations/screen/screen-alert.ts'
import { foldText, hang } from './fold-text.ts'

/** Alerts that are printed, the latest. */
const MOST_ALERTS = 50

/** The answer of `cordon alerts`, the latest last. */
export function alertsText({ found, alerts }: z.output<typeof listAlerts.output>, columns: number): string {
  const width = Math.min(columns, 110)
  if (found === 0) {
    const none = 'No alert: nobody screened before is concerned by a change of a list (see cordon rescreen).'
    return `${foldText(none, width).join('\n')}\n`
  }
  const lines: string[] = []
  const shown = alerts.slice(-MOST_ALERTS)
  if (found > shown.length)
    lines.push(`… ${groupDigits(String(found - shown.length))} earlier ones (--json has more)`, '')
  for (const alert of shown) lines.push(...alertLines(alert, `${showInstant(alert.at)}  `, width))
  return `${lines.join('\n')}\n`
}

/** One alert: whom it concerns, and under that the entry and since when it was screened. @param before what stands before it */
export function alertLines(alert: ScreenAlert, before: string, width: number): string[] {
  const { change, party, list, entry, name, firstSeenAt, screens, customers } = alert
  const who = customers.length > 0 ? `; customers: ${customers.slice(0, 3).join(', ')}` : ''
  const times = screens === 1 ? 'once on' : `${groupDigits(String(screens))} times since`
  const listed = `${list} ${entry}${name === entry ? '' : ` (${name})`}`
  return [
    ...hang(`${before}${change === 'listed' ? 'MATCHES NOW' : 'no longer listed'}  ${party.what}`, width),
    ...hang(`${listed}; screened ${times} ${showInstant(firstSeenAt).slice(0, 10)}${who}`, width, '  '),
  ]
}

import type { z } from 'zod'
import { groupDigits } from '../../formats/group-digits.ts'
import { showInstant } from '../../model/instant.ts'
import type { explainAlert } from '../../operations/casework/explain-alert.ts'
import type { listColleagues } from '../../operations/casework/list-colleagues.ts'
import type { listGuardAlarms } from '../../operations/guard/list-guard-alarms.ts'
import type { listScreenings } from '../../operations/screen/list-screenings.ts'
import { breakText } from './break-text.ts'

const MOST_COLUMNS = 110

/** The answer of `cordon screenings`. */
export function screeningsText({ screens, more }: z.output<typeof listScreenings.output>, columns: number): string {
  if (screens.length === 0) return 'Nobody was screened, or nobody whom this asks for.\n'
  const width = Math.min(columns, MOST_COLUMNS)
  const lines = screens.flatMap(s => {
    const beside = [s.birth, s.country, s.ref === null ? null : `ref ${s.ref}`].filter(text => text !== null)
    return [
      ...breakText(`${s.verdict.toUpperCase().padEnd(8)}${s.kind}  ${s.what}`, width),
      ...breakText([showInstant(s.at), s.by, ...beside].join(', '), width, '        '),
    ]
  })
  if (more) lines.push('There are older ones: narrow it with --by, --text, --verdict, or give --until.')
  return `${lines.join('\n')}\n`
}

/** The answer of `cordon casework people`. */
export function colleaguesText({ me, colleagues }: z.output<typeof listColleagues.output>): string {
  return `${colleagues.map(c => `${c.name}  ${c.roles.join(', ')}${c.name === me ? ' (you)' : ''}`).join('\n')}\n`
}

/** The answer of `cordon casework explain`. */
export function explainedText(told: z.output<typeof explainAlert.output>, columns: number): string {
  const width = Math.min(columns, MOST_COLUMNS)
  const { alert, judgement } = told
  const lines = [
    ...breakText(`${alert.id}  ${alert.title}`, width),
    ...breakText(
      `${showInstant(alert.at)}, ${alert.subject}, ${told.case === null ? told.state : `in case ${told.case}`}`,
      width,
      '    ',
    ),
  ]
  if (judgement === null) for (const reason of alert.reasons) lines.push(...breakText(reason, width, '  '))
  for (const f of judgement?.findings ?? []) {
    lines.push(...breakText(`${f.rule} ${f.name ?? ''}  ${f.level ?? `could not answer: ${f.lacks}`}`, width, '  '))
    for (const reason of f.reasons) lines.push(...breakText(reason, width, '      '))
    if (f.unless !== null) lines.push(...breakText(f.unless, width, '      '))
  }
  for (const t of judgement?.typologies ?? [])
    lines.push(...breakText(`${t.typology}: ${t.score.toFixed(2)}, ${t.outcome} (${t.rules.join(', ')})`, width, '  '))
  if (judgement) lines.push(`  ${groupDigits(String(judgement.silent))} other rules are silent`)
  if (told.events.length > 0) lines.push('', 'events')
  for (const e of told.events) {
    const worth = typeof e['usd'] === 'number' ? `, ${groupDigits(e['usd'].toFixed(0))} USD` : ''
    const at = showInstant(Math.floor(Number(e['atMs']) / 1000))
    lines.push(...breakText(`${at}  ${String(e['kind'])} ${String(e['id'])}${worth}`, width, '  '))
  }
  for (const gap of told.gaps) lines.push(...breakText(`not known: ${gap}`, width))
  return `${lines.join('\n')}\n`
}

/** The answer of `cordon guard alarms`. */
export function guardAlarmsText(
  { alarms, unreadable }: z.output<typeof listGuardAlarms.output>,
  columns: number,
): string {
  const width = Math.min(columns, MOST_COLUMNS)
  const lines = alarms.flatMap(({ keptAt, alarm }) => [
    ...breakText(`${alarm.reason}, nonce ${alarm.nonce} of ${alarm.safe}`, width),
    ...breakText(`kept ${showInstant(keptAt)}`, width, '    '),
    ...breakText(alarm.sentence, width, '    '),
  ])
  if (alarms.length === 0) lines.push('No alarm was kept. To follow a Safe:', '  cordon guard safe --follow')
  if (unreadable > 0) lines.push(`${unreadable} kept alarms cannot be read: cordon verify`)
  return `${lines.join('\n')}\n`
}

import type { z } from 'zod'
import { groupDigits } from '../../formats/group-digits.ts'
import { showInstant } from '../../model/instant.ts'
import type { showAlert } from '../../operations/casework/cases-at-work.ts'
import type { listHolds } from '../../operations/casework/list-holds.ts'
import type { listQueue } from '../../operations/casework/list-queue.ts'
import type { triageAlert } from '../../operations/casework/triage-alert.ts'
import { breakColumns, breakText } from './break-text.ts'
import { sheetText } from './casework-text.ts'

type Queue = z.output<typeof listQueue.output>

/** Lines of one group that the queue prints. */
const MOST_LINES = 4

/** The answer of `cordon queue`: the most urgent first. */
export function queueText({ waiting, found, groups, due }: Queue, columns: number): string {
  const width = Math.min(columns, 110)
  const lines: string[] = []
  for (const d of due) {
    const by = d.dueAt === null ? '' : ` (${showInstant(d.dueAt)})`
    lines.push(...breakText(`DUE  ${d.case}, ${d.jurisdiction}: ${d.words}${by}`, width))
  }
  if (due.length > 0) lines.push('')
  if (waiting === 0) return `${lines.join('\n')}${lines.length > 0 ? '\n' : ''}No alert waits.\n`
  for (const g of groups) lines.push(...groupLines(g, width))
  const rest = found - groups.length
  const more = rest > 0 ? `; ${groupDigits(String(rest))} more groups: --most ${groups.length + rest}` : ''
  lines.push('', ...breakText(`${count(waiting, 'alert')} in ${count(found, 'group')}${more}`, width))
  return `${lines.join('\n')}\n`
}

function groupLines(g: Queue['groups'][number], width: number): string[] {
  const held = g.holds > 0 ? ', MONEY WAITS' : ''
  const until = g.lastAt === g.firstAt ? '' : ` to ${showInstant(g.lastAt)}`
  const lines = breakText(`${g.id}  ${g.severity}${held}  ${g.subject}`, width)
  for (const { title, count: times } of g.kinds.slice(0, MOST_LINES))
    lines.push(...breakText(`${times === 1 ? '' : `${groupDigits(String(times))} × `}${title}`, width, '  '))
  if (g.kinds.length > MOST_LINES) lines.push(`  and ${g.kinds.length - MOST_LINES} kinds more`)
  lines.push(...breakText(`${count(g.count, 'alert')}, ${showInstant(g.firstAt)}${until}, last ${g.last}`, width, '  '))
  if (g.similar.length > 0) lines.push(...breakText(`like ${g.similar.join(', ')}`, width, '  '))
  const cases = g.cases.map(c => `${c.id} (${c.state})`)
  if (cases.length > 0) lines.push(...breakText(`had before in ${cases.join(', ')}`, width, '  '))
  return lines
}

/** The answer of `cordon triage`. */
export function triageText({ alerts, case: file }: z.output<typeof triageAlert.output>, columns: number): string {
  if (file === null) return `${count(alerts, 'alert')} dismissed\n`
  return `${count(alerts, 'alert')} in case ${file.id}\n${sheetText(file, columns)}`
}

/** The answer of `cordon casework holds`. */
export function holdsText({ holds }: z.output<typeof listHolds.output>, columns: number): string {
  if (holds.length === 0) return 'Nothing is held.\n'
  const width = Math.min(columns, 110)
  const lines = holds.flatMap(h => {
    const where = h.case === null ? 'in the queue' : h.decision === null ? h.case : `${h.case}, decision ${h.decision}`
    const by = h.alert === null ? '' : `, alert ${h.alert}${h.event === null ? '' : `, event ${h.event}`}`
    return [
      ...breakText(`${h.subjects.join(', ') || 'no subject'}  ${h.what}`, width),
      ...breakText(`${where}${by}, since ${showInstant(h.at)}`, width, '  '),
    ]
  })
  return `${lines.join('\n')}\n`
}

/** The answer of `cordon casework alert`. */
export function alertText(a: z.output<typeof showAlert.output>, columns: number): string {
  const width = Math.min(columns, 110)
  const rows: [string, string][] = [
    ['state', a.case === null ? a.state : `in case ${a.case}`],
    ['severity', `${a.severity}${a.holds ? ', money waits for it' : ''}`],
    ['subject', a.subject],
    ['from', `${a.source}, ${showInstant(a.at)}`],
    ['signs', a.marks.join(', ')],
    ['digest', a.digest],
  ]
  const lines = [...breakText(`${a.id}  ${a.title}`, width), ...breakColumns(rows, width)]
  for (const reason of a.reasons) lines.push(...breakText(reason, width, '  - '))
  return `${lines.join('\n')}\n`
}

function count(n: number, word: string): string {
  return `${groupDigits(String(n))} ${word}${n === 1 ? '' : 's'}`
}

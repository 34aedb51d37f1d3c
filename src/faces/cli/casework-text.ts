import type { z } from 'zod'
import { groupDigits } from '../../formats/group-digits.ts'
import { showInstant } from '../../model/instant.ts'
import type { showDecision } from '../../operations/casework/approve-decision.ts'
import type { auditCasework } from '../../operations/casework/audit-casework.ts'
import type { caseSheet, deadlineRow, decisionRow } from '../../operations/casework/case-rows.ts'
import type { listCasework } from '../../operations/casework/cases-at-work.ts'
import type { freezeCasework } from '../../operations/casework/freeze-casework.ts'
import { breakColumns, breakText } from './break-text.ts'

type Sheet = z.output<typeof caseSheet>
type Deadline = z.output<typeof deadlineRow>

/** Alerts of a case that its sheet prints. */
const MOST_ALERTS = 10

/** The answer of `cordon casework list`. */
export function caseListText({ found, cases }: z.output<typeof listCasework.output>, columns: number): string {
  if (found === 0) return 'No case. To make one of alerts:\n  cordon triage ALERT open\n'
  const width = Math.min(columns, 110)
  const lines = cases.flatMap(c => {
    const signs = [
      c.state,
      c.assignee === null ? 'nobody’s' : c.assignee,
      count(c.alertCount, 'alert'),
      ...(c.held > 0 ? ['MONEY HELD'] : []),
      ...(c.pending > 0 ? [`${count(c.pending, 'decision')} to settle`] : []),
      ...(c.dueAt === null ? [] : [`due ${showInstant(c.dueAt)}`]),
    ]
    return [...breakText(`${c.id}  ${c.title}`, width), ...breakText(signs.join(', '), width, '    ')]
  })
  if (found > cases.length) lines.push(`and ${groupDigits(String(found - cases.length))} more`)
  return `${lines.join('\n')}\n`
}

/** The answer of the commands that show and change one case. */
export function sheetText(c: Sheet, columns: number): string {
  const width = Math.min(columns, 110)
  const rows: [string, string][] = [
    ['state', c.state],
    ['whose', c.assignee ?? 'nobody’s'],
    ['opened', `${showInstant(c.openedAt)} by ${c.openedBy}`],
    ['suspect', c.suspectKnown ? 'known by name' : 'not known by name'],
    ['turn', String(c.turn)],
  ]
  const lines = [...breakText(`${c.id}  ${c.title}`, width), ...breakColumns(rows, width)]
  if (c.jurisdictions.length === 0) lines.push('  no country is named, so no deadline is counted')
  for (const d of c.deadlines) lines.push(...deadlineLines(d, width))
  for (const h of c.holds) lines.push(...breakText(`HELD  ${h.what} (decision ${h.decision}, ${h.by})`, width, '  '))
  section(lines, `${count(c.alertCount, 'alert')}${c.waiting > 0 ? `, and ${c.waiting} in the queue` : ''}`)
  for (const a of c.alerts.slice(-MOST_ALERTS))
    lines.push(...breakText(`${a.id}  ${showInstant(a.at)}  ${a.title}${a.holds ? ' (money waits)' : ''}`, width, '  '))
  if (c.decisions.length > 0) section(lines, 'decisions')
  for (const d of c.decisions) lines.push(...decisionLines(d, width))
  if (c.attachments.length > 0) section(lines, 'attachments')
  for (const a of c.attachments) {
    lines.push(...breakText(`${a.name}, ${groupDigits(String(a.bytes))} bytes, ${a.by}`, width, '  '))
    lines.push(`    ${a.digest}`)
  }
  if (c.notes.length > 0) section(lines, 'notes')
  for (const n of c.notes) lines.push(...breakText(`${showInstant(n.at)} ${n.by}: ${n.text}`, width, '  '))
  return `${lines.join('\n')}\n`
}

/** The answer of `cordon casework freeze`. */
export function frozenText(c: z.output<typeof freezeCasework.output>, columns: number): string {
  const short = c.freeze.replace('freeze-request--', '').slice(0, 8)
  const lines = [
    `decision ${c.decision}: freeze request ${short}${c.sent ? ', sent' : ', a draft'}`,
    ...(c.sent ? [] : [`  to send it: cordon freeze send ${short}`]),
    ...(c.letter === null ? [] : [`  its letter: ${c.letter}`]),
  ]
  return `${lines.join('\n')}\n${sheetText(c, columns)}`
}

/** The answer of `cordon casework decision`. */
export function decisionText(d: z.output<typeof showDecision.output>, columns: number): string {
  const told = JSON.stringify(JSON.parse(d.text), null, 2)
  const lines = decisionLines(d, Math.min(columns, 110))
  // Escapes stay as JSON has them: no text of others moves the cursor.
  const safe = told.replace(
    /[\p{Cf}\u2028\u2029\u007f-\u009f]/gu,
    c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `${lines.join('\n')}\n\n${safe}\n`
}

/** The answer of `cordon casework audit`. */
export function auditText({ acts, more }: z.output<typeof auditCasework.output>, columns: number): string {
  if (acts.length === 0) return 'Nobody did anything yet.\n'
  const width = Math.min(columns, 110)
  const lines = acts.flatMap(a => {
    const what = a.kind.replace('casework-', '').replaceAll('-', ' ')
    const how = a.via === null ? 'at a terminal' : a.via.includes(' ') ? a.via : `key ${a.via}`
    const not = a.refused === null ? '' : `  WITHOUT EFFECT: ${a.refused}`
    const head = `${a.seq}  ${showInstant(a.at)}  ${a.by} (${how})  ${what}${a.case === null ? '' : ` ${a.case}`}${not}`
    const { case: _, ...rest } = a.body
    return [...breakText(head, width), ...breakText(JSON.stringify(rest), width, '    ')]
  })
  const last = acts.at(-1)?.seq ?? 0
  return `${lines.join('\n')}\n${more ? `… and later ones: --after ${last}\n` : ''}`
}

function decisionLines(d: z.output<typeof decisionRow>, width: number): string[] {
  const to = d.jurisdictions.length > 0 ? ` to ${d.jurisdictions.join(', ')}` : ''
  const of = d.hold === null ? '' : ` of hold ${d.hold}`
  const what = d.what === null ? '' : `: ${d.what}`
  const lines = breakText(`${d.number}  ${d.kind}${to}${of}${what}, ${STATES[d.state]}`, width, '  ')
  lines.push(...breakText(`${showInstant(d.at)} ${d.by}: ${d.reason}`, width, '     '))
  if (d.second !== null) {
    const reason = d.second.reason === null ? '' : `: ${d.second.reason}`
    lines.push(...breakText(`${showInstant(d.second.at)} ${d.second.by}${reason}`, width, '     '))
  }
  if (d.filed !== null)
    lines.push(...breakText(`${showInstant(d.filed.at)} filed by ${d.filed.by}: ${d.filed.reference}`, width, '     '))
  lines.push(`     ${d.document}`)
  return lines
}

const STATES: Readonly<Record<z.output<typeof decisionRow>['state'], string>> = {
  made: 'in effect',
  proposed: 'WAITS FOR A SECOND PERSON',
  approved: 'approved',
  rejected: 'rejected',
  void: 'VOID: the case changed since',
  filed: 'filed',
}

function deadlineLines(d: Deadline, width: number): string[] {
  const until = d.dueAt === null ? '' : `, by ${showInstant(d.dueAt)}`
  const said: Readonly<Record<Deadline['state'], string>> = {
    'not-begun': `${d.term ?? 'term not known'} from the decision to report, which nobody made yet`,
    running: `${d.term ?? ''}${until}`,
    filed: 'filed',
    'filed-late': `filed LATE; was due${until.slice(1)}`,
    'not-counted': 'NO DEADLINE IS COUNTED',
    'not-due': 'not due: the case was dismissed',
  }
  const longer = d.longer === null ? '' : `; ${showInstant(d.longer.dueAt)} ${d.longer.condition}`
  const doubts = d.state === 'filed' || d.caveats.length === 0 ? '' : ` (${d.caveats.join('; ')})`
  return breakText(`${d.jurisdiction}  ${d.report} to ${d.to}: ${said[d.state]}${longer}${doubts}`, width, '  ')
}

function section(lines: string[], title: string): void {
  lines.push('', title)
}

function count(n: number, word: string): string {
  return `${groupDigits(String(n))} ${word}${n === 1 ? '' : 's'}`
}

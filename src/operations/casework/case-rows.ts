import { z } from 'zod'
import { reportDeadlines } from '../../analysis/casework/report-deadlines.ts'
import { REPORT_TERMS } from '../../catalog/jurisdictions/all-jurisdictions.ts'
import { DECISION_KINDS } from '../../model/casework/decision.ts'
import { type DeskCase, heldAlerts, holdsOf, pendingOf } from '../../model/casework/desk-case.ts'
import { ALERT_SOURCES, SEVERITIES } from '../../model/casework/queue-alert.ts'
import type { NotFoundError } from '../../model/errors.ts'
import { unknownCase } from './case-changes.ts'
import type { CaseworkWorld } from './casework-world.ts'
import { refusalError } from './take-seat.ts'
import type { TenantDesk } from './tenant-desk.ts'

/** Most alerts of a case that an answer shows, the latest. */
const MOST_ALERTS = 1_000
const at = z.number().describe('Unix seconds')
const digest = z.string().describe('SHA-256')

/** An alert, as it leaves. */
export const alertRow = z.object({
  id: z.string(),
  at,
  source: z.enum(ALERT_SOURCES),
  subject: z.string(),
  severity: z.enum(SEVERITIES),
  holds: z.boolean().describe('money waits for it'),
  title: z.string(),
  reasons: z.array(z.string()),
  marks: z.array(z.string()),
  event: z.string().nullable().describe("the monitor's event"),
  digest,
})

/** A deadline, as it leaves. */
export const deadlineRow = z.object({
  jurisdiction: z.string(),
  report: z.string(),
  to: z.string(),
  from: z.enum(['detection', 'determination']),
  state: z.enum(['not-begun', 'running', 'filed', 'filed-late', 'not-counted', 'not-due']),
  startedAt: at.nullable(),
  dueAt: at.nullable().describe('last second, Unix; null: not begun, or the law names no number of days'),
  term: z.string().nullable(),
  longer: z.object({ dueAt: at, condition: z.string() }).nullable(),
  source: z.string().nullable(),
  caveats: z.array(z.string()),
})

/** A decision, as it leaves. */
export const decisionRow = z.object({
  number: z.number(),
  kind: z.enum(DECISION_KINDS),
  state: z.enum(['made', 'proposed', 'approved', 'rejected', 'void', 'filed']),
  reason: z.string(),
  by: z.string(),
  at,
  document: digest.describe('SHA-256 of what was decided: an approval names it'),
  what: z.string().nullable(),
  hold: z.number().nullable(),
  jurisdictions: z.array(z.string()),
  second: z.object({ by: z.string(), at, reason: z.string().nullable() }).nullable(),
  filed: z.object({ by: z.string(), at, reference: z.string() }).nullable(),
})

const head = {
  id: z.string(),
  title: z.string(),
  state: z.enum(['open', 'closed']),
  assignee: z.string().nullable(),
  openedAt: at,
  openedBy: z.string(),
  alertCount: z.number(),
  held: z.number().describe('holds in force, and alerts whose money waits'),
  pending: z.number().describe('decisions that wait for a second person, or to be filed'),
  dueAt: at.nullable().describe('the earliest deadline that runs'),
}

/** A case in a list. */
export const caseRow = z.object(head)

/** A case with all of it. */
export const caseSheet = z.object({
  ...head,
  tenant: z.string(),
  turn: z.number().describe('who decides may name it: what changed since is not decided on'),
  jurisdictions: z.array(z.string()),
  suspectKnown: z.boolean(),
  alerts: z.array(alertRow).describe('at most the latest 1,000'),
  waiting: z.number().describe('alerts about the same subjects that wait in the queue'),
  notes: z.array(z.object({ at, by: z.string(), text: z.string() })),
  attachments: z.array(z.object({ at, by: z.string(), name: z.string(), digest, bytes: z.number() })),
  decisions: z.array(decisionRow),
  holds: z.array(z.object({ decision: z.number(), what: z.string(), at, by: z.string() })),
  deadlines: z.array(deadlineRow),
})

/** The case with this id. @throws NotFoundError `casework-unknown`, of another tenant's case too */
export function caseOf(desk: TenantDesk, id: string): DeskCase {
  const file = desk.cases.get(id)
  if (file === undefined) throw refusalError(unknownCase(id)) as NotFoundError
  return file
}

/** The deadlines of a case, by the law that the world knows. */
export function deadlinesOf(file: DeskCase, world: Pick<CaseworkWorld, 'screening'>) {
  return reportDeadlines(file, world.screening.jurisdictions, REPORT_TERMS)
}

/** A case for a list. */
export function rowOf(file: DeskCase, world: CaseworkWorld): z.output<typeof caseRow> {
  const { id, title, state, assignee, openedAt, openedBy } = file
  const due = deadlinesOf(file, world).flatMap(d => (d.state === 'running' && d.dueAt !== null ? [d.dueAt] : []))
  return {
    ...{ id, title, state, assignee, openedAt, openedBy, alertCount: file.alerts.length },
    held: holdsOf(file).length + heldAlerts(file).length,
    pending: pendingOf(file).length,
    dueAt: due.length === 0 ? null : Math.min(...due),
  }
}

/** A case with all of it. */
export function sheetOf(file: DeskCase, desk: TenantDesk, world: CaseworkWorld): z.output<typeof caseSheet> {
  const subjects = new Set(file.alerts.map(a => a.subject))
  const waiting = [...subjects].reduce((sum, subject) => sum + (desk.waiting.get(subject)?.length ?? 0), 0)
  const { tenant, turn, suspectKnown } = file
  return {
    ...rowOf(file, world),
    ...{ tenant, turn, suspectKnown, waiting, jurisdictions: [...file.jurisdictions] },
    alerts: file.alerts.slice(-MOST_ALERTS).map(shownAlert),
    notes: file.notes.map(n => ({ ...n })),
    attachments: file.attachments.map(a => ({ ...a })),
    decisions: file.decisions.map(({ content: _c, alerts: _a, ...d }) => ({
      ...d,
      jurisdictions: [...d.jurisdictions],
    })),
    holds: holdsOf(file).map(d => ({ decision: d.number, what: d.what ?? '', at: d.at, by: d.by })),
    deadlines: deadlinesOf(file, world).map(d => ({ ...d, caveats: [...d.caveats] })),
  }
}

/** An alert, as it leaves: without the number of its fact, which would tell one tenant how much others do. */
export function shownAlert({ seq: _, ...alert }: DeskCase['alerts'][number]): z.output<typeof alertRow> {
  return { ...alert, reasons: [...alert.reasons], marks: [...alert.marks] }
}

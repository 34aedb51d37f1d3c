import { type Refusal, refusesApproval, refusesWithdrawal } from '../../analysis/casework/four-eyes.ts'
import type { Decision } from '../../model/casework/decision.ts'
import type { DeskCase } from '../../model/casework/desk-case.ts'
import { type CaseworkRole, mayAs, type Person } from '../../model/casework/person.ts'
import { type Change, changed, refuse, setDecision, unknownCase } from './case-changes.ts'
import type { CaseworkAct, CaseworkKind } from './casework-facts.ts'
import type { People } from './people.ts'
import type { TenantDesk } from './tenant-desk.ts'
import { weighDecision } from './weigh-decision.ts'

/** † Attachments and notes of one case. */
const MOST_OF_A_CASE = 1_000

/** Who may do what. */
const ROLES: Readonly<Record<CaseworkKind, readonly CaseworkRole[]>> = {
  'casework-dismissed-alerts': ['analyst'],
  'casework-opened': ['analyst'],
  'casework-joined': ['analyst'],
  'casework-changed': ['analyst'],
  'casework-assigned': ['analyst', 'admin'],
  'casework-noted': ['analyst', 'approver', 'admin'],
  'casework-attached': ['analyst'],
  'casework-decided': ['analyst'],
  'casework-approved': ['approver'],
  'casework-rejected': ['approver', 'analyst'],
  'casework-filed': ['analyst', 'approver'],
  'casework-reminded': [],
}

/** What an act does to the desk as it is, or why it does nothing. It changes nothing until the change is called. */
export function weighAct(desk: TenantDesk, act: CaseworkAct, people: People): Change | Refusal {
  if (act.kind === 'casework-reminded') return weighReminder(desk, act)
  const person = people.person(act.by, act.body.via, act.at)
  if ('code' in person) return person
  if (person.tenant !== act.body.tenant) return refuse('tenant-other', 'this is another tenant’s', true)
  const roles = ROLES[act.kind]
  if (!mayAs(person, roles)) return refuse('role-missing', `this needs the role ${roles.join(' or ')}`, true)
  if (act.kind === 'casework-dismissed-alerts') return weighDismissal(desk, act)
  if (act.kind === 'casework-opened') return weighOpening(desk, act)
  const file = desk.cases.get(act.body.case)
  if (file === undefined) return unknownCase(act.body.case)
  return weighOnCase(desk, file, act, person, people)
}

type Of<K extends CaseworkKind> = Extract<CaseworkAct, { kind: K }>
type OnCase = Exclude<CaseworkAct, { kind: 'casework-dismissed-alerts' | 'casework-opened' | 'casework-reminded' }>

function weighDismissal(desk: TenantDesk, { body }: Of<'casework-dismissed-alerts'>): Change | Refusal {
  const alerts = desk.inRange(body.alerts)
  if (alerts === null) return taken()
  if (alerts.some(a => a.holds))
    return refuse('alert-holds', 'money waits for it: open a case, in which two people release it')
  return () => desk.remove(body.alerts)
}

function weighOpening(desk: TenantDesk, { at, by, body }: Of<'casework-opened'>): Change | Refusal {
  const range = body.alerts
  const alerts = range === null ? [] : desk.inRange(range)
  if (alerts === null) return taken()
  return seq => {
    const id = `C${desk.cases.size + 1}`
    if (range !== null) desk.remove(range)
    desk.opened.set(seq, id)
    const { title, jurisdictions, suspectKnown } = body
    const base = { id, tenant: desk.tenant, title, openedAt: at, openedBy: by, jurisdictions, suspectKnown, alerts }
    const none = { assignee: null, notes: [], attachments: [], decisions: [], content: 0, turn: 0 }
    desk.put({ ...base, ...none, state: 'open' }, alerts)
  }
}

function weighOnCase(desk: TenantDesk, file: DeskCase, act: OnCase, person: Person, people: People): Change | Refusal {
  const { at, by, kind } = act
  const closed = file.state === 'closed' ? refuse('case-closed', `case ${file.id} is closed`) : null
  if (kind === 'casework-noted') {
    if (file.notes.length >= MOST_OF_A_CASE) return full()
    const note = { at, by, text: act.body.text }
    return () => desk.put({ ...file, notes: [...file.notes, note] })
  }
  if (kind === 'casework-filed') return weighFiling(desk, file, act)
  if (closed !== null) return closed
  if (kind === 'casework-decided') return weighDecision(desk, file, act, people)
  if (kind === 'casework-approved' || kind === 'casework-rejected') {
    const decision = decisionOf(file, act.body.decision)
    if ('code' in decision) return decision
    const own = kind === 'casework-rejected' && decision.by === by
    const no = own ? refusesWithdrawal(decision, act.body) : refusesApproval(decision, person, act.body, file.content)
    if (no !== null) return no
    const second = { by, at, reason: kind === 'casework-rejected' ? act.body.reason : null }
    const state = kind === 'casework-approved' ? ('approved' as const) : ('rejected' as const)
    return () => desk.put(setDecision(file, { ...decision, state, second }))
  }
  if (kind === 'casework-assigned') {
    const to = act.body.to === null ? null : people.user(act.body.to)
    if (
      to === undefined ||
      (to !== null && (to.tenant !== desk.tenant || !mayAs(to, ['analyst', 'approver', 'admin'])))
    )
      return refuse('assignee-unknown', 'nobody of this name works on cases here')
    return () => desk.put({ ...file, assignee: to?.name ?? null })
  }
  if (kind === 'casework-attached') {
    const { name, digest, bytes, turn } = act.body
    // A file that rests on what the case held before is nothing where that changed meanwhile.
    if (turn !== undefined && turn !== file.turn) return overtaken(file)
    if (file.attachments.length >= MOST_OF_A_CASE) return full()
    if (file.attachments.some(a => a.digest === digest)) return refuse('attachment-there', 'the case has this file')
    return () => desk.put(changed({ ...file, attachments: [...file.attachments, { at, by, name, digest, bytes }] }))
  }
  if (kind === 'casework-changed') {
    const { jurisdictions, suspectKnown } = act.body
    return () => desk.put(changed({ ...file, jurisdictions, suspectKnown }))
  }
  const range = act.body.alerts
  const alerts = desk.inRange(range)
  if (alerts === null) return taken()
  return () => {
    desk.remove(range)
    desk.put(changed({ ...file, alerts: [...file.alerts, ...alerts] }), alerts)
  }
}

function weighFiling(desk: TenantDesk, file: DeskCase, { at, by, body }: Of<'casework-filed'>): Change | Refusal {
  const decision = decisionOf(file, body.decision)
  if ('code' in decision) return decision
  if (decision.kind !== 'report' || decision.state !== 'approved')
    return refuse(
      'report-not-approved',
      `only an approved report is filed; this is a ${decision.kind}, ${decision.state}`,
    )
  if (decision.document !== body.document) return refuse('approval-stale', 'this is not the document that was approved')
  const filed = { by, at, reference: body.reference }
  return () => desk.put(setDecision(file, { ...decision, state: 'filed', filed }))
}

function weighReminder(desk: TenantDesk, { at, body }: Of<'casework-reminded'>): Change | Refusal {
  const key = `${body.case} ${body.jurisdiction} ${body.stage}`
  if (!desk.cases.has(body.case)) return unknownCase(body.case)
  if (desk.reminders.has(key)) return refuse('reminder-told', 'this was told before')
  const { case: id, jurisdiction, stage, words } = body
  return () => void desk.reminders.set(key, { at, case: id, jurisdiction, stage, words })
}

function decisionOf(file: DeskCase, number: number): Decision | Refusal {
  return file.decisions[number - 1] ?? refuse('decision-unknown', `case ${file.id} has no decision ${number}`)
}

function taken(): Refusal {
  return refuse('alert-taken', 'somebody else took some of these alerts at the same moment: look at the queue again')
}

function overtaken({ id }: DeskCase): Refusal {
  return refuse('case-overtaken', `somebody else changed case ${id} since you looked: look at it again`)
}

function full(): Refusal {
  return refuse('case-full', `a case holds at most ${MOST_OF_A_CASE} of these`)
}

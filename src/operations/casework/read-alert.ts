import { canonicalText } from '../../model/canonical-text.ts'
import type { QueueAlert, Severity } from '../../model/casework/queue-alert.ts'
import { MAIN_TENANT, type Tenant } from '../../model/casework/tenant.ts'
import { type Fact, textDigest } from '../../model/fact.ts'
import type { Judgement } from '../../model/monitor/judgement.ts'
import { toldId } from '../../model/monitor/tenant-ids.ts'
import type { WatchAlert } from '../../model/watch.ts'
import { GUARD_ALARM_KIND } from '../guard/keep-alarms.ts'
import { ALERT_KIND as SCREEN_ALERT_KIND, type ScreenAlert } from '../screen/screen-alert.ts'

/** The kind of the facts that tell of an event that the monitor did not let pass. */
export const MONITOR_ALERT_KIND = 'monitor-alert'

/** The kind of those that take such an alert back: judged anew, the event passes. */
export const MONITOR_WITHDRAWN_KIND = 'monitor-alert-withdrawn'

/** The kinds of facts that are alerts. */
export const QUEUE_ALERT_KINDS = [
  ...([MONITOR_ALERT_KIND, MONITOR_WITHDRAWN_KIND, SCREEN_ALERT_KIND, 'watch-alert', GUARD_ALARM_KIND] as const),
] as const

/** What the fact says, before the tenant has numbered it. */
export type ReadAlert = Omit<QueueAlert, 'id'>
type Told = Pick<ReadAlert, 'source' | 'subject' | 'severity' | 'holds' | 'title' | 'reasons' | 'marks' | 'event'>

/** † Longest subject and reason that the queue keeps, and how many reasons and marks; the fact has all. */
const LONG_SUBJECT = 200
const LONG_TEXT = 400
const MOST = 20

/**
 * An alert of any kind as the queue shows it; null: the fact is none. What cannot be read becomes an alert that says so: none is dropped.
 * @param alone whether it may name the customers it concerns, which another tenant's may be among
 * @param tenant to whom it is shown: ids of the monitor are as that tenant told them
 */
export function readAlert(
  fact: Fact,
  alone: boolean,
  sha256: (text: string) => string = textDigest,
  tenant: Tenant = MAIN_TENANT,
): ReadAlert | null {
  const read = READERS.get(fact.kind)
  if (read === undefined) return null
  let told: Told
  try {
    told = inWordsOf(tenant, read(fact.body, alone))
  } catch {
    told = { ...UNREADABLE, subject: `fact:${fact.seq}`, title: `fact ${fact.seq} (${fact.kind}) cannot be read` }
  }
  const subject =
    told.subject.length > LONG_SUBJECT ? `${told.subject.slice(0, 120)}…${sha256(told.subject)}` : told.subject
  const reasons = told.reasons.slice(0, MOST).map(clip)
  const marks = [...new Set(told.marks.map(clip))].sort().slice(0, MOST)
  const digest = sha256(canonicalText(fact.body))
  return { ...told, subject, title: clip(told.title), reasons, marks, seq: fact.seq, at: fact.at, digest }
}

function inWordsOf(tenant: Tenant, told: Told): Told {
  if (tenant === MAIN_TENANT || told.source !== 'monitor') return told
  const [kind, id] = [told.subject.slice(0, CUSTOMER.length), told.subject.slice(CUSTOMER.length)]
  const subject = kind === CUSTOMER ? `${CUSTOMER}${toldId(tenant, id)}` : told.subject
  return { ...told, subject, event: told.event === null ? null : toldId(tenant, told.event) }
}

const CUSTOMER = 'customer:'

const UNREADABLE: Omit<Told, 'subject' | 'title'> = {
  ...{ source: 'monitor', severity: 'urgent', holds: true, reasons: ['look at the fact itself: cordon verify'] },
  marks: ['unreadable'],
  event: null,
}

const READERS: ReadonlyMap<string, (body: Fact['body'], alone: boolean) => Told> = new Map([
  [MONITOR_ALERT_KIND, body => judged(body as unknown as Judgement)],
  [MONITOR_WITHDRAWN_KIND, body => withdrawn(body as unknown as Judgement)],
  [SCREEN_ALERT_KIND, (body, alone) => screened(body as unknown as ScreenAlert, alone)],
  ['watch-alert', body => watched(body as unknown as WatchAlert)],
  [GUARD_ALARM_KIND, body => guarded(body)],
])

function judged(j: Judgement): Told {
  const marks = [
    ...j.findings.map(f => `${f.answer.kind === 'fired' ? 'rule' : 'unanswered'}:${text(f.rule)}`),
    ...j.typologies.filter(t => t.outcome !== 'pass').map(t => `typology:${text(t.typology)}`),
  ]
  const reasons = j.findings.flatMap(({ rule, answer }) =>
    answer.kind === 'fired' ? answer.reasons.map(r => `${rule}: ${r}`) : [`${rule} could not answer: ${answer.lacks}`],
  )
  const said = j.typologies.length > 0 ? j.typologies.map(t => t.typology) : j.findings.map(f => f.rule)
  const title = `${text(j.outcome)}: ${[...new Set(said)].slice(0, 4).join(', ') || 'no rule named'}`
  const hold = j.outcome === 'hold'
  if (j.outcome !== 'hold' && j.outcome !== 'review') throw new TypeError('an alert of the monitor holds or reviews')
  const severity = hold ? 'urgent' : 'review'
  const about = { subject: `customer:${text(j.customer)}`, event: text(j.event) }
  return { source: 'monitor', ...about, severity, holds: hold, title, reasons, marks }
}

function withdrawn(j: Judgement): Told {
  const about = { subject: `customer:${text(j.customer)}`, event: text(j.event) }
  const reasons = [`event ${j.event} passes, now that an earlier one has come late; it was told as ${j.instead} before`]
  const marks = ['withdrawn']
  return { source: 'monitor', ...about, severity: 'notice', holds: false, title: 'taken back: pass', reasons, marks }
}

function screened(a: ScreenAlert, alone: boolean): Told {
  const named = alone ? a.customers : []
  const subject =
    named.length === 1 ? `customer:${text(named[0])}` : `party:${text(a.party.kind)}:${text(a.party.what)}`
  const came = a.change === 'listed'
  const title = came ? `${text(a.list)} now names ${a.party.what}` : `${text(a.list)} no longer names ${a.party.what}`
  const who = named.length > 1 ? [`screened for ${named.length} customers: ${named.slice(0, 5).join(', ')}`] : []
  const marks = [`list:${a.list}`, `entry:${a.list} ${text(a.entry)}`, `change:${text(a.change)}`]
  if (a.party.kind === 'address') marks.push(`account:${a.party.what}`)
  const severity: Severity = came ? 'urgent' : 'notice'
  const reasons = [`${a.name} (${a.basis}, ${a.confidence} of 100)`, ...a.why, ...who]
  return { source: 'screen', subject, severity, event: null, holds: false, title, reasons, marks }
}

function watched(a: WatchAlert): Told {
  const calm = a.kind === 'corrected' || a.kind === 'undone' || a.kind === 'hop'
  const severity: Severity = a.kind === 'freeze-gap' || a.kind === 'endpoint' ? 'urgent' : calm ? 'notice' : 'review'
  const title = `${text(a.kind)}${a.service === null ? '' : ` (${a.service})`}: ${text(a.account)}`
  const marks = [`watch:${a.kind}`, ...(a.service === null ? [] : [`service:${a.service}`]), `account:${a.account}`]
  return {
    source: 'watch',
    subject: `case:${text(a.case)}`,
    severity,
    event: null,
    holds: false,
    title,
    reasons: [text(a.because)],
    marks,
  }
}

function guarded(body: Fact['body']): Told {
  const [safe, reason] = [text(body['safe']), text(body['reason'])]
  const title = `${reason} at nonce ${text(body['nonce'])}`
  const marks = [`guard:${reason}`]
  const reasons = [text(body['sentence'])]
  return {
    source: 'guard',
    subject: `safe:${safe}`,
    severity: 'urgent',
    event: null,
    holds: false,
    title,
    reasons,
    marks,
  }
}

function text(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new TypeError('not a text')
}

function clip(value: string): string {
  return value.length > LONG_TEXT ? `${value.slice(0, LONG_TEXT - 1)}…` : value
}

import { parseAccount } from '../../model/account.ts'
import type { DeskCase } from '../../model/casework/desk-case.ts'
import type { QueueAlert } from '../../model/casework/queue-alert.ts'
import { showInstant } from '../../model/instant.ts'
import type { CustomerProfile } from '../../model/monitor/customer-event.ts'
import type { Judgement } from '../../model/monitor/judgement.ts'
import type { NarrativePart, ReportAddress, ReportCase, ReportSubject } from '../../model/report-case.ts'
import type { GivenEvent } from '../events/read-event.ts'
import { type AssetNames, caseOfJudgements } from './case-of-judgements.ts'

/** What the facts and the journal of the monitor hold of a desk case's alerts. */
export interface DeskEvidence {
  /** Of each event the judgement that stands, in the order of the alerts. */
  readonly judgements: readonly Judgement[]
  /** The events judged, as far as they were found. */
  readonly events: readonly GivenEvent[]
}

/** † Alerts that the evidence names by digest, one by one. */
const MOST_ALERTS = 5_000
/** Attachments with this ending are what people told of a case: each is whole, and takes the place of the one before. */
export const TOLD_ENDING = '.report-case.json'
/** Drafts of the case itself: a report does not rest on the draft before it. */
const OWN_DRAFT = /^report-C\d+-[a-z0-9]+\.zip$/

/**
 * A report's case with all that a case of the desk holds: what its alerts say, the events behind them, what was decided and done, and what
 * is attached, each by its digest. What people told in `told` stays before it. The reference is always that of the desk's case. Nothing is
 * made up: of a customer of whom no profile came, there is an account and no subject.
 */
export function caseOfDesk(told: ReportCase, file: DeskCase, evidence: DeskEvidence, assets: AssetNames): ReportCase {
  const events = evidence.events.map(given => given.event)
  const judged = caseOfJudgements(told, evidence.judgements, events, assets)
  const profiles = profilesOf(evidence.events)
  const subjects = new Map(judged.subjects.map(s => [s.id, s]))
  const accounts = judged.accounts.map(account => {
    const profile = profiles.get(account.number)
    if (profile === undefined || account.at !== null) return account
    const subject = subjectOf(profile)
    const own = account.holders.length === 0 && subject !== null
    if (own && !subjects.has(subject.id)) subjects.set(subject.id, subject)
    return {
      ...account,
      holders: own ? [subject.id] : account.holders,
      openedOn: account.openedOn ?? dayOf(profile.openedMs),
    }
  })
  const known = new Set(judged.addresses.map(a => a.account))
  return {
    ...judged,
    reference: referenceOf(file),
    subjects: [...subjects.values()],
    accounts,
    addresses: [...judged.addresses, ...addressesOf(file.alerts).filter(a => !known.has(a.account))],
    narrative: [...judged.narrative, ...storyOf(file)],
    decision: decisionOf(told, file),
    actions: [...judged.actions, ...actionsOf(file)],
    evidence: [...judged.evidence, ...evidenceOf(file)],
  }
}

/** The number under which the house's own report speaks of a case: `C3`, or `TENANT-C3` outside the main tenant. */
export function referenceOf({ id, tenant }: Pick<DeskCase, 'id' | 'tenant'>): string {
  return tenant === 'main' ? id : `${tenant}-${id}`
}

function profilesOf(events: readonly GivenEvent[]): ReadonlyMap<string, CustomerProfile> {
  return new Map(events.flatMap(({ profile }) => (profile === null ? [] : [[profile.customer, profile] as const])))
}

function subjectOf({ customer, entity, residence }: CustomerProfile): ReportSubject | null {
  if (entity === 'own-wallet') return null
  return {
    ...{ id: `customer:${customer}`, kind: entity === 'firm' ? 'entity' : 'person', name: null, gender: null },
    ...{ bornOn: null, nationality: null, residence, address: null, phones: [], emails: [], websites: [] },
    ...{ identifications: [], occupation: null, relation: 'customer', foundedOn: null, legalForm: null },
    representatives: [],
  }
}

// An alert of a list or a watch says of an account why it was told, and not whose it is: nobody blocks by that alone.
function addressesOf(alerts: readonly QueueAlert[]): readonly ReportAddress[] {
  const found = new Map<string, ReportAddress>()
  for (const alert of alerts)
    for (const mark of alert.marks) {
      const account = mark.startsWith('account:') ? accountOf(mark.slice(8)) : null
      if (account === null || found.has(account)) continue
      const role = alert.source === 'watch' ? 'reached by what is watched' : `told by ${alert.source}`
      found.set(account, { account, role, blockable: false, holder: null, source: `alert ${alert.id}` })
    }
  return [...found.values()]
}

function accountOf(text: string): string | null {
  try {
    return parseAccount(text)
  } catch {
    return null
  }
}

function storyOf(file: DeskCase): readonly NarrativePart[] {
  const others = file.alerts.filter(a => a.source !== 'monitor')
  const parts: NarrativePart[] = []
  if (others.length > 0)
    parts.push({
      heading: 'What lists, watches and guards told',
      text: others
        .map(
          a => `${showInstant(a.at)} alert ${a.id} (${a.source}, ${a.severity}): ${a.title}. ${a.reasons.join('; ')}.`,
        )
        .join('\n'),
    })
  // What still waits is voided by the very draft that would tell of it; the decision to report has its own place.
  const made = file.decisions.filter(
    d => d.state === 'made' || d.state === 'filed' || (d.state === 'approved' && d.kind !== 'report'),
  )
  if (made.length > 0)
    parts.push({
      heading: 'What was decided',
      text: made
        .map(d => {
          const second = d.second === null ? '' : `, approved by ${d.second.by} at ${showInstant(d.second.at)}`
          return `${showInstant(d.at)} decision ${d.number}, ${d.kind}, by ${d.by}${second}: ${d.reason}. Document SHA-256 ${d.document}.`
        })
        .join('\n'),
    })
  return parts
}

// The first decision to report begins the term, also where it was voided later: a second one buys no time. Its reason is the latest's.
function decisionOf(told: ReportCase, file: DeskCase): ReportCase['decision'] {
  const reports = file.decisions.filter(d => d.kind === 'report')
  const [first] = reports
  const last = reports.findLast(d => d.state !== 'rejected') ?? reports.at(-1)
  const approved = last?.state === 'approved' || last?.state === 'filed' ? (last.second?.by ?? null) : null
  const detected = Math.min(file.openedAt, ...file.alerts.map(a => a.at))
  const { decision } = told
  return {
    detectedAt: decision.detectedAt ?? showInstant(detected),
    determinedAt: decision.determinedAt ?? (first === undefined ? null : showInstant(first.at)),
    by: decision.by ?? last?.by ?? null,
    approvedBy: decision.approvedBy ?? approved,
    reason: decision.reason ?? last?.reason ?? null,
  }
}

function actionsOf(file: DeskCase): ReportCase['actions'] {
  const held = file.alerts
    .filter(a => a.holds)
    .map(a => ({ on: dayOf(a.at * 1_000), what: `held by the monitor: event ${a.event ?? a.id}, ${a.title}` }))
  const done = file.decisions.flatMap(d => {
    const on = dayOf(d.at * 1_000)
    if (d.kind === 'hold') return [{ on, what: `held: ${d.what ?? ''}` }]
    if (d.kind === 'release' && d.state === 'approved') return [{ on, what: `released: ${d.reason}` }]
    if (d.kind === 'freeze') return [{ on, what: `asked others to freeze: ${d.what ?? ''}` }]
    return d.filed === null ? [] : [{ on: dayOf(d.filed.at * 1_000), what: `reported, reference ${d.filed.reference}` }]
  })
  // A form takes at most 999 of them.
  return [...held, ...done].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).slice(-900)
}

function evidenceOf(file: DeskCase): ReportCase['evidence'] {
  const alerts = file.alerts
    .slice(0, MOST_ALERTS)
    .map(a => ({ name: `alert ${a.id}`, sha256: a.digest, about: `${a.source}: ${a.title}` }))
  const told = file.attachments.findLast(a => a.name.endsWith(TOLD_ENDING))
  const attached = file.attachments
    .filter(a => !OWN_DRAFT.test(a.name) && (!a.name.endsWith(TOLD_ENDING) || a === told))
    .map(a => ({
      name: a.name,
      sha256: a.digest,
      about: `attached by ${a.by} at ${showInstant(a.at)}, ${a.bytes} bytes`,
    }))
  return [...alerts, ...attached]
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

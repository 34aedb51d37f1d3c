import { z } from 'zod'
import { eventValues } from '../../formats/events/write-event.ts'
import type { QueueAlert } from '../../model/casework/queue-alert.ts'
import type { Tenant } from '../../model/casework/tenant.ts'
import { CordonError, NotFoundError } from '../../model/errors.ts'
import type { Fact } from '../../model/fact.ts'
import type { Judgement } from '../../model/monitor/judgement.ts'
import { tenantOfId } from '../../model/monitor/tenant-ids.ts'
import { defineOperation } from '../define-operation.ts'
import { GUARD_ALARM_KIND } from '../guard/keep-alarms.ts'
import { toldEvent, toldJudgement } from '../monitor/tenant-events.ts'
import { readJudgements } from '../reports/read-judgements.ts'
import { ALERT_KIND, screenAlertSchema } from '../screen/screen-alert.ts'
import { alertRow, shownAlert } from './case-rows.ts'
import { alertField } from './casework-input.ts'
import type { CaseworkWorld } from './casework-world.ts'
import { MONITOR_ALERT_KIND, MONITOR_WITHDRAWN_KIND } from './read-alert.ts'
import { takeSeat } from './take-seat.ts'
import type { TenantDesk } from './tenant-desk.ts'

/** † Alerts of the same subject, and events, that are told with one alert. */
const MOST_SIBLINGS = 200
const MOST_EVENTS = 120

const values = z.record(z.string(), z.unknown())

/**
 * One alert with all that it rests on: of the monitor each rule's answer with its figures, the bound under which it would have been silent
 * and the events behind it; of the other sources what their fact tells. What cannot be had is a gap.
 */
export const explainAlert = defineOperation({
  name: 'explainAlert',
  alias: 'casework explain',
  summary: 'tell what an alert rests on: rules, figures, what would have kept it silent, events',
  effect: 'read',
  scope: 'casework',
  input: z.object({ alert: alertField }),
  output: z.object({
    alert: alertRow,
    state: z.enum(['waiting', 'in-case', 'dismissed', 'superseded']),
    case: z.string().nullable(),
    judgement: z
      .object({
        event: z.string(),
        atMs: z.number(),
        outcome: z.enum(['pass', 'review', 'hold']),
        silent: z.number().describe('rules that were asked and are silent'),
        ruleset: z.string(),
        late: z.boolean(),
        instead: z.enum(['pass', 'review', 'hold']).nullable(),
        findings: z.array(
          z.object({
            rule: z.string(),
            name: z.string().nullable().describe('of the rule as it is now; null: it is no more'),
            question: z.string().nullable(),
            version: z.string(),
            level: z.enum(['low', 'medium', 'high', 'hold']).nullable().describe('null: it could not answer'),
            lacks: z.string().nullable(),
            reasons: z.array(z.string()),
            figures: z.record(z.string(), z.union([z.number(), z.string()])),
            unless: z.string().nullable().describe('what would have kept it silent'),
            events: z.array(z.string()),
          }),
        ),
        typologies: z.array(
          z.object({
            typology: z.string(),
            about: z.string().nullable().describe('what the typology describes as it is now; null: it is no more'),
            score: z.number(),
            outcome: z.string(),
            rules: z.array(z.string()),
          }),
        ),
        learned: z.object({ score: z.number(), because: z.array(z.string()) }).nullable(),
      })
      .nullable(),
    events: z.array(values).describe('of the customer, on which the findings rest, the earliest first'),
    watch: values.nullable().describe('what a watch told'),
    guard: values.nullable().describe('what the guard told'),
    screen: values.nullable().describe('what a list told'),
    siblings: z.array(alertRow).describe('others of the same subject that wait'),
    gaps: z.array(z.string()),
  }),
  positional: ['alert'],
  examples: ['casework explain A12'],
  async run({ alert: id }, world: CaseworkWorld) {
    const { desk, person } = await takeSeat(world)
    const alert = desk.alert(id)
    if (alert === undefined)
      throw new NotFoundError('alert-unknown', `there is no alert ${id}: cordon queue shows them`)
    const gaps: string[] = []
    const [fact] = await world.facts.read({ after: alert.seq - 1, upTo: alert.seq })
    const kind = fact?.kind ?? ''
    const judgement = fact === undefined ? null : judgementIn(fact, gaps)
    const names = judgement === null ? NO_NAMES : await catalogNames()
    const own = kind === ALERT_KIND && fact !== undefined ? screenAlertSchema.safeParse(fact.body) : null
    // Of a list's alert that concerns several tenants, none is shown the customers.
    const screen = own?.success
      ? { ...own.data, customers: alert.subject.startsWith('customer:') ? own.data.customers : [], askedBy: [] }
      : null
    const siblings = (desk.waiting.get(alert.subject) ?? []).filter(a => a.id !== alert.id)
    return {
      ...{ alert: shownAlert(alert), ...standing(desk, alert) },
      judgement: judgement && shownJudgement(toldJudgement(judgement, person.tenant), names),
      events: judgement === null ? [] : await eventsOf(world, judgement, fact, person.tenant, gaps),
      watch: kind === 'watch-alert' && person.tenant === 'main' ? { ...fact?.body } : null,
      guard: kind === GUARD_ALARM_KIND ? { ...fact?.body } : null,
      screen,
      siblings: siblings.slice(-MOST_SIBLINGS).map(shownAlert),
      gaps,
    }
  },
})

/** Where an alert went. */
export function standing(desk: TenantDesk, alert: QueueAlert) {
  const file = desk.casesOf(alert.subject).find(c => c.alerts.some(a => a.id === alert.id))
  const waits = desk.waiting.get(alert.subject)?.some(a => a.id === alert.id) === true
  const gone = desk.superseded(alert.id) ? ('superseded' as const) : ('dismissed' as const)
  const state = file ? ('in-case' as const) : waits ? ('waiting' as const) : gone
  return { state, case: file?.id ?? null }
}

function judgementIn({ kind, body }: Fact, gaps: string[]): Judgement | null {
  if (kind !== MONITOR_ALERT_KIND && kind !== MONITOR_WITHDRAWN_KIND) return null
  try {
    return readJudgements([body])[0] ?? null
  } catch (error) {
    if (!(error instanceof CordonError)) throw error
    gaps.push('the judgement cannot be read: look at the fact itself')
    return null
  }
}

interface CatalogNames {
  readonly rules: ReadonlyMap<string, { readonly name: string; readonly question: string }>
  /** What typologies describe, by name. */
  readonly schemes: ReadonlyMap<string, string>
}

const NO_NAMES: CatalogNames = { rules: new Map(), schemes: new Map() }

/** The catalog's rules are large, and few ask. */
async function catalogNames(): Promise<CatalogNames> {
  const [{ RULES }, { TYPOLOGIES }] = await Promise.all([
    import('../../catalog/rules/all-rules.ts'),
    import('../../catalog/typologies/all-typologies.ts'),
  ])
  return {
    rules: new Map(RULES.map(({ id, name, question }) => [id, { name, question }])),
    schemes: new Map(TYPOLOGIES.map(({ name, about }) => [name, about])),
  }
}

function shownJudgement(j: Judgement, names: CatalogNames) {
  const findings = j.findings.map(({ rule, version, answer }) => {
    const { name = null, question = null } = names.rules.get(rule) ?? {}
    const about = { rule, version, name, question }
    if (answer.kind === 'unanswered')
      return { ...about, level: null, lacks: answer.lacks, reasons: [], figures: {}, unless: null, events: [] }
    const { level, reasons, figures, unless, events } = answer
    return { ...about, level, lacks: null, reasons: [...reasons], figures: { ...figures }, unless, events: [...events] }
  })
  const typologies = j.typologies.map(t => ({
    ...t,
    about: names.schemes.get(t.typology) ?? null,
    rules: [...t.rules],
  }))
  const learned = j.learned && { score: j.learned.score, because: [...j.learned.because] }
  const { event, atMs, outcome, silent, ruleset, late, instead } = j
  return { event, atMs, outcome, silent, ruleset, late, instead, findings, typologies, learned }
}

async function eventsOf(world: CaseworkWorld, j: Judgement, fact: Fact | undefined, tenant: Tenant, gaps: string[]) {
  const behind = j.findings.flatMap(({ answer }) => (answer.kind === 'fired' ? answer.events : []))
  // What a rule found over customers of all tenants is shown as far as it is of this one.
  const ids = [...new Set([j.event, ...behind.filter(id => tenantOfId(id) === tenant)])].slice(0, MOST_EVENTS)
  const journal = world.casework?.events
  if (journal === undefined) {
    gaps.push('there is no journal of the monitor here: events are told by their ids alone')
    return []
  }
  const place = Number(fact?.body['journal'] ?? Number.NaN)
  const found = await journal.find(ids.map(event => ({ event, place })))
  const missing = ids.filter(id => !found.has(id))
  if (missing.length > 0)
    gaps.push(
      `${missing.length} of ${ids.length} events are not in the journal of the monitor, ${missing[0]} among them`,
    )
  return [...found.values()]
    .map(given => toldEvent(given, tenant).event)
    .sort((a, b) => a.atMs - b.atMs)
    .map(event => ({ ...eventValues(event) }))
}

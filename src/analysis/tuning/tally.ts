import type { CustomerEvent } from '../../model/monitor/customer-event.ts'
import type { Verdict } from './replay.ts'
import type { Truth } from './truth-labels.ts'

/** Alerts of one rule or typology; `right` and `wrong` of those of which labels speak. */
export interface FiredCount {
  fired: number
  /** Alerts for which nothing else fired. */
  alone: number
  /** Times it could not answer. */
  unanswered: number
  right: number
  wrong: number
}

/** What one version of the rules gave over a stretch of history. Sums of parts are sums of the whole. */
export interface TallyFigures {
  events: number
  /** Review or hold, by what fired. */
  alerts: number
  holds: number
  /** Events that only want a person since some rule could not answer. */
  asked: number
  right: number
  wrong: number
  /** Alerts by UTC day, days since 1970. */
  days: Map<number, number>
  /** Customers with alerts. */
  customers: Set<string>
  rules: Map<string, FiredCount>
  typologies: Map<string, FiredCount>
  /** One byte a label of bad: 1, an event of it came; 2, an alert came for it. */
  subjects: Uint8Array
}

const DAY_MS = 86_400_000

/** Figures before anything came. @param subjects how many labels say bad */
export function emptyTally(subjects: number): TallyFigures {
  return {
    ...{ events: 0, alerts: 0, holds: 0, asked: 0, right: 0, wrong: 0 },
    ...{ days: new Map(), customers: new Set(), rules: new Map(), typologies: new Map() },
    subjects: new Uint8Array(subjects),
  }
}

/** Counts what a version said of an event. @param truth null: there are no labels */
export function count(tally: TallyFigures, event: CustomerEvent, verdict: Verdict, truth: Truth | null): void {
  tally.events++
  const alert = verdict.alert !== 'pass'
  if (truth !== null)
    for (const subject of truth.subjects) tally.subjects[subject] = (tally.subjects[subject] ?? 0) | (alert ? 3 : 1)
  if (verdict.findings.length === 0) return
  if (alert) {
    tally.alerts++
    if (verdict.alert === 'hold') tally.holds++
    const day = Math.floor(event.atMs / DAY_MS)
    tally.days.set(day, (tally.days.get(day) ?? 0) + 1)
    tally.customers.add(event.customer)
    if (truth !== null && truth.bad !== null) tally[truth.bad ? 'right' : 'wrong']++
  } else if (verdict.outcome !== 'pass') tally.asked++
  const fired = verdict.findings.filter(f => f.answer.kind === 'fired')
  for (const { rule, answer } of verdict.findings) {
    const counted = countOf(tally.rules, rule)
    if (answer.kind === 'unanswered') counted.unanswered++
    else mark(counted, fired.length === 1, truth)
  }
  for (const { typology, outcome } of verdict.typologies)
    if (outcome !== 'pass') mark(countOf(tally.typologies, typology), verdict.typologies.length === 1, truth)
}

/** Adds the figures of another stretch. */
export function addTally(to: TallyFigures, from: TallyFigures): void {
  for (const key of ['events', 'alerts', 'holds', 'asked', 'right', 'wrong'] as const) to[key] += from[key]
  for (const [day, n] of from.days) to.days.set(day, (to.days.get(day) ?? 0) + n)
  for (const customer of from.customers) to.customers.add(customer)
  for (const part of ['rules', 'typologies'] as const)
    for (const [name, counted] of from[part]) {
      const into = countOf(to[part], name)
      for (const key of ['fired', 'alone', 'unanswered', 'right', 'wrong'] as const) into[key] += counted[key]
    }
  for (let n = 0; n < to.subjects.length; n++) to.subjects[n] = (to.subjects[n] ?? 0) | (from.subjects[n] ?? 0)
}

function countOf(counts: Map<string, FiredCount>, name: string): FiredCount {
  let counted = counts.get(name)
  if (counted === undefined) {
    counted = { fired: 0, alone: 0, unanswered: 0, right: 0, wrong: 0 }
    counts.set(name, counted)
  }
  return counted
}

function mark(counted: FiredCount, alone: boolean, truth: Truth | null): void {
  counted.fired++
  if (alone) counted.alone++
  if (truth !== null && truth.bad !== null) counted[truth.bad ? 'right' : 'wrong']++
}

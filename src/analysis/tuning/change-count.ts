import type { CustomerEvent } from '../../model/monitor/customer-event.ts'
import type { Verdict } from './replay.ts'

/** An event over whose fate two versions differ. */
export interface ChangedEvent {
  readonly event: string
  readonly customer: string
  readonly atMs: number
  readonly before: Verdict['alert']
  readonly after: Verdict['alert']
  /** Rules that fired in one version only: `+R13`, `-R08`. */
  readonly rules: readonly string[]
}

/** How often something fires in one version and not in the other. */
export interface GainAndLoss {
  gained: number
  lost: number
}

/** What another version would change. Sums of parts are sums of the whole. */
export interface ChangeFigures {
  /** Alerts that only the other version raises, and that only the one in force raises. */
  gained: number
  lost: number
  /** Review in force and hold in the other, and the other way round. */
  raised: number
  eased: number
  rules: Map<string, GainAndLoss>
  typologies: Map<string, GainAndLoss>
  /** The earliest of each kind. */
  gainedFirst: ChangedEvent[]
  lostFirst: ChangedEvent[]
}

/** † Events named of each kind. */
export const MOST_NAMED = 20

/** Nothing changed yet. */
export function noChange(): ChangeFigures {
  return {
    ...{ gained: 0, lost: 0, raised: 0, eased: 0, rules: new Map(), typologies: new Map() },
    ...{ gainedFirst: [], lostFirst: [] },
  }
}

/** Counts what differs between two verdicts on an event. @param before of the version in force */
export function countChange(change: ChangeFigures, event: CustomerEvent, before: Verdict, after: Verdict): void {
  if (before.findings.length === 0 && after.findings.length === 0) return
  const rules = differences(change.rules, firedOf(before), firedOf(after))
  differences(change.typologies, metOf(before), metOf(after))
  if (before.alert === after.alert) return
  const { id, customer, atMs } = event
  const told = { event: id, customer, atMs, before: before.alert, after: after.alert, rules }
  if (before.alert === 'pass') {
    change.gained++
    keepFirst(change.gainedFirst, told)
  } else if (after.alert === 'pass') {
    change.lost++
    keepFirst(change.lostFirst, told)
  } else change[after.alert === 'hold' ? 'raised' : 'eased']++
}

/** Adds what changed in another part of the history. */
export function addChange(to: ChangeFigures, from: ChangeFigures): void {
  for (const key of ['gained', 'lost', 'raised', 'eased'] as const) to[key] += from[key]
  for (const part of ['rules', 'typologies'] as const)
    for (const [name, { gained, lost }] of from[part]) {
      const into = entryOf(to[part], name)
      into.gained += gained
      into.lost += lost
    }
  for (const part of ['gainedFirst', 'lostFirst'] as const) for (const told of from[part]) keepFirst(to[part], told)
}

function firedOf({ findings }: Verdict): readonly string[] {
  return findings.flatMap(({ rule, answer }) => (answer.kind === 'fired' ? [rule] : []))
}

function metOf({ typologies }: Verdict): readonly string[] {
  return typologies.flatMap(({ typology, outcome }) => (outcome === 'pass' ? [] : [typology]))
}

function differences(
  counts: Map<string, GainAndLoss>,
  before: readonly string[],
  after: readonly string[],
): readonly string[] {
  const told: string[] = []
  for (const name of after)
    if (!before.includes(name)) {
      entryOf(counts, name).gained++
      told.push(`+${name}`)
    }
  for (const name of before)
    if (!after.includes(name)) {
      entryOf(counts, name).lost++
      told.push(`-${name}`)
    }
  return told
}

function entryOf(counts: Map<string, GainAndLoss>, name: string): GainAndLoss {
  let entry = counts.get(name)
  if (entry === undefined) {
    entry = { gained: 0, lost: 0 }
    counts.set(name, entry)
  }
  return entry
}

function keepFirst(kept: ChangedEvent[], told: ChangedEvent): void {
  let place = kept.length
  while (place > 0 && comesAfter(kept[place - 1] as ChangedEvent, told)) place--
  kept.splice(place, 0, told)
  if (kept.length > MOST_NAMED) kept.pop()
}

function comesAfter(a: ChangedEvent, b: ChangedEvent): boolean {
  return a.atMs > b.atMs || (a.atMs === b.atMs && a.event > b.event)
}

import type { RuleSet } from '../../analysis/monitor/rule-set.ts'
import type {
  BacktestAnswer,
  ChangeAnswer,
  FiredAnswer,
  NamedChange,
  VersionAnswer,
} from '../../analysis/tuning/backtest-answer.ts'
import { addChange, type ChangeFigures, type GainAndLoss, noChange } from '../../analysis/tuning/change-count.ts'
import { addTally, emptyTally, type FiredCount, type TallyFigures } from '../../analysis/tuning/tally.ts'
import { aDayOf, precisionOf, recallOf } from '../../analysis/tuning/tally-figures.ts'
import type { TruthLabel } from '../../analysis/tuning/truth-labels.ts'
import { changedParameters } from './changed-parameters.ts'
import type { HistoryJob, HistoryResult } from './history-port.ts'

const DAY_MS = 86_400_000

/** Puts what the threads counted together, and into the fixed order of the answer. */
export function makeAnswer(job: HistoryJob, result: HistoryResult, sets: readonly RuleSet[]): BacktestAnswer {
  const history = historyOf(job, result)
  const subjects = (job.labels ?? []).filter(label => label.bad)
  const tallies = sets.map((_, v) => sumOf(result, v, subjects.length))
  const versions = sets.map((set, v) => versionOf(set, v, tallies[v] as TallyFigures, history, subjects))
  const unseen = subjects.length - recallOf(tallies[0] as TallyFigures).seen
  const labels = job.labels === null ? null : labelsOf(job.labels, unseen)
  return {
    schema: 'cordon.backtest/1',
    history,
    labels,
    versions,
    change: sets.length === 2 ? changeOf(result, sets[0] as RuleSet, sets[1] as RuleSet) : null,
    gaps: gapsOf(history, labels, versions),
  }
}

/** Figures of a version over all threads, both halves together. */
export function sumOf(result: HistoryResult, version: number, subjects: number): TallyFigures {
  const sum = emptyTally(subjects)
  for (const part of result.parts) for (const half of part.tallies[version] ?? []) addTally(sum, half)
  return sum
}

/** What the history is about. */
export function historyOf(job: HistoryJob, result: HistoryResult): BacktestAnswer['history'] {
  const parts = result.parts.map(part => part.history)
  const total = (key: 'events' | 'customers' | 'repeated'): number => parts.reduce((sum, part) => sum + part[key], 0)
  const first = Math.min(...parts.map(part => part.firstMs))
  const last = Math.max(...parts.map(part => part.lastMs))
  const kinds = new Map<string, number>()
  for (const part of parts) for (const [kind, n] of part.byKind) kinds.set(kind, (kinds.get(kind) ?? 0) + n)
  const none = total('events') === 0
  return {
    ...{ files: job.files, events: total('events'), customers: total('customers') },
    byKind: Object.fromEntries([...kinds].sort(byName)),
    from: none ? null : new Date(first).toISOString(),
    until: none ? null : new Date(last).toISOString(),
    days: none ? 0 : Math.floor(last / DAY_MS) - Math.floor(first / DAY_MS) + 1,
    ...{ faults: result.faults, firstFaults: result.firstFaults, repeated: total('repeated') },
    outOfOrder: Math.max(...parts.map(part => part.outOfOrder)),
  }
}

function versionOf(
  set: RuleSet,
  v: number,
  tally: TallyFigures,
  history: BacktestAnswer['history'],
  subjects: readonly TruthLabel[],
): VersionAnswer {
  const { found, recall } = recallOf(tally)
  const titles = new Map([
    ...set.rules.map(({ rule }) => [rule.id, rule.name] as const),
    ...set.typologies.map(({ typology }) => [typology.name, typology.title] as const),
  ])
  return {
    name: v === 0 ? 'in force' : 'given',
    ...{ ruleset: set.digest, overlay: set.overlay, alerts: tally.alerts, holds: tally.holds, asked: tally.asked },
    ...{ customers: tally.customers.size, aDay: aDayOf(tally, history.days), precision: precisionOf(tally) },
    ...{ recall, found, byScheme: byScheme(tally, subjects) },
    rules: firedOf(tally.rules, titles),
    typologies: firedOf(tally.typologies, titles),
    daily: [...tally.days].sort(([a], [b]) => a - b).map(([day, alerts]) => ({ day: isoDay(day), alerts })),
  }
}

function byScheme(tally: TallyFigures, subjects: readonly TruthLabel[]): VersionAnswer['byScheme'] {
  const schemes = new Map<string, { labels: number; found: number }>()
  for (const [n, { scheme }] of subjects.entries()) {
    const marks = tally.subjects[n] ?? 0
    if (scheme === null || marks === 0) continue
    const counted = schemes.get(scheme) ?? { labels: 0, found: 0 }
    counted.labels++
    if (marks & 2) counted.found++
    schemes.set(scheme, counted)
  }
  return [...schemes].sort(byName).map(([scheme, counted]) => ({ scheme, ...counted }))
}

function firedOf(counts: ReadonlyMap<string, FiredCount>, titles: ReadonlyMap<string, string>): FiredAnswer[] {
  return [...counts].sort(byName).map(([name, counted]) => {
    const { fired, alone, unanswered } = counted
    return { name, title: titles.get(name) ?? '', fired, alone, unanswered, precision: precisionOf(counted) }
  })
}

function changeOf(result: HistoryResult, before: RuleSet, after: RuleSet): ChangeAnswer {
  const sum: ChangeFigures = noChange()
  for (const part of result.parts) if (part.change !== null) addChange(sum, part.change)
  const { gained, lost, raised, eased, gainedFirst, lostFirst } = sum
  return {
    ...{ gained, lost, raised, eased, parameters: changedParameters(before, after) },
    ...{ rules: named(sum.rules), typologies: named(sum.typologies), gainedFirst, lostFirst },
  }
}

function named(counts: ReadonlyMap<string, GainAndLoss>): NamedChange[] {
  return [...counts].sort(byName).map(([name, { gained, lost }]) => ({ name, gained, lost }))
}

function labelsOf(labels: readonly TruthLabel[], unseen: number): BacktestAnswer['labels'] {
  const bad = labels.filter(label => label.bad).length
  const good = labels.length - bad
  return { bad, good, unseen, unlabelled: good === 0 ? 'good' : 'left out' }
}

function gapsOf(
  history: BacktestAnswer['history'],
  labels: BacktestAnswer['labels'],
  versions: readonly VersionAnswer[],
): string[] {
  const gaps: string[] = []
  if (history.events === 0) gaps.push('there is no event in the data')
  if (history.faults > 0) gaps.push(`${history.faults} lines are no event and were left out`)
  if (history.outOfOrder > 0)
    gaps.push(`${history.outOfOrder} events came too far out of order to be judged in their place in time`)
  if (labels === null) gaps.push('there are no labels: precision and recall cannot be told')
  if (labels !== null && labels.unseen > 0)
    gaps.push(`of ${labels.unseen} of ${labels.bad} labels of bad no event came: they count for nothing`)
  for (const { name, asked } of versions)
    if (asked > 0)
      gaps.push(`${name}: for ${asked} events a rule could not answer and nothing else fired; they are no alerts here`)
  return gaps
}

function byName<T>([a]: readonly [string, T], [b]: readonly [string, T]): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

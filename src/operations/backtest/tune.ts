import type { BacktestAnswer } from '../../analysis/tuning/backtest-answer.ts'
import { overlayWith, readVaried, settingsOf } from '../../analysis/tuning/parameter-grid.ts'
import { paretoFront } from '../../analysis/tuning/pareto.ts'
import { addTally, emptyTally, type TallyFigures } from '../../analysis/tuning/tally.ts'
import { aDayOf, precisionOf, recallOf } from '../../analysis/tuning/tally-figures.ts'
import type { TruthLabel } from '../../analysis/tuning/truth-labels.ts'
import type { PointAnswer, SideAnswer, TuneAnswer } from '../../analysis/tuning/tune-answer.ts'
import { InputError } from '../../model/errors.ts'
import { type BacktestWorld, setOf } from './backtest.ts'
import type { HistoryJob, HistoryResult } from './history-port.ts'
import { historyOf } from './make-answer.ts'

/** What is to be varied, on which history. */
export interface TuneInput {
  readonly files: readonly string[]
  /** Overlay as parsed, into which each setting is written; null: the rules as they come. */
  readonly base: unknown
  readonly vary: readonly string[]
  /** Rules and typologies whose alerts count; null: all. */
  readonly only: readonly string[] | null
  readonly labels: readonly TruthLabel[]
  /** Unix milliseconds: what comes before is tuned on, what comes from then on is measured. */
  readonly cutMs: number
  readonly threads: number
}

const DAY_MS = 86_400_000

/**
 * Judges history once under every combination of the values, and tells alerts a day, precision and recall of each before the cut and
 * from it on.
 * @throws InputError `vary-malformed`, `vary-too-many`, `only-unknown`, `cut-outside`; as `readOverlay` and the reading of history do
 */
export async function tune(input: TuneInput, world: BacktestWorld): Promise<TuneAnswer> {
  const { rules, typologies } = world
  const unknown = input.only?.find(name => !rules.some(r => r.id === name) && !typologies.some(t => t.name === name))
  if (unknown !== undefined)
    throw new InputError('only-unknown', `there is no rule or typology "${unknown}"`, { place: { field: '--only' } })
  const settings = [{}, ...settingsOf(input.vary.map(text => readVaried(text, rules, typologies)))]
  const overlays = settings.map(setting => overlayWith(input.base, setting, input.only, rules, typologies))
  for (const overlay of overlays) setOf(overlay, world)
  const { files, labels, cutMs } = input
  const job: HistoryJob = { files, overlays, labels, cutMs, software: world.software }
  const result = await world.run(job, input.threads, world.told)
  const history = historyOf(job, result)
  const days = daysOf(history, cutMs)
  const subjects = labels.filter(label => label.bad).length
  const sides = settings.map((_, v) => [0, 1].map(half => sideOf(result, v, half, days[half] as number, subjects)))
  const front = paretoFront(sides.map(([tuned]) => tuned as SideAnswer))
  const points = settings.map((setting, v) => {
    const [tuned, measured] = sides[v] as [SideAnswer, SideAnswer]
    return { setting, tuned, measured, front: front[v] === true, now: v === 0 }
  })
  const [now, ...others] = points
  return {
    ...{ schema: 'cordon.tuning/1', history, cut: new Date(cutMs).toISOString() },
    ...{ daysTuned: days[0], daysMeasured: days[1] },
    points: [...(now ? [now] : []), ...others.sort((a, b) => a.tuned.aDay - b.tuned.aDay)],
    gaps: gapsOf(history, points),
  }
}

function daysOf(history: BacktestAnswer['history'], cutMs: number): [number, number] {
  const [from, until] = [history.from, history.until].map(text => (text === null ? Number.NaN : Date.parse(text)))
  if (!(cutMs > (from as number) && cutMs <= (until as number)))
    throw new InputError(
      'cut-outside',
      `the history runs from ${history.from ?? 'nowhere'} to ${history.until ?? 'nowhere'}: the cut must lie within`,
      { place: { field: '--cut' } },
    )
  const day = (ms: number): number => Math.floor(ms / DAY_MS)
  const tuned = day(cutMs - 1) - day(from as number) + 1
  return [tuned, day(until as number) - day(cutMs) + 1]
}

function sideOf(result: HistoryResult, version: number, half: number, days: number, subjects: number): SideAnswer {
  const sum: TallyFigures = emptyTally(subjects)
  for (const part of result.parts) addTally(sum, part.tallies[version]?.[half] ?? emptyTally(subjects))
  const { found, seen, recall } = recallOf(sum)
  return { alerts: sum.alerts, aDay: aDayOf(sum, days).mean, precision: precisionOf(sum), recall, found, seen }
}

function gapsOf(history: BacktestAnswer['history'], points: readonly PointAnswer[]): string[] {
  const gaps: string[] = []
  if (history.faults > 0) gaps.push(`${history.faults} lines are no event and were left out`)
  if (history.outOfOrder > 0) gaps.push(`${history.outOfOrder} events came too far out of order`)
  const [first] = points
  if (first?.tuned.seen === 0)
    gaps.push('before the cut there is no event of any label of bad: nothing can be tuned on')
  if (first?.measured.seen === 0)
    gaps.push('from the cut on there is no event of any label of bad: nothing is measured')
  return gaps
}

import type { LearnedModel } from '../../analysis/learned/learned-model.ts'
import type { BacktestAnswer, ChangeAnswer, FiredAnswer, VersionAnswer } from '../../analysis/tuning/backtest-answer.ts'
import type { PointAnswer, TuneAnswer } from '../../analysis/tuning/tune-answer.ts'
import type { PackedSummary } from '../../operations/backtest/pack-history.ts'
import { hang } from './fold-text.ts'

/** Rows of a kind that are printed. */
const MOST_ROWS = 12

/** What `cordon backtest` prints for people. */
export function backtestText(answer: BacktestAnswer, columns: number): string {
  const width = Math.min(columns, 110)
  const { history } = answer
  const lines = hang(
    `${n(history.events)} events of ${n(history.customers)} customers, ${n(history.days)} days${history.from === null ? '' : ` from ${history.from.slice(0, 10)} to ${history.until?.slice(0, 10)}`}`,
    width,
  )
  for (const version of answer.versions) lines.push('', ...versionLines(version, width))
  if (answer.change !== null) lines.push('', ...changeLines(answer.change, width))
  if (answer.gaps.length > 0) lines.push('', ...answer.gaps.flatMap(gap => hang(`gap: ${gap}`, width)))
  return `${lines.join('\n')}\n`
}

function versionLines(v: VersionAnswer, width: number): string[] {
  const fold = (text: string, indent = '  '): string[] => hang(text, width, indent)
  return [
    ...fold(
      `${v.name.toUpperCase()} (rules ${v.ruleset}${v.overlay === null ? '' : `, overlay ${v.overlay.slice(0, 16)}`})`,
      '',
    ),
    ...fold(
      `${n(v.alerts)} alert${v.alerts === 1 ? '' : 's'}, ${n(v.holds)} of them hold; a day ${v.aDay.mean.toFixed(1)}, median ${n(v.aDay.median)}, p95 ${n(v.aDay.p95)}, most ${n(v.aDay.most)}`,
    ),
    ...fold(`precision ${share(v.precision)}, recall ${share(v.recall)}`),
    ...v.byScheme.flatMap(s => fold(`${s.scheme}: ${n(s.found)} of ${n(s.labels)} labels found`, '    ')),
    ...firedTable('rule', v.rules, width),
    ...firedTable('typology', v.typologies, width),
  ]
}

function firedTable(what: string, rows: readonly FiredAnswer[], width: number): string[] {
  const loud = rows.filter(row => row.fired > 0).sort((a, b) => b.fired - a.fired)
  if (loud.length === 0) return []
  const left = width - 38
  const line = (name: string, ...cells: readonly string[]): string =>
    `  ${name.length > left ? `${name.slice(0, left - 1)}…` : name.padEnd(left)}${cells.map(cell => cell.padStart(11)).join('')}`
  return [
    line(what, 'fired', 'alone', 'precision'),
    ...loud
      .slice(0, MOST_ROWS)
      .map(row =>
        line(
          `${row.name} ${what === 'rule' ? row.title : ''}`.trim(),
          n(row.fired),
          n(row.alone),
          share(row.precision),
        ),
      ),
    ...(loud.length > MOST_ROWS ? [`  … and ${loud.length - MOST_ROWS} more (--json has all)`] : []),
  ]
}

function changeLines(change: ChangeAnswer, width: number): string[] {
  const fold = (text: string, indent = '  '): string[] => hang(text, width, indent)
  const named = [...change.rules, ...change.typologies].filter(row => row.gained + row.lost > 0)
  return [
    'WHAT WOULD CHANGE',
    ...fold(
      `${n(change.gained)} new alerts, ${n(change.lost)} lost, ${n(change.raised)} raised to hold, ${n(change.eased)} eased to review`,
    ),
    ...change.parameters.slice(0, MOST_ROWS).flatMap(p => fold(`${p.of}: ${p.from} -> ${p.to}`)),
    ...(change.parameters.length > MOST_ROWS
      ? [`  … and ${change.parameters.length - MOST_ROWS} more parameters`]
      : []),
    ...named
      .slice(0, MOST_ROWS)
      .flatMap(row => fold(`${row.name}: fires ${n(row.gained)} times more, ${n(row.lost)} less`)),
    ...change.gainedFirst
      .slice(0, 3)
      .flatMap(e => fold(`new: ${e.event} of ${e.customer}, ${e.after}, ${e.rules.join(' ')}`)),
    ...change.lostFirst.slice(0, 3).flatMap(e => fold(`lost: ${e.event} of ${e.customer}, ${e.rules.join(' ')}`)),
  ]
}

/** What `cordon tune` prints for people: the front, and beside it what the other settings come to. */
export function tuneText(answer: TuneAnswer, columns: number): string {
  const width = Math.min(columns, 110)
  const [now] = answer.points
  const front = answer.points.filter(p => p.front && !p.now)
  const head = `${'a day'.padStart(9)}${'recall'.padStart(8)}${'prec.'.padStart(8)} |${'a day'.padStart(9)}${'recall'.padStart(8)}${'prec.'.padStart(8)}  setting`
  const lines = [
    ...hang(
      `${n(answer.history.events)} events; tuned on the ${answer.daysTuned} days before ${answer.cut.slice(0, 10)}, measured on the ${answer.daysMeasured} from then on; ${n(answer.points.length - 1)} settings`,
      width,
    ),
    '',
    `${'TUNED ON'.padStart(25)} |${'MEASURED'.padStart(25)}`,
    head,
    ...(now ? pointLines(now, width, 'now') : []),
    ...alike(front).flatMap(([first, others]) =>
      pointLines(first, width, `${settingText(first)}${others === 0 ? '' : ` (and ${others} alike)`}`),
    ),
    ...hang(
      `${n(front.length)} settings that no other beats before the cut; --json and --report have all ${n(answer.points.length)}.`,
      width,
    ),
    ...answer.gaps.flatMap(gap => hang(`gap: ${gap}`, width)),
  ]
  return `${lines.join('\n')}\n`
}

/** Settings that come to the same on both sides stand in one row. */
function alike(points: readonly PointAnswer[]): (readonly [PointAnswer, number])[] {
  const rows = new Map<string, [PointAnswer, number]>()
  for (const point of points) {
    const key = JSON.stringify([point.tuned, point.measured])
    const row = rows.get(key)
    if (row === undefined) rows.set(key, [point, 0])
    else row[1]++
  }
  return [...rows.values()]
}

function pointLines({ tuned, measured }: PointAnswer, width: number, setting: string): string[] {
  const side = (s: PointAnswer['tuned']): string =>
    `${s.aDay.toFixed(2).padStart(9)}${share(s.recall).padStart(8)}${share(s.precision).padStart(8)}`
  const [first = '', ...rest] = hang(setting, width - 55)
  return [`${side(tuned)} |${side(measured)}  ${first}`, ...rest.map(line => `${' '.repeat(54)}${line}`)]
}

function settingText({ setting }: PointAnswer): string {
  return Object.entries(setting)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')
}

/** What `cordon pack-history` prints for people. */
export function packedText(summary: PackedSummary, out: string, columns: number): string {
  const { events, customers, bytes, faults, outOfOrder, repeated } = summary
  const width = Math.min(columns, 110)
  const said = [
    `${n(events)} events of ${n(customers)} customers are kept in ${out}, ${n(Math.round(bytes / 1e6))} MB`,
    ...(repeated > 0 ? [`${n(repeated)} events came again, and are kept once`] : []),
    ...(outOfOrder > 0
      ? [`gap: ${n(outOfOrder)} events came too far out of order to be put in their place in time`]
      : []),
    ...(faults > 0 ? [`gap: ${n(faults)} lines are no event and were left out`] : []),
    ...summary.firstFaults.map(f => `  ${f.file}:${f.line}: ${f.message} (${f.code})`),
  ]
  return `${said.flatMap(line => hang(line, width)).join('\n')}\n`
}

/** What `cordon train-score` prints for people: the evaluation first. */
export function modelText(model: LearnedModel, file: string, columns: number): string {
  const width = Math.min(columns, 110)
  const { evaluation: e, trainedOn } = model
  const figure = (value: number | null): string => (value === null ? 'none' : value.toFixed(3))
  const heavy = [...model.features].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, MOST_ROWS)
  const lines = [
    ...hang(
      `On ${n(e.events)} events from ${trainedOn.until} on, ${n(e.bad)} of them bad, which it has not seen:`,
      width,
    ),
    ...hang(
      `AUC ${figure(e.auc)}, average precision ${figure(e.averagePrecision)} (chance: ${(e.bad / Math.max(1, e.events)).toFixed(5)}), Brier ${e.brier?.toFixed(5) ?? 'none'}`,
      width,
      '  ',
    ),
    ...e.calibration.map(
      bin => `  scored ${share(bin.mean).padStart(6)}: bad ${share(bin.share).padStart(6)} of ${n(bin.events)}`,
    ),
    'Features that weigh most:',
    ...heavy.map(f => `  ${f.weight >= 0 ? '+' : '-'}${Math.abs(f.weight).toFixed(2)}  ${f.name}`),
    ...hang(
      `Trained on ${n(trainedOn.events)} events, ${n(trainedOn.bad)} of them bad. Written to ${file}, digest ${model.digest.slice(0, 16)}.`,
      width,
    ),
  ]
  return `${lines.join('\n')}\n`
}

function share(value: number | null): string {
  return value === null ? 'none' : `${(100 * value).toFixed(1)}%`
}

function n(value: number): string {
  return value.toLocaleString('en-US')
}

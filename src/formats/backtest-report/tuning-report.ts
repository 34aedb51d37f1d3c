import type { PointAnswer, SideAnswer, TuneAnswer } from '../../analysis/tuning/tune-answer.ts'
import { count, counted, dataTable } from '../report/data-table.ts'
import { type Html, html, NOTHING, shorten } from '../report/html.ts'
import { backtestPage, shareText } from './backtest-page.ts'

const WIDTH = 860
const HEIGHT = 320
const LEFT = 46
const FOOT = 34

/** The page of a tuning: every setting as a point of recall against alerts a day, before the cut and after it. */
export function tuningReport(answer: TuneAnswer): string {
  const { history, cut, points, gaps } = answer
  const body = html`<p class="lead">${counted(history.events, 'event')}; ${counted(points.length - 1, 'setting')} tuned on the ${counted(answer.daysTuned, 'day')} before ${cut} and measured on the ${counted(answer.daysMeasured, 'day')} from then on.</p>
${gaps.length === 0 ? NOTHING : html`<ul class="notes">${gaps.map(gap => html`<li>${gap}</li>`)}</ul>\n`}${curve(points)}${table(points)}`
  return backtestPage('Tuning: the trade-off', body)
}

function curve(points: readonly PointAnswer[]): Html {
  const most = Math.max(1e-9, ...points.flatMap(p => [p.tuned.aDay, p.measured.aDay]))
  const x = (aDay: number): string => (LEFT + (aDay / most) * (WIDTH - LEFT - 20)).toFixed(1)
  const y = (recall: number | null): string => (HEIGHT - FOOT - (recall ?? 0) * (HEIGHT - FOOT - 14)).toFixed(1)
  const dot = (side: SideAnswer, kind: string, r: number): Html =>
    html`<circle class="${kind}" cx="${x(side.aDay)}" cy="${y(side.recall)}" r="${r}"/>`
  const front = points.filter(p => p.front).sort((a, b) => a.tuned.aDay - b.tuned.aDay)
  const line = (of: (p: PointAnswer) => SideAnswer): string =>
    front.map(p => `${x(of(p).aDay)},${y(of(p).recall)}`).join(' ')
  const ticks = [0, 0.25, 0.5, 0.75, 1]
  return html`<figure><div class="scroll" role="region" tabindex="0" aria-label="The curve"><svg class="curve" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Recall against alerts a day">
<g class="axis">${ticks.map(t => html`<line x1="${LEFT}" x2="${WIDTH - 20}" y1="${y(t)}" y2="${y(t)}"/><text x="${LEFT - 6}" y="${y(t)}" text-anchor="end">${100 * t} %</text><text x="${x(t * most)}" y="${HEIGHT - 16}" text-anchor="middle">${(t * most).toFixed(1)}</text>`)}</g>
<text class="head" x="${WIDTH / 2}" y="${HEIGHT - 2}" text-anchor="middle">alerts a day</text>
<polyline points="${line(p => p.tuned)}"/><polyline class="measured" points="${line(p => p.measured)}"/>
${points.map(p => dot(p.tuned, p.front ? 'front' : '', p.front ? 4 : 3))}
${front.map(p => dot(p.measured, 'measured', 4))}${points.filter(p => p.now).map(p => dot(p.tuned, 'now', 6))}
</svg></div>
<figcaption>Up: recall. Red: settings that no other beats before the cut; blue, dashed: the same settings after the cut; grey: all others; orange: what is in force.</figcaption></figure>
`
}

function table(points: readonly PointAnswer[]): Html {
  const sides = (side: SideAnswer): Html[] => [
    html`${side.aDay.toFixed(2)}`,
    html`${shareText(side.recall)} <small>(${count(side.found)} of ${count(side.seen)})</small>`,
    html`${shareText(side.precision)}`,
  ]
  return html`<section id="points" aria-labelledby="points-title">
<h2 id="points-title">All settings</h2>
${dataTable({
  ...{ id: 'points-table', caption: 'Settings by alerts a day before the cut', cards: true },
  columns: [
    ['Setting', 'text'],
    ['Front', 'text'],
    ['a day, tuned', 'number'],
    ['recall, tuned', 'number'],
    ['precision, tuned', 'number'],
    ['a day, measured', 'number'],
    ['recall, measured', 'number'],
    ['precision, measured', 'number'],
  ],
  rows: points.map(p => [
    html`${p.now ? 'in force' : shorten(settingText(p), 300)}`,
    html`${p.front ? 'yes' : ''}`,
    ...sides(p.tuned),
    ...sides(p.measured),
  ]),
})}</section>
`
}

function settingText({ setting }: PointAnswer): string {
  return Object.entries(setting)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ')
}

import type { VersionAnswer } from '../../analysis/tuning/backtest-answer.ts'
import { count } from '../report/data-table.ts'
import { type Html, html, NOTHING } from '../report/html.ts'

const DAY_MS = 86_400_000
const WIDTH = 1_000
const HEIGHT = 160
/** † More bars than this can't be seen apart: days are put together. */
const MOST_BARS = 200

/** Alerts day by day, the versions beside each other. */
export function dayBars(versions: readonly VersionAnswer[]): Html {
  const days = versions.flatMap(v => v.daily.map(d => dayOf(d.day)))
  if (days.length === 0) return NOTHING
  const first = days.reduce((a, b) => Math.min(a, b))
  const span = days.reduce((a, b) => Math.max(a, b)) - first + 1
  const each = Math.ceil(span / MOST_BARS)
  const bars = versions.map(v => {
    const sums = new Array<number>(Math.ceil(span / each)).fill(0)
    for (const { day, alerts } of v.daily) {
      const n = Math.floor((dayOf(day) - first) / each)
      sums[n] = (sums[n] ?? 0) + alerts
    }
    return sums
  })
  const most = Math.max(1, ...bars.flat())
  const step = WIDTH / (bars[0]?.length ?? 1)
  const wide = (step * 0.8) / versions.length
  const rects = bars.flatMap((sums, v) =>
    sums.map((n, i) => {
      const high = (n / most) * HEIGHT
      const x = (i * step + v * wide).toFixed(1)
      return html`<rect class="${v === 0 ? 'before' : 'after'}" x="${x}" y="${(HEIGHT - high).toFixed(1)}" width="${wide.toFixed(1)}" height="${high.toFixed(1)}"/>`
    }),
  )
  const told = `Alerts ${each === 1 ? 'a day' : `in ${each} days`}, at most ${count(most)}${versions.length > 1 ? ': in force grey, given blue' : ''}`
  return html`<figure><div class="scroll" role="region" tabindex="0" aria-label="Alerts by day"><svg class="bars days" viewBox="0 0 ${WIDTH} ${HEIGHT + 20}" role="img" aria-label="${told}">${rects}
<text x="0" y="${HEIGHT + 15}">${isoDay(first)}</text><text x="${WIDTH}" y="${HEIGHT + 15}" text-anchor="end">${isoDay(first + span - 1)}</text></svg></div>
<figcaption>${told}.</figcaption></figure>
`
}

function dayOf(iso: string): number {
  return Math.floor(Date.parse(iso) / DAY_MS)
}

function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

import { showInstant } from '../../model/instant.ts'
import { briefFigure } from './asset-names.ts'
import { count } from './data-table.ts'
import { type Html, html } from './html.ts'
import { mainEvents } from './main-events.ts'
import { MOST_PICTURES, type ReportView } from './report-view.ts'
import { type TimeBars, timeBars } from './time-bars.ts'

const WIDTH = 1160
const TALL = 110
const LEFT = 8
const TOP = 18
/** A bar is no broader, however few there are. */
const WIDEST = 36
/** Least distance of two times under the bars. */
const TICK = 130

/** When taint moved: bars for the assets that have a picture, and the main events. */
export function timeline(view: ReportView): Html {
  const charts = view.ranking.slice(0, MOST_PICTURES).flatMap((asset, i) => {
    const bars = timeBars(view.trace, asset)
    return bars === null ? [] : [chart(view, asset, bars, `time-${i}`)]
  })
  const events = mainEvents(view).map(
    e => html`<li><time datetime="${showInstant(e.at)}">${showInstant(e.at)}</time> <span>${e.what}</span></li>\n`,
  )
  return html`<section id="timeline" aria-labelledby="timeline-title">
<h2 id="timeline-title">Timeline</h2>
<ol class="events">${events}</ol>
${charts}</section>
`
}

function chart(view: ReportView, asset: string, { bins, step, from, until }: TimeBars, id: string): Html {
  const { assets } = view
  const most = bins.reduce((n, b) => (b.value > n ? b.value : n), 1n)
  const slots = Math.max(1, Math.round((until - from) / step.seconds))
  const wide = Math.min(WIDEST, (WIDTH - 2 * LEFT) / slots)
  const x = (at: number): number => LEFT + ((at - from) / step.seconds) * wide
  const bars = bins.map(b => {
    const height = Math.max(1.5, (Number(b.value) / Number(most)) * TALL)
    const left = Math.round(x(b.from) * 10) / 10
    const title = `${showInstant(b.from)}, one ${step.word}: ${assets.text(asset, b.value)} in ${count(b.transfers)} transfers`
    return html`<rect x="${left}" y="${round(TOP + TALL - height)}" width="${round(Math.max(1, wide - Math.min(2, wide * 0.2)))}" height="${round(height)}"><title>${title}</title></rect>\n`
  })
  const every = Math.max(1, Math.ceil(TICK / wide))
  const ticks = Array.from({ length: Math.ceil(slots / every) }, (_, i) => from + i * every * step.seconds)
  const marks = ticks.map(at => {
    const label = showInstant(at)
    const text = step.seconds < 86_400 ? label.slice(0, 16).replace('T', ' ') : label.slice(0, 10)
    return html`<line x1="${round(x(at))}" x2="${round(x(at))}" y1="${TOP}" y2="${TOP + TALL + 5}"/><text x="${round(x(at)) + 2}" y="${TOP + TALL + 17}">${text}</text>\n`
  })
  return html`<figure class="time">
<div class="scroll" role="region" tabindex="0" aria-label="Bars of ${assets.symbol(asset)} by time">
<svg class="bars" viewBox="0 0 ${WIDTH} ${TOP + TALL + 24}" role="img" aria-labelledby="${id}-title"><title id="${id}-title">Tainted ${assets.symbol(asset)} moved in each ${step.word}</title>
<g class="axis">${marks}<line x1="${LEFT}" x2="${WIDTH - LEFT}" y1="${TOP + TALL}" y2="${TOP + TALL}"/><line class="most" x1="${LEFT}" x2="${WIDTH - LEFT}" y1="${TOP}" y2="${TOP}"/><text x="${LEFT}" y="${TOP - 6}">${mostText(view, asset, most)}</text></g>
<g class="bins">${bars}</g></svg></div>
<figcaption><b>${assets.symbol(asset)}</b> moved with taint in each ${step.word}, every transfer counted: what moves on twice counts twice.</figcaption>
</figure>
`
}

function mostText(view: ReportView, asset: string, most: bigint): string {
  const text = view.assets.brief(asset, most)
  return text.includes(' ') ? text : `${briefFigure(String(most))} base units`
}

function round(n: number): number {
  return Math.round(n * 10) / 10
}

import { showInstant } from '../../model/instant.ts'
import { ends } from './account-names.ts'
import { type Html, html, shorten } from './html.ts'
import type { ReportView } from './report-view.ts'

/** Figures whose asset stands in another figure than `asset`. */
const ASSET_OF: Readonly<Record<string, string>> = { paidAmount: 'paid', gotAmount: 'got' }
const TIMES = new Set(['at', 'since', 'until'])

/** A pattern's measured figures: amounts in units, times in UTC, the rest as they are. */
export function figuresCell(view: ReportView, figures: Readonly<Record<string, string | number>>): Html {
  const lines = Object.entries(figures).map(
    ([name, value]) => html`<dt>${words(name)}</dt><dd>${shown(view, figures, name, value)}</dd>`,
  )
  return html`<dl class="figures">${lines}</dl>`
}

function shown(
  view: ReportView,
  figures: Readonly<Record<string, string | number>>,
  name: string,
  value: string | number,
): Html {
  const asset = figures[ASSET_OF[name] ?? 'asset']
  // Counts and spans are numbers; whole figures written as texts are base units.
  if (typeof value === 'string' && typeof asset === 'string' && /^-?\d+$/.test(value))
    return html`${view.assets.text(asset, value)}`
  if (TIMES.has(name) && typeof value === 'number') return html`${showInstant(value)}`
  const text = String(value)
  if (/^[^/:]+:[^/:]+\/./.test(text))
    return html`<span title="${shorten(text, 200)}">${view.assets.symbol(text)}</span>`
  if (/^[^/:]+:[^/:]+:./.test(text))
    return html`<span title="${view.accounts.full(text)}">${view.accounts.brief(text)}</span>`
  if (/^(0x)?[0-9a-f]{64}$/.test(text)) return html`<span title="${text}">${ends(text)}</span>`
  return html`${shorten(text, 80)}`
}

/** `medianSeconds` as `median seconds`. */
function words(name: string): string {
  return shorten(name, 40).replace(/[A-Z]/g, c => ` ${c.toLowerCase()}`)
}

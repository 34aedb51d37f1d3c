import { showInstant } from '../../model/instant.ts'
import { ends } from './account-names.ts'
import { type Html, html, shorten } from './html.ts'
import type { ReportView } from './report-view.ts'

/** Figures of patterns that are amounts of the pattern's `asset`, those of another figure's asset, and those that are times. */
const AMOUNTS = new Set(['mean', 'total', 'in', 'passedOn', 'amountIn', 'amountOut', 'peeled', 'left', 'back'])
const AMOUNT_OF: Readonly<Record<string, string>> = { paidAmount: 'paid', gotAmount: 'got' }
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
  const asset = figures[AMOUNTS.has(name) ? 'asset' : (AMOUNT_OF[name] ?? '')]
  if (typeof asset === 'string' && /^-?\d+$/.test(String(value))) return html`${view.assets.text(asset, String(value))}`
  if (TIMES.has(name) && typeof value === 'number') return html`${showInstant(value)}`
  const text = String(value)
  if (text.includes('/') && text.includes(':')) return html`<span title="${text}">${view.assets.symbol(text)}</span>`
  if (/^(0x)?[0-9a-f]{64}$/.test(text)) return html`<span title="${text}">${ends(text)}</span>`
  return html`${shorten(text, 80)}`
}

/** `medianSeconds` as `median seconds`. */
function words(name: string): string {
  return shorten(name, 40).replace(/[A-Z]/g, c => ` ${c.toLowerCase()}`)
}

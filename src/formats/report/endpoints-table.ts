import { showInstant } from '../../model/instant.ts'
import { ends } from './account-names.ts'
import { counted, dataTable, farClass, leftOut } from './data-table.ts'
import { type Html, html, NOTHING, shorten } from './html.ts'
import { KIND_WORDS } from './kinds.ts'
import type { ReportView } from './report-view.ts'

/** Rows that are printed; a flood may bring more, none of them large. */
const MOST_ENDPOINTS = 3_000
/** Steps of a path that are printed, half at each end. */
const MOST_STEPS = 24

type Endpoint = ReportView['trace']['endpoints'][number]

/** Columns of the table of endpoints. */
export const ENDPOINT_COLUMNS = [
  ['Account, and the path with the highest value', 'code', 32],
  ['Kind and name', 'text', 8],
  ['Amount', 'number', 12],
  ['Asset', 'text', 5],
  ['Since (UTC)', 'line', 13],
  ['Who can freeze it', 'text', 9],
  ['Basis', 'text', 14],
  ['Confidence, of 100', 'number', 7],
] as const

/** Every place where money came to rest: what can still be frozen first, then by amount. */
export function endpointsTable(view: ReportView): Html {
  const { trace, assets, accounts } = view
  const printed = trace.endpoints.slice(0, MOST_ENDPOINTS)
  const rows = printed.map(e => [
    html`${accounts.cell(e.account)}${path(view, e)}`,
    html`<span class="chip k-${e.kind}"></span>${KIND_WORDS[e.kind].word}${e.name === null ? NOTHING : html`<br><b>${shorten(e.name)}</b>`}`,
    assets.cell(e.asset, e.amount),
    html`${assets.unit(e.asset)}`,
    html`${showInstant(e.firstAt)}${e.lastAt === e.firstAt ? NOTHING : html`<br><small>to ${showInstant(e.lastAt)}</small>`}`,
    e.freezableBy.length === 0 ? html`–` : html`${shorten(e.freezableBy.join(' or '), 240)}`,
    html`${accounts.sentence(e.basis)}`,
    html`${e.confidence}`,
  ])
  const caption = `${counted(trace.endpoints.length, 'place')} where money came to rest`
  return html`<section id="endpoints" class="${farClass(rows.length)}" aria-labelledby="endpoints-title">
<h2 id="endpoints-title">Endpoints</h2>
${dataTable({ id: 'endpoints-table', caption, columns: ENDPOINT_COLUMNS, rows, cards: true })}${leftOut(rows.length, trace.endpoints.length, 'the last by rank and amount')}</section>
`
}

function path(view: ReportView, e: Endpoint): Html {
  if (e.path.length === 0) return NOTHING
  const half = MOST_STEPS / 2
  const long = e.path.length > MOST_STEPS
  const first = long ? e.path.slice(0, half) : e.path
  const last = long ? e.path.slice(-half) : []
  const between = long ? html` → <i>${e.path.length - MOST_STEPS} more</i>` : NOTHING
  const source = view.trace.transfers[e.path[0] ?? -1]?.from ?? null
  return html`<details><summary>path of ${counted(e.path.length, 'transfer')}</summary><span class="path"><span>${view.accounts.brief(source)}</span>${steps(view, first)}${between}${steps(view, last)}</span></details>`
}

function steps(view: ReportView, rows: readonly number[]): Html[] {
  return rows.flatMap(row => {
    const t = view.trace.transfers[row]
    if (!t) return []
    return [html` →&#160;${transferLink(view, row)} <span>${view.accounts.brief(t.to)}</span>`]
  })
}

/** A transfer's short hash, which leads to its row where that is printed. */
export function transferLink(view: ReportView, row: number): Html {
  const t = view.trace.transfers[row]
  if (!t) return html`#${row}`
  if (!view.isPrinted.has(row)) return html`<span title="${shorten(t.tx, 200)}">${ends(t.tx)}</span>`
  return html`<a href="#t${row}" title="${shorten(t.tx, 200)}">${ends(t.tx)}</a>`
}

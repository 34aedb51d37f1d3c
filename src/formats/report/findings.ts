import { showInstant } from '../../model/instant.ts'
import { counted, dataTable, leftOut } from './data-table.ts'
import { transferLink } from './endpoints-table.ts'
import { figuresCell } from './figures-cell.ts'
import { type Html, html, NOTHING, shorten } from './html.ts'
import type { ReportView } from './report-view.ts'

/** Rows of one kind that are printed. */
const MOST_ROWS = 500
/** Accounts and transfers named in one row. */
const MOST_NAMED = 6

/** Laundering patterns: how many of each, and each with its figures. */
export function patternsSection(view: ReportView): Html {
  const columns = [
    ['Account', 'code', 34],
    ['What was seen', 'text', 22],
    ['Figures', 'text', 28],
    ['Transfers', 'code', 16],
  ] as const
  const groups = [...Map.groupBy(view.trace.patterns, p => p.pattern)].map(([kind, all], i) => {
    const rows = all
      .slice(0, MOST_ROWS)
      .map(p => [
        named(view, p.accounts),
        html`${view.accounts.sentence(p.because)}`,
        figuresCell(view, p.figures),
        transferList(view, p.transfers),
      ])
    const table = dataTable({
      id: `patterns-${i}`,
      caption: `${kind}: ${counted(all.length, 'finding')}`,
      columns,
      rows,
    })
    return group(kind, all.length, html`${table}${leftOut(rows.length, all.length, 'the later ones')}`)
  })
  return section(
    'patterns',
    'Patterns',
    'Shapes of laundering, by fixed thresholds. A pattern describes; it proves nothing by itself.',
    groups,
  )
}

/** Claims of common ownership. */
export function clustersSection(view: ReportView): Html {
  const { trace, accounts } = view
  const rows = trace.clusters
    .slice(0, MOST_ROWS)
    .map(c => [
      html`${accounts.sentence(c.name)}`,
      named(view, c.accounts),
      html`${c.basis}`,
      html`${c.confidence}`,
      html`${accounts.sentence(c.because)}`,
    ])
  const columns = [
    ['Name', 'text', 20],
    ['Accounts', 'code', 34],
    ['Basis', 'text', 10],
    ['Confidence, of 100', 'number', 9],
    ['Because', 'text', 27],
  ] as const
  const caption = `${counted(trace.clusters.length, 'claim')} of common ownership`
  const body = rows.length === 0 ? [] : [dataTable({ id: 'clusters-table', caption, columns, rows })]
  const told = 'Accounts that may have one owner. No figure of this report merges them.'
  return section('clusters', 'Clusters', told, [...body, leftOut(rows.length, trace.clusters.length, 'the later ones')])
}

/** Transfers that mean nothing, counted by kind, the lists folded away. */
export function noiseSection(view: ReportView): Html {
  const { assets, accounts, trace } = view
  const columns = [
    ['Time (UTC)', 'line', 13],
    ['Transaction [index]', 'code', 20],
    ['From', 'code', 16],
    ['To', 'code', 16],
    ['Amount', 'number', 9],
    ['Asset', 'text', 7],
    ['Because', 'text', 19],
  ] as const
  const groups = [...Map.groupBy(trace.noise, n => n.kind)].map(([kind, all]) => {
    const rows = all
      .slice(0, MOST_ROWS)
      .map(n => [
        html`${showInstant(n.at)}`,
        html`${shorten(n.tx, 200)} <small class="i">[${n.index}]</small>`,
        accounts.cell(n.from),
        accounts.cell(n.to),
        assets.cell(n.asset, n.amount),
        html`${assets.unit(n.asset)}`,
        html`${accounts.sentence(n.because)}`,
      ])
    const table = dataTable({
      id: `noise-${kind}`,
      caption: `${kind}: ${counted(all.length, 'transfer')}`,
      columns,
      rows,
    })
    return group(kind, all.length, html`${table}${leftOut(rows.length, all.length, 'the later ones')}`)
  })
  return section(
    'noise',
    'Noise',
    'Transfers met beside the money: imitations, dust, gas. They carry no taint.',
    groups,
  )
}

/** With all doctrines asked for: the least and most that any gives. */
export function boundsSection(view: ReportView): Html {
  const { trace, assets, accounts } = view
  if (trace.bounds.length === 0) return NOTHING
  const differ = trace.bounds.filter(b => b.least !== b.most)
  const policies = [
    ...new Set(trace.bounds.flatMap(b => Object.keys(b.by))),
  ] as (keyof (typeof trace.bounds)[number]['by'])[]
  const rows = differ
    .slice(0, MOST_ROWS)
    .map(b => [
      accounts.cell(b.account),
      html`${assets.unit(b.asset)}`,
      assets.cell(b.asset, b.least),
      assets.cell(b.asset, b.most),
      ...policies.map(p => assets.cell(b.asset, b.by[p] ?? '0')),
    ])
  const columns = [
    ['Account', 'code', 28],
    ['Asset', 'text', 6],
    ['Least', 'number'],
    ['Most', 'number'],
    ...policies.map(p => [p, 'number'] as const),
  ] as const
  const caption = `${counted(differ.length, 'account')} of ${trace.bounds.length} where doctrines disagree about the taint that arrived`
  const table =
    rows.length === 0
      ? html`<p>All doctrines agree on every account.</p>\n`
      : dataTable({ id: 'bounds-table', caption, columns, rows })
  return section('bounds', 'Doctrines compared', 'How much taint reached an account by each doctrine.', [
    table,
    leftOut(rows.length, differ.length, 'the later ones'),
  ])
}

function section(id: string, title: string, told: string, body: readonly Html[]): Html {
  const inner = body.some(b => b.text !== '') ? body : [html`<p>None found.</p>\n`]
  return html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
<p class="told">${told}</p>
${inner}</section>
`
}

function group(kind: string, total: number, table: Html): Html {
  return html`<details class="group"><summary>${shorten(kind, 80)} <b>${total}</b></summary>
${table}</details>
`
}

function named(view: ReportView, accounts: readonly string[]): Html {
  const more = accounts.length - MOST_NAMED
  return html`${accounts.slice(0, MOST_NAMED).map((a, i) => html`${i > 0 ? html`<br>` : NOTHING}${view.accounts.address(a)}`)}${
    more > 0 ? html`<br><i>and ${more} more</i>` : NOTHING
  }`
}

function transferList(view: ReportView, rows: readonly number[]): Html {
  const more = rows.length - MOST_NAMED
  return html`${rows.slice(0, MOST_NAMED).map(row => html`${transferLink(view, row)} `)}${more > 0 ? html`<i>and ${more} more</i>` : NOTHING}`
}

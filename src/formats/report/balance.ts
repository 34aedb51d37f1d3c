import { dataTable, leftOut } from './data-table.ts'
import { type Html, html } from './html.ts'
import type { ReportView } from './report-view.ts'

const MOST_GAPS = 500

/** The sum that has to come out: stolen = held + services + fees + below floor + gaps, to the base unit, for each asset. */
export function balance(view: ReportView): Html {
  const { trace, assets } = view
  const rows = trace.conservation.map(c => {
    const found = BigInt(c.held) + BigInt(c.services) + BigInt(c.fees) + BigInt(c.belowFloor) + BigInt(c.gaps)
    const off = BigInt(c.stolen) - found
    return [
      html`<span title="${assets.title(c.asset)}">${assets.unit(c.asset)}</span>`,
      ...[c.stolen, c.held, c.services, c.fees, c.belowFloor, c.gaps].map(amount => assets.cell(c.asset, amount)),
      off === 0n ? html`exact` : html`<b>off by ${assets.exact(c.asset, off)}</b>`,
    ]
  })
  const columns = [
    ['Asset', 'text', 9],
    ['Stolen', 'number', 14],
    ['= held', 'number', 14],
    ['+ services', 'number', 14],
    ['+ fees', 'number', 14],
    ['+ below the floor', 'number', 14],
    ['+ gaps', 'number', 14],
    ['Check', 'text', 7],
  ] as const
  const caption = 'Nothing is lost on the way: each row adds up, to the base unit'
  return html`<section id="balance" aria-labelledby="balance-title">
<h2 id="balance-title">Balance</h2>
${dataTable({ id: 'balance-table', caption, columns, rows })}</section>
`
}

/** What the figures do not cover, largest sections of the trace's own words. */
export function gapsTable(view: ReportView): Html {
  const { trace, assets, accounts } = view
  const rows = trace.gaps
    .slice(0, MOST_GAPS)
    .map(g => [
      html`${g.kind}`,
      g.account === null ? html`–` : accounts.cell(g.account),
      g.asset === null || g.amount === '0' ? html`–` : assets.cell(g.asset, g.amount),
      g.asset === null ? html`–` : html`${assets.unit(g.asset)}`,
      html`${accounts.sentence(g.because)}`,
    ])
  const columns = [
    ['Kind', 'text', 10],
    ['Account', 'code', 41],
    ['Amount', 'number', 17],
    ['Asset', 'text', 9],
    ['Because', 'text', 23],
  ] as const
  const caption = 'What the figures do not cover. A negative amount was found beyond what was stolen'
  const body =
    rows.length === 0
      ? html`<p>None: all data that the trace asked for was there.</p>\n`
      : html`${dataTable({ id: 'gaps-table', caption, columns, rows })}${leftOut(rows.length, trace.gaps.length, 'the later ones in order of kind and account')}`
  return html`<section id="gaps" aria-labelledby="gaps-title">
<h2 id="gaps-title">Gaps</h2>
${body}</section>
`
}

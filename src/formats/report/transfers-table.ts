import { showInstant } from '../../model/instant.ts'
import { counted, dataTable, farClass, leftOut } from './data-table.ts'
import { type Html, html, shorten } from './html.ts'
import { MOST_TRANSFERS, type ReportView } from './report-view.ts'

/** Columns of the table of transfers. */
export const TRANSFER_COLUMNS = [
  ['Row', 'number', 4],
  ['Time (UTC)', 'line', 13],
  ['Block', 'number', 7],
  ['Transaction [index]', 'code', 20],
  ['From', 'code', 16],
  ['To', 'code', 16],
  ['Amount', 'number', 10],
  ['Tainted', 'number', 9],
  ['Asset', 'text', 5],
] as const

/** Every transfer that carried taint, in the order of the ledger. */
export function transfersTable(view: ReportView): Html {
  const { trace, assets, accounts, printed } = view
  const rows = printed.flatMap(row => {
    const t = trace.transfers[row]
    if (!t) return []
    return [
      [
        html`${row}`,
        html`${showInstant(t.at)}`,
        html`${t.block}`,
        html`${shorten(t.tx, 200)} <small class="i">[${t.index}]</small>`,
        accounts.cell(t.from),
        accounts.cell(t.to),
        assets.cell(t.asset, t.amount),
        t.tainted === t.amount ? html`all` : assets.cell(t.asset, t.tainted),
        html`${assets.unit(t.asset)}`,
      ],
    ]
  })
  const anchors = printed.map(row => `t${row}`)
  const caption = `${counted(trace.transfers.length, 'transfer')} that carried taint, in the order of the ledger; row numbers are those of the JSON, from 0`
  return html`<section id="transfers" class="${farClass(rows.length)}" aria-labelledby="transfers-title">
<h2 id="transfers-title">Transfers</h2>
${leftOut(rows.length, trace.transfers.length, `only the ${MOST_TRANSFERS} largest are printed`)}${dataTable({ id: 'transfers-table', caption, columns: TRANSFER_COLUMNS, rows, anchors, cards: true })}</section>
`
}

import { showInstant } from '../../model/instant.ts'
import { counted, dataTable, leftOut } from './data-table.ts'
import { transferLink } from './endpoints-table.ts'
import { type Html, html, NOTHING, shorten } from './html.ts'
import type { ReportView } from './report-view.ts'

const MOST_CROSSINGS = 1_000

const STATE: Readonly<Record<string, string>> = {
  followed: 'followed',
  unlikely: 'not followed: less likely than was asked for',
  displaced: 'not followed: another crossing is at least as likely',
  unread: 'not followed: a leg is not in the data',
  later: 'not followed: paid after the trace’s end',
  backwards: 'not followed: paid before the value came',
}

/** Bridges and swap services that stolen value met, and what became of it there; nothing where there were none. */
export function crossingsSection({ trace, assets, accounts, ...rest }: ReportView): Html {
  const all = trace.crossings ?? []
  if (all.length === 0) return NOTHING
  const view = { trace, assets, accounts, ...rest }
  const rows = all
    .slice(0, MOST_CROSSINGS)
    .map(c => [
      html`${shorten(c.crossing, 60)}${c.side === 'refund' ? html`<br><small>refund</small>` : NOTHING}`,
      html`${accounts.cell(c.inAccount)}<br><small>${showInstant(c.inAt)}</small>`,
      html`${assets.cell(c.inAsset, c.inTainted)} ${assets.unit(c.inAsset)}`,
      html`${accounts.cell(c.outAccount)}<br><small>${showInstant(c.outAt)}</small>`,
      html`${assets.cell(c.outAsset, c.state === 'followed' ? c.outTainted : c.outAmount)} ${assets.unit(c.outAsset)}`,
      html`${STATE[c.state] ?? c.state}${c.transfers.length === 0 ? NOTHING : html`<br><small>${c.transfers.slice(0, 4).map(row => html`${transferLink(view, row)} `)}</small>`}`,
      html`${c.confidence}${c.joint === c.confidence ? NOTHING : html`<br><small>${c.joint} with those before</small>`}`,
      html`${accounts.sentence(c.because)}`,
    ])
  const columns = [
    ['Service', 'text', 9],
    ['From', 'code', 22],
    ['Stolen value in', 'number', 12],
    ['To', 'code', 22],
    ['Stolen value out', 'number', 12],
    ['State', 'text', 9],
    ['Confidence, of 1', 'number', 6],
    ['Because', 'text', 8],
  ] as const
  const caption = `${counted(all.length, 'crossing')} from one ledger to another, or back. Confidence 1 is a fact, less is odds; where it is not followed, the amount out is what the service paid`
  return html`<section id="crossings" aria-labelledby="crossings-title">
<h2 id="crossings-title">Crossings</h2>
${dataTable({ id: 'crossings-table', caption, columns, rows })}${leftOut(rows.length, all.length, 'the latest')}</section>
`
}

import { counted, dataTable, leftOut } from './data-table.ts'
import { type Html, html, NOTHING, shorten } from './html.ts'
import type { ReportView } from './report-view.ts'

const MOST_CANDIDATES = 500

/** Where mixed value may have gone, with odds; nothing where none was mixed or nothing can be told. */
export function candidatesSection({ trace, assets, accounts }: ReportView): Html {
  const all = trace.candidates ?? []
  if (all.length === 0) return NOTHING
  const rows = all
    .slice(0, MOST_CANDIDATES)
    .map(c => [
      html`${shorten(c.mixer, 24)}`,
      c.depositor === null ? html`–` : accounts.cell(c.depositor),
      html`${assets.cell(c.asset, c.amount)} ${assets.unit(c.asset)}`,
      c.account === null ? html`${shorten(c.withdrawals[0] ?? '', 24)}` : accounts.cell(c.account),
      html`${c.odds}`,
      html`${c.anonymitySet}<br><small>${c.effectiveSet} by entropy</small>`,
      html`${accounts.sentence(c.because)}`,
    ])
  const columns = [
    ['Mixer', 'text', 10],
    ['Paid in by', 'code', 22],
    ['Mixed in all', 'number', 12],
    ['May have gone to', 'code', 22],
    ['Odds, of 1', 'number', 8],
    ['Anonymity set', 'number', 10],
    ['Because', 'text', 16],
  ] as const
  const caption = `${counted(all.length, 'candidate')} for value that went into mixers. These are odds and never a link: no amount in this report follows from them`
  return html`<section id="candidates" aria-labelledby="candidates-title">
<h2 id="candidates-title">Mixers</h2>
${dataTable({ id: 'candidates-table', caption, columns, rows })}${leftOut(rows.length, all.length, 'the less likely')}</section>
`
}

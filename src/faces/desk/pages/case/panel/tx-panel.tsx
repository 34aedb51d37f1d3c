import { useFormats } from '../../../app/formats.ts'
import { useWords } from '../../../app/preferences.tsx'
import { DataTable } from '../../../kit/data-table.tsx'
import { useCase } from '../case-context.ts'
import { keyOfTransfer, useTransferColumns } from '../trace/transfer-columns.tsx'
import { PANEL_WORDS } from '../words/panel-words.ts'
import { ExplainSection } from './explain-section.tsx'
import { NotesSection } from './notes-section.tsx'
import { Section } from './section.tsx'

/** A transaction of the trace: its transfers, why they are tainted, and what colleagues wrote. */
export function TxPanel({ tx }: { readonly tx: string }) {
  const say = useWords(PANEL_WORDS)
  const { time } = useFormats()
  const { index } = useCase()
  const rows = index.rowsOfTx(tx).flatMap(row => index.trace.transfers[row] ?? [])
  const columns = useTransferColumns().filter(c => c.key !== 'tx' && c.key !== 'at')
  return (
    <div className="stack">
      <div>
        <h2>{say('txPanel')}</h2>
        <code>{tx}</code>
        {rows[0] === undefined ? null : <p className="quiet">{time(rows[0].at)}</p>}
      </div>
      {rows.length === 0 ? (
        <p>{say('notInTrace')}</p>
      ) : (
        <DataTable caption={say('transfersOfTx')} rows={rows} keyOf={keyOfTransfer} columns={columns} />
      )}
      <Section title={say('explain')}>
        <ExplainSection subject={tx} />
      </Section>
      <NotesSection about={`tx:${tx}`} />
    </div>
  )
}

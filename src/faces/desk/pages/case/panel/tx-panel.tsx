import { memo, useMemo } from 'react'
import { useFormats } from '../../../app/formats.ts'
import { useWords } from '../../../app/preferences.tsx'
import { DataTable } from '../../../kit/data-table.tsx'
import { useCaseBase } from '../case-context.ts'
import { keyOfTransfer, useTransferColumns } from '../trace/transfer-columns.tsx'
import { PANEL_WORDS } from '../words/panel-words.ts'
import { ExplainSection } from './explain-section.tsx'
import { NotesSection } from './notes-section.tsx'
import { Section } from './section.tsx'

/** A transaction of the trace: its transfers, why they are tainted, and what colleagues wrote. */
export const TxPanel = memo(function TxPanel({ tx }: { readonly tx: string }) {
  const say = useWords(PANEL_WORDS)
  const { time } = useFormats()
  const { index } = useCaseBase()
  const rows = useMemo(() => index.rowsOfTx(tx).flatMap(row => index.trace.transfers[row] ?? []), [index, tx])
  const all = useTransferColumns()
  const columns = useMemo(() => all.filter(c => c.key !== 'tx' && c.key !== 'at'), [all])
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
        <DataTable name="tx" caption={say('transfersOfTx')} rows={rows} keyOf={keyOfTransfer} columns={columns} />
      )}
      <Section title={say('explain')}>
        <ExplainSection subject={tx} />
      </Section>
      <NotesSection about={`tx:${tx}`} />
    </div>
  )
})

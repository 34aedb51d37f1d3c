import { useMemo } from 'react'
import { useWords } from '../../../app/preferences.tsx'
import { Card } from '../../../kit/card.tsx'
import { DataTable } from '../../../kit/data-table.tsx'
import { useCase } from '../case-context.ts'
import type { CasePlace } from '../place/case-place.ts'
import type { TraceIndex } from '../trace/trace-index.ts'
import { keyOfTransfer, useTransferColumns } from '../trace/transfer-columns.tsx'
import { TableFilter } from '../where/table-filter.tsx'
import { NoRows } from '../where/where-tab.tsx'
import { WHERE_WORDS } from '../words/where-words.ts'

type Row = TraceIndex['trace']['transfers'][number]

/** Every transfer that carried stolen money. */
export function TransfersTab() {
  const say = useWords(WHERE_WORDS)
  const { index, place, go } = useCase()
  const { q, asset } = place
  const rows = useMemo(() => index.trace.transfers.filter(t => holds(t, { q, asset }, index)), [index, q, asset])
  const columns = useTransferColumns()
  return (
    <Card title={say('transfers')} aside={<span className="quiet">{say('steps', { n: rows.length })}</span>}>
      <TableFilter />
      {rows.length === 0 ? (
        <NoRows clear={() => go({ q: '', asset: '' })} />
      ) : (
        <DataTable name="transfers" caption={say('transfers')} rows={rows} columns={columns} keyOf={keyOfTransfer} />
      )}
    </Card>
  )
}

function holds(row: Row, place: Pick<CasePlace, 'q' | 'asset'>, index: TraceIndex): boolean {
  if (place.asset !== '' && row.asset !== place.asset) return false
  const wanted = place.q.trim().toLowerCase()
  if (wanted === '') return true
  return [row.tx, row.from, row.to].some(
    text =>
      text !== null && (text.toLowerCase().includes(wanted) || index.nameOf(text)?.toLowerCase().includes(wanted)),
  )
}

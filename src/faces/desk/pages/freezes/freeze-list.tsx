import { useMemo } from 'react'
import { Link } from 'wouter'
import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { type Column, DataTable } from '../../kit/data-table.tsx'
import { FreezeClock } from './freeze-clock.tsx'
import { byUrgency, type FreezeRow, shortId } from './freeze-row.ts'
import { FreezeAmount, FreezeState } from './freeze-state.tsx'
import { FREEZE_STATE_WORDS } from './freeze-state-words.ts'
import { FREEZES_WORDS } from './freezes-words.ts'
import { moveByKeys } from './move-by-keys.ts'

/** Requests in one list, what burns first. */
export function FreezeList({ freezes, now }: { readonly freezes: readonly FreezeRow[]; readonly now: number }) {
  const say = useWords(FREEZES_WORDS)
  const sayState = useWords(FREEZE_STATE_WORDS)
  const rows = useMemo(() => [...freezes].sort(byUrgency), [freezes])
  const columns: readonly Column<FreezeRow>[] = [
    {
      key: 'id',
      title: say('request'),
      cell: f => (
        <Link href={`/freezes/${shortId(f.id)}`} className="mono freeze-open">
          {shortId(f.id)}
        </Link>
      ),
    },
    { key: 'state', title: say('state'), order: f => f.state, cell: f => <FreezeState freeze={f} /> },
    {
      key: 'clock',
      title: say('clock'),
      order: f => f.untilDue ?? 1e12,
      cell: f => <FreezeClock freeze={f} now={now} />,
    },
    {
      key: 'to',
      title: `${say('from')} → ${say('to')}`,
      order: f => (f.side === 'addressee' ? f.from.name : f.to.name),
      cell: f => (
        <>
          {f.from.name} → {f.to.name}{' '}
          {f.side === 'addressee' ? <Badge tone="warn">{sayState('incoming')}</Badge> : null}
        </>
      ),
    },
    { key: 'amount', title: say('amount'), cell: f => <FreezeAmount freeze={f} /> },
    { key: 'case', title: say('case'), order: f => f.case ?? '', cell: f => f.case ?? say('noCase') },
  ]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move between the links in it; nothing else happens here
    <div onKeyDown={event => moveByKeys(event, 'tbody', '.freeze-open')}>
      <DataTable caption={say('title')} columns={columns} rows={rows} keyOf={f => f.id} />
    </div>
  )
}

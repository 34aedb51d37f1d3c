import type { Answered } from '../../api/operations.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Note } from '../../kit/badge.tsx'
import { type Column, DataTable } from '../../kit/data-table.tsx'
import { Answer, EmptyState } from '../../kit/states.tsx'
import { Told } from '../../words/sentences/told.tsx'
import { indented } from './object-dialog.tsx'
import { SHARING_WORDS } from './sharing-words.ts'

type Row = Answered<'listQuarantine'>['rows'][number]

/** What came in and was not believed, with why. */
export function QuarantineView() {
  const say = useWords(SHARING_WORDS)
  const { time } = useFormats()
  const answer = useAnswer('listQuarantine', {})
  const columns: readonly Column<Row & { readonly n: number }>[] = [
    { key: 'at', title: say('at'), order: r => r.at, cell: r => time(r.at) },
    { key: 'from', title: say('from'), order: r => r.fromName, cell: r => r.fromName },
    {
      key: 'reason',
      title: say('reason'),
      order: r => r.code,
      cell: r => (
        <>
          <Told book="sharing" text={r.reason} /> <code>{r.code}</code>
        </>
      ),
    },
    {
      key: 'json',
      title: say('what'),
      cell: r => (
        <details className="sharing-what">
          <summary>
            <code>{r.id ?? '–'}</code>
          </summary>
          <pre className="sharing-json">{indented(r.json)}</pre>
          {r.cut ? <small className="quiet">{say('cut')}</small> : null}
        </details>
      ),
    },
  ]
  return (
    <Answer of={answer}>
      {({ rows, more }) =>
        rows.length === 0 ? (
          <EmptyState title={say('quarantineEmpty')}>
            <p>{say('quarantineMore')}</p>
          </EmptyState>
        ) : (
          <div className="stack">
            <Note>{say('quarantineAbout')}</Note>
            <DataTable
              caption={say('quarantine')}
              columns={columns}
              rows={rows.map((r, n) => ({ ...r, n }))}
              keyOf={r => String(r.n)}
            />
            {more ? <p className="quiet">{say('moreRows')}</p> : null}
          </div>
        )
      }
    </Answer>
  )
}

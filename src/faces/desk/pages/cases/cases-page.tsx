import { useEffect, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { mayAct, useSession } from '../../api/session.ts'
import { useWords } from '../../app/preferences.tsx'
import { Button } from '../../kit/button.tsx'
import { Card, PageHead } from '../../kit/card.tsx'
import { TextField } from '../../kit/field.tsx'
import { Answer, EmptyState, Waiting } from '../../kit/states.tsx'
import { TraceDialog } from '../case/dialogs/trace-dialog.tsx'
import { CasesTable } from './cases-table.tsx'
import { CASES_WORDS } from './cases-words.ts'
import { ImportDialog } from './import-dialog.tsx'
import { ReportDialog } from './report-dialog.tsx'
import { useCaseRows } from './use-case-rows.ts'
import './cases.css'

const ACTS = ['report', 'import', 'trace'] as const

/** The list of cases, and how to begin another. */
export function CasesPage() {
  const say = useWords(CASES_WORDS)
  const { session } = useSession()
  const { cases, rows } = useCaseRows(session)
  const [, navigate] = useLocation()
  const query = new URLSearchParams(useSearch())
  const wanted = query.get('q') ?? ''
  // A link may open a form: /cases?do=report
  const act = ACTS.find(a => a === query.get('do')) ?? null
  const go = (change: Readonly<Record<string, string>>, replace = true): void => {
    const next = new URLSearchParams(query)
    for (const [name, value] of Object.entries(change)) value === '' ? next.delete(name) : next.set(name, value)
    navigate(next.size === 0 ? '/cases' : `/cases?${next}`, { replace })
  }
  if (session === undefined) return <Waiting />
  const close = (): void => go({ do: '' })
  const shown = rows.filter(r =>
    `${r.file.name} ${r.figures?.reported?.victim ?? ''}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  )
  const buttons = (
    <>
      {mayAct(session, 'share') ? (
        <>
          <Button tone="main" onClick={() => go({ do: 'report' }, false)}>
            {say('report')}
          </Button>
          <Button onClick={() => go({ do: 'import' }, false)}>{say('import')}</Button>
        </>
      ) : null}
      {mayAct(session, 'trace') ? <Button onClick={() => go({ do: 'trace' }, false)}>{say('trace')}</Button> : null}
    </>
  )
  return (
    <>
      <PageHead title={say('title')} about={say('about')}>
        {buttons}
      </PageHead>
      <Answer of={cases}>
        {({ cases: all }) =>
          all.length === 0 ? (
            <Card title={say('title')}>
              <EmptyState title={say('emptyTitle')}>
                <p>{say('emptyMore')}</p>
                <div className="row">{buttons}</div>
              </EmptyState>
            </Card>
          ) : (
            <div className="stack">
              <Search wanted={wanted} go={q => go({ q })} />
              {shown.length === 0 ? (
                <EmptyState title={say('noneFound')} />
              ) : (
                <CasesTable rows={shown} session={session} />
              )}
            </div>
          )
        }
      </Answer>
      {act === 'report' ? (
        <ReportDialog close={close} done={name => navigate(`/cases/${encodeURIComponent(name)}`)} />
      ) : null}
      {act === 'import' ? <ImportDialog close={close} /> : null}
      {act === 'trace' ? (
        <TraceDialog name={null} close={close} done={name => navigate(`/cases/${encodeURIComponent(name)}`)} />
      ) : null}
    </>
  )
}

function Search({ wanted, go }: { readonly wanted: string; go(q: string): void }) {
  const say = useWords(CASES_WORDS)
  const [text, setText] = useState(wanted)
  useEffect(() => setText(wanted), [wanted])
  return (
    <search className="cases-search">
      <TextField
        label={say('search')}
        type="search"
        value={text}
        onChange={event => {
          setText(event.target.value)
          go(event.target.value)
        }}
      />
    </search>
  )
}

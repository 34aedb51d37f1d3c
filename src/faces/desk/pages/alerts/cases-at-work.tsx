import { useState } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import { call } from '../../api/call.ts'
import type { Answered } from '../../api/operations.ts'
import { mayAct, useSession } from '../../api/session.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { type Column, DataTable } from '../../kit/data-table.tsx'
import { ChoiceField, TextField } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { Answer, EmptyState } from '../../kit/states.tsx'
import { ALERTS_WORDS } from './alerts-words.ts'
import { Countdown } from './countdown.tsx'
import { TRIAGE_WORDS } from './triage-words.ts'

type CaseRow = Answered<'listCasework'>['cases'][number]

/** Cases that people work on, the earliest deadline first. */
export function CasesAtWork() {
  const say = useWords(ALERTS_WORDS)
  const { session } = useSession()
  const formats = useFormats()
  const [search, setSearch] = useSearchParams()
  const [opening, setOpening] = useState(false)
  const state = search.get('state') === 'closed' ? ('closed' as const) : ('open' as const)
  const assignee = search.get('assignee') ?? ''
  const people = useAnswer('listColleagues', {}, { staleTime: 300_000 })
  const cases = useAnswer('listCasework', { state, most: 1_000, ...(assignee === '' ? {} : { assignee }) })
  const put = (key: string, value: string): void =>
    setSearch(
      before => {
        const next = new URLSearchParams(before)
        if (value === '') next.delete(key)
        else next.set(key, value)
        return next
      },
      { replace: true },
    )
  const columns: readonly Column<CaseRow>[] = [
    {
      key: 'name',
      title: say('name'),
      order: c => Number(c.id.slice(1)),
      cell: c => (
        <>
          <Link href={`/casework/${c.id}`}>
            <strong>{c.id}</strong> {c.title}
          </Link>
          <div className="quiet">{say('alerts', { n: c.alertCount })}</div>
        </>
      ),
    },
    {
      key: 'deadline',
      title: say('deadline'),
      order: c => c.dueAt ?? Number.MAX_SAFE_INTEGER,
      cell: c => (c.dueAt === null ? '–' : <Countdown dueAt={c.dueAt} jurisdiction={null} />),
    },
    {
      key: 'waits',
      title: say('waits'),
      order: c => -c.held - c.pending,
      cell: c => (
        <span className="alerts-badges">
          {c.held > 0 ? <Badge tone="bad">{say('held', { n: c.held })}</Badge> : null}
          {c.pending > 0 ? <Badge tone="warn">{say('pending', { n: c.pending })}</Badge> : null}
        </span>
      ),
    },
    {
      key: 'assignee',
      title: say('assignee'),
      order: c => c.assignee ?? '',
      cell: c => c.assignee ?? say('unassigned'),
    },
    {
      key: 'opened',
      title: say('opened'),
      order: c => c.openedAt,
      cell: c => `${formats.day(c.openedAt)}, ${c.openedBy}`,
    },
  ]
  const whose = [
    { value: '', text: say('everybody') },
    ...(people.data?.colleagues ?? []).map(c => ({
      value: c.name,
      text: c.name === people.data?.me ? `${c.name} (${say('mine')})` : c.name,
    })),
  ]
  return (
    <div className="stack">
      <search className="alerts-filters">
        <ChoiceField
          label={say('state')}
          choices={(['open', 'closed'] as const).map(value => ({ value, text: say(value) }))}
          value={state}
          onChange={e => put('state', e.target.value === 'open' ? '' : e.target.value)}
        />
        <ChoiceField
          label={say('assignee')}
          choices={whose}
          value={assignee}
          onChange={e => put('assignee', e.target.value)}
        />
        <div className="alerts-filter-end">
          {mayAct(session, 'casework') ? <Button onClick={() => setOpening(true)}>{say('openCase')}</Button> : null}
        </div>
      </search>
      <Answer of={cases}>
        {({ cases: rows }) =>
          rows.length === 0 ? (
            <EmptyState title={say('noCases')}>
              <span>{say('noCasesMore')}</span>
            </EmptyState>
          ) : (
            <div className="card">
              <DataTable caption={say('casesCaption')} columns={columns} rows={rows} keyOf={c => c.id} />
            </div>
          )
        }
      </Answer>
      {opening ? <OpenCase close={() => setOpening(false)} /> : null}
    </div>
  )
}

function OpenCase({ close }: { close(): void }) {
  const say = useWords(ALERTS_WORDS)
  const triage = useWords(TRIAGE_WORDS)
  const [, go] = useLocation()
  const [title, setTitle] = useState('')
  const [countries, setCountries] = useState('')
  const [fault, setFault] = useState<Error | null>(null)
  const [busy, setBusy] = useState(false)
  const open = async (): Promise<void> => {
    const jurisdiction = countries.toUpperCase().match(/[A-Z]{2}/g) ?? undefined
    setBusy(true)
    try {
      const { id } = await call('openCasework', { title, ...(jurisdiction === undefined ? {} : { jurisdiction }) })
      go(`/casework/${id}`)
    } catch (error) {
      setFault(error as Error)
      setBusy(false)
    }
  }
  return (
    <FormDialog
      title={say('openCase')}
      {...{ close, go: triage('take'), busy, error: fault, disabled: title.trim() === '' }}
      send={() => void open()}
    >
      <TextField
        label={triage('caseTitle')}
        value={title}
        maxLength={200}
        required
        onChange={e => setTitle(e.target.value)}
      />
      <TextField
        label={triage('countries')}
        hint={triage('countriesHint')}
        value={countries}
        maxLength={80}
        onChange={e => setCountries(e.target.value)}
      />
    </FormDialog>
  )
}

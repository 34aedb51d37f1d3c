import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { Answered } from '../../api/operations.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge, Note } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { type Column, DataTable } from '../../kit/data-table.tsx'
import { ChoiceField, TextField } from '../../kit/field.tsx'
import { Answer, EmptyState } from '../../kit/states.tsx'
import { RECORDS_WORDS } from './records-words.ts'
import { VERDICT_TONES, VERDICT_WORDS } from './row-verdict.ts'
import { SCREEN_WORDS } from './screen-words.ts'

type Screen = Answered<'listScreenings'>['screens'][number]

const KINDS = { address: 'address', transaction: 'transaction', domain: 'domain', name: 'name' } as const

/** Who screened whom, when, and what was answered. The text that is looked for stays out of the link: it may be a name. */
export function ScreenHistory() {
  const say = useWords(RECORDS_WORDS)
  const words = useWords(SCREEN_WORDS)
  const formats = useFormats()
  const [search, setSearch] = useSearchParams()
  const [text, setText] = useState('')
  const by = search.get('by') ?? ''
  const until = search.get('until')
  const verdict = (['match', 'clear', 'unknown'] as const).find(v => v === search.get('verdict'))
  const put = (key: string, value: string): void =>
    setSearch(
      before => {
        const next = new URLSearchParams(before)
        if (value === '') next.delete(key)
        else next.set(key, value)
        return next
      },
      { replace: key !== 'until' },
    )
  const found = useAnswer(
    'listScreenings',
    {
      most: 200,
      ...(by === '' ? {} : { by }),
      ...(text.trim() === '' ? {} : { text: text.trim() }),
      ...(verdict === undefined ? {} : { verdict }),
      ...(until === null ? {} : { until }),
    },
    { staleTime: 2_000 },
  )
  const verdicts = [
    { value: '', text: say('every') },
    ...(['match', 'unknown', 'clear'] as const).map(value => ({ value, text: words(VERDICT_WORDS[value]) })),
  ]
  const columns: readonly Column<Screen>[] = [
    { key: 'at', title: say('when'), order: s => s.at, cell: s => formats.time(s.at) },
    { key: 'by', title: say('who'), order: s => s.by, cell: s => s.by },
    {
      key: 'verdict',
      title: say('verdict'),
      order: s => s.verdict,
      cell: s => <Badge tone={VERDICT_TONES[s.verdict]}>{words(VERDICT_WORDS[s.verdict])}</Badge>,
    },
    { key: 'kind', title: say('kind'), order: s => s.kind, cell: s => words(KINDS[s.kind]) },
    {
      key: 'what',
      title: say('what'),
      order: s => s.what,
      cell: s => (
        <span className="screen-what">
          <span className={s.kind === 'name' ? undefined : 'mono'}>{s.what}</span>
          {s.birth === null && s.country === null ? null : (
            <span className="quiet"> {[s.birth, s.country].filter(Boolean).join(', ')}</span>
          )}
        </span>
      ),
    },
    { key: 'ref', title: say('ref'), order: s => s.ref ?? '', cell: s => s.ref ?? '–' },
    {
      key: 'again',
      title: '',
      cell: s => <Link href={`/screen#${encodeURIComponent(s.what)}`}>{say('again')}</Link>,
    },
  ]
  const filtered = by !== '' || text.trim() !== '' || verdict !== undefined || until !== null
  return (
    <div className="stack">
      <search className="screen-hints">
        <TextField
          label={say('text')}
          value={text}
          maxLength={200}
          type="search"
          onChange={e => setText(e.target.value)}
        />
        <TextField
          label={say('who')}
          hint={say('whoHint')}
          value={by}
          maxLength={200}
          onChange={e => put('by', e.target.value)}
        />
        <ChoiceField
          label={say('verdict')}
          choices={verdicts}
          value={verdict ?? ''}
          onChange={e => put('verdict', e.target.value)}
        />
      </search>
      <Answer of={found}>
        {({ screens, more, own }) => (
          <>
            {own ? <Note>{say('own')}</Note> : null}
            {screens.length === 0 ? (
              <EmptyState title={say(filtered ? 'noneFit' : 'noHistory')}>
                {filtered ? null : <span>{say('noHistoryMore')}</span>}
              </EmptyState>
            ) : (
              <div className="card">
                <DataTable
                  caption={say('historyCaption')}
                  columns={columns}
                  rows={screens}
                  keyOf={s => `${s.at} ${s.by} ${s.what} ${screens.indexOf(s)}`}
                />
              </div>
            )}
            <div className="row">
              {more ? (
                <Button onClick={() => put('until', new Date((screens.at(-1)?.at ?? 0) * 1000).toISOString())}>
                  {say('older')}
                </Button>
              ) : null}
              {until === null ? null : <Button onClick={() => put('until', '')}>{say('newest')}</Button>}
              {more ? <span className="quiet">{say('more')}</span> : null}
            </div>
          </>
        )}
      </Answer>
    </div>
  )
}

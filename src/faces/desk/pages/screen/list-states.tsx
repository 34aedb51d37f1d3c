import { useSearchParams } from 'wouter'
import type { Answered } from '../../api/operations.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge, Note, type Tone } from '../../kit/badge.tsx'
import { type Column, DataTable } from '../../kit/data-table.tsx'
import { useNow } from '../../kit/now.ts'
import { Answer, EmptyState } from '../../kit/states.tsx'
import { useTold } from '../../words/sentences/told.tsx'
import { RECORDS_WORDS } from './records-words.ts'

type ListRow = Answered<'listLists'>['lists'][number]

const TONES: Readonly<Record<ListRow['state'], Tone>> = {
  fresh: 'good',
  stale: 'warn',
  unread: 'warn',
  available: 'plain',
}

/** The lists that are asked, their versions and their age. */
export function ListStates() {
  const say = useWords(RECORDS_WORDS)
  const formats = useFormats()
  const now = useNow(60)
  const told = useTold('screen')
  const [search, setSearch] = useSearchParams()
  const all = search.get('all') === '1'
  const lists = useAnswer('listLists', {})
  const columns: readonly Column<ListRow>[] = [
    {
      key: 'list',
      title: say('list'),
      order: l => l.name,
      cell: l => (
        <>
          <strong>{told(l.title).text}</strong>
          <div className="quiet">
            {l.name} · {told(l.publisher).text}
          </div>
          {l.alarm === null ? null : (
            <Note tone="bad">
              {say('alarm', { time: formats.time(l.alarm.at), reason: told(l.alarm.reason).text })}
            </Note>
          )}
        </>
      ),
    },
    {
      key: 'state',
      title: say('state'),
      order: l => l.state,
      cell: l => (
        <>
          <Badge tone={TONES[l.state]}>{say(l.state)}</Badge>{' '}
          {l.inUse ? null : <span className="quiet">{say('notInUse')}</span>}
        </>
      ),
    },
    {
      key: 'published',
      title: say('published'),
      order: l => l.versions[0]?.publishedAt ?? 0,
      cell: l => {
        const at = l.versions[0]?.publishedAt
        return at === undefined ? '–' : `${formats.day(at)} (${formats.ago(at, now)})`
      },
    },
    {
      key: 'freshUntil',
      title: say('freshUntil'),
      order: l => l.freshUntil ?? 0,
      cell: l => (l.freshUntil === null ? '–' : formats.time(l.freshUntil)),
    },
    {
      key: 'entries',
      title: say('entries'),
      end: true,
      order: l => l.versions[0]?.entries ?? 0,
      cell: l => formats.number(l.versions[0]?.entries ?? 0),
    },
    {
      key: 'wallets',
      title: say('wallets'),
      end: true,
      order: l => Math.max(0, ...l.versions.map(v => v.wallets)),
      cell: l => formats.number(Math.max(0, ...l.versions.map(v => v.wallets))),
    },
  ]
  return (
    <Answer of={lists}>
      {({ lists: rows }) => {
        const used = rows.filter(l => l.inUse)
        return (
          <div className="stack">
            {used.length === 0 ? (
              <EmptyState title={say('noneInUse')}>
                <span>{say('noneInUseMore')}</span>
                <code>cordon lists update us-ofac-sdn un-sc</code>
              </EmptyState>
            ) : null}
            <label className="row">
              <input
                type="checkbox"
                checked={all}
                onChange={e =>
                  setSearch(e.target.checked ? { tab: 'lists', all: '1' } : { tab: 'lists' }, { replace: true })
                }
              />
              {say('showAll')}
            </label>
            {used.length === 0 && !all ? null : (
              <div className="card">
                <DataTable
                  caption={say('listsCaption')}
                  columns={columns}
                  rows={all ? rows : used}
                  keyOf={l => l.name}
                />
              </div>
            )}
          </div>
        )
      }}
    </Answer>
  )
}

import './freezes.css'
import { Link, useSearchParams } from 'wouter'
import { useAnswer } from '../../api/use-call.ts'
import { useWords } from '../../app/preferences.tsx'
import { Note } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { PageHead } from '../../kit/card.tsx'
import { ChoiceField } from '../../kit/field.tsx'
import { useNow } from '../../kit/now.ts'
import { Answer, EmptyState } from '../../kit/states.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { FreezeBoard } from './freeze-board.tsx'
import { FreezeList } from './freeze-list.tsx'
import { type FreezeRow, isOurTurn } from './freeze-row.ts'
import { FREEZE_STATE_WORDS } from './freeze-state-words.ts'
import { FreezeSums } from './freeze-sums.tsx'
import { FREEZES_WORDS } from './freezes-words.ts'

/** Freeze requests by state. The view, the side, the case and the filter stand in the address. */
export function FreezesPage() {
  const say = useWords(FREEZES_WORDS)
  const sayState = useWords(FREEZE_STATE_WORDS)
  const [query, setQuery] = useSearchParams()
  const answer = useAnswer('listFreezes', {})
  const now = useNow()
  const set = (key: string, value: string): void =>
    setQuery(
      before => {
        const next = new URLSearchParams(before)
        if (value === '') next.delete(key)
        else next.set(key, value)
        return next
      },
      { replace: true },
    )
  const view = query.get('view') === 'list' ? 'list' : 'board'
  const [side, name, open] = [query.get('side') ?? '', query.get('case') ?? '', query.get('open') === '1']
  const fits = (f: FreezeRow): boolean =>
    (side === '' || (f.side === 'addressee') === (side === 'in')) &&
    (name === '' || f.case === name) &&
    (!open || isOurTurn(f))
  return (
    <>
      <PageHead title={say('title')} about={say('about')} />
      <Answer of={answer}>
        {({ freezes, sums, refused }) =>
          freezes.length === 0 ? (
            <EmptyState title={say('empty')}>
              <p>{say('emptyMore')}</p>
              <Link href="/cases" className="button" data-tone="main">
                {say('toCases')}
              </Link>
            </EmptyState>
          ) : (
            <div className="stack">
              <div className="freeze-filters">
                <ChoiceField
                  label={say('side')}
                  value={side}
                  onChange={event => set('side', event.target.value)}
                  choices={[
                    { value: '', text: say('both') },
                    { value: 'in', text: sayState('incoming') },
                    { value: 'out', text: sayState('outgoing') },
                  ]}
                />
                <ChoiceField
                  label={say('case')}
                  value={name}
                  onChange={event => set('case', event.target.value)}
                  choices={[
                    { value: '', text: say('allCases') },
                    ...[...new Set(freezes.flatMap(f => f.case ?? []))].sort().map(c => ({ value: c, text: c })),
                  ]}
                />
                <label className="freeze-check">
                  <input
                    type="checkbox"
                    checked={open}
                    onChange={event => set('open', event.target.checked ? '1' : '')}
                  />
                  {say('open')}
                </label>
              </div>
              {refused > 0 ? <Note tone="warn">{say('refused', { n: refused })}</Note> : null}
              <Tabs
                label={say('view')}
                chosen={view}
                choose={key => set('view', key === 'board' ? '' : key)}
                tabs={[
                  { key: 'board', title: say('board') },
                  { key: 'list', title: say('list') },
                ]}
              >
                <p className="quiet freeze-keys">{say('keys')}</p>
                {!freezes.some(fits) ? (
                  <EmptyState title={say('nothing')}>
                    <Button onClick={() => setQuery({}, { replace: true })}>{say('clear')}</Button>
                  </EmptyState>
                ) : view === 'board' ? (
                  <FreezeBoard freezes={freezes.filter(fits)} now={now} />
                ) : (
                  <FreezeList freezes={freezes.filter(fits)} now={now} />
                )}
              </Tabs>
              <FreezeSums sums={sums.filter(s => name === '' || s.case === name)} />
            </div>
          )
        }
      </Answer>
    </>
  )
}

import { mayAct } from '../../../api/session.ts'
import { useAct } from '../../../api/use-call.ts'
import { useFormats } from '../../../app/formats.ts'
import { useWords } from '../../../app/preferences.tsx'
import { Button } from '../../../kit/button.tsx'
import { useNow } from '../../../kit/now.ts'
import { FaultNote } from '../../../kit/states.tsx'
import { useTell } from '../../../kit/toasts.tsx'
import { WriteForm } from '../../../kit/write-form.tsx'
import { useCase } from '../case-context.ts'
import { Notes } from '../panel/notes-section.tsx'
import { AccountLink } from '../trace/account-link.tsx'
import { FLOW_WORDS } from '../words/flow-words.ts'
import { Menu } from './menu.tsx'

/** What was saved, hidden, pinned and written, by whom and when: colleagues see the same, as it changes. */
export function BoardBar() {
  const say = useWords(FLOW_WORDS)
  const { board, look } = useCase()
  if (board === null) return null
  const { hidden } = look.view
  const pinned = Object.keys(look.view.pinned)
  return (
    <>
      <Menu title={say('views')} told={board.views.length === 0 ? undefined : String(board.views.length)}>
        <SavedViews />
      </Menu>
      {hidden.length === 0 ? null : (
        <Menu title={say('hiddenList', { n: hidden.length })}>
          <ul className="case-list">
            {hidden.map(account => (
              <li key={account} className="row">
                <AccountLink account={account} />
                <Button
                  size="small"
                  onClick={() => look.change({ ...look.view, hidden: hidden.filter(a => a !== account) })}
                >
                  {say('show')}
                </Button>
              </li>
            ))}
          </ul>
        </Menu>
      )}
      {pinned.length === 0 ? null : (
        <Menu title={say('pinnedList', { n: pinned.length })}>
          <ul className="case-list">
            {pinned.map(id => (
              <li key={id} className="row">
                <AccountLink account={id} />
                <Button
                  size="small"
                  onClick={() => {
                    const { [id]: _, ...others } = look.view.pinned
                    look.change({ ...look.view, pinned: others })
                  }}
                >
                  {say('unpin')}
                </Button>
              </li>
            ))}
          </ul>
        </Menu>
      )}
      <Menu title={say('notes', { n: board.notes.length })}>
        <h3>{say('caseNote')}</h3>
        <Notes about={null} />
        <ul className="case-list">
          {board.notes
            .filter(n => n.about !== null)
            .map(n => (
              <li key={n.id}>
                <AccountLink account={n.about ?? ''} />: {n.text}
              </li>
            ))}
        </ul>
      </Menu>
    </>
  )
}

function SavedViews() {
  const say = useWords(FLOW_WORDS)
  const { ago } = useFormats()
  const now = useNow(30)
  const tell = useTell()
  const { name, session, board, place, go, look } = useCase()
  const save = useAct('saveView', ['showCaseBoard'])
  const drop = useAct('dropView', ['showCaseBoard'])
  const mayWrite = mayAct(session, 'cases')
  const copy = async (view: number): Promise<void> => {
    const link = new URL(location.href)
    link.search = new URLSearchParams({ view: String(view) }).toString()
    await navigator.clipboard.writeText(link.href)
    tell(say('copied'))
  }
  return (
    <>
      <ul className="case-list">
        {(board?.views ?? []).map(v => (
          <li key={v.id}>
            <button
              type="button"
              className="case-link"
              aria-pressed={place.view === v.id}
              onClick={() => go({ view: v.id, look: null })}
            >
              {v.title}
            </button>
            <span className="row quiet">
              {say('savedBy', { by: v.by, ago: ago(v.at, now) })}
              <Button size="small" onClick={() => void copy(v.id)}>
                {say('link')}
              </Button>
              {mayWrite ? (
                <Button size="small" onClick={() => drop.mutate({ name, view: v.id })}>
                  {say('drop')}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {mayWrite ? (
        <WriteForm
          {...{ label: say('viewTitle'), go: say('saveView'), most: 120, busy: save.isPending }}
          write={(title, kept) =>
            save.mutate(
              { name, title, view: JSON.stringify(look.view) },
              {
                onSuccess: ({ view }) => {
                  kept()
                  go({ view, look: null })
                  tell(say('viewSaved'))
                },
              },
            )
          }
        />
      ) : null}
      {save.error === null ? null : <FaultNote error={save.error} />}
      {drop.error === null ? null : <FaultNote error={drop.error} />}
    </>
  )
}

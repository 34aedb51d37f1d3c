import { mayAct } from '../../../api/session.ts'
import { useAct } from '../../../api/use-call.ts'
import { useFormats } from '../../../app/formats.ts'
import { useWords } from '../../../app/preferences.tsx'
import { Button } from '../../../kit/button.tsx'
import { useNow } from '../../../kit/now.ts'
import { FaultNote } from '../../../kit/states.tsx'
import { WriteForm } from '../../../kit/write-form.tsx'
import { useCase } from '../case-context.ts'
import { PANEL_WORDS } from '../words/panel-words.ts'
import { Section } from './section.tsx'

/** What colleagues wrote about an account, a transaction, or (null) the whole case, and a field for more. */
export function NotesSection({ about }: { readonly about: string | null }) {
  const say = useWords(PANEL_WORDS)
  const { board } = useCase()
  const notes = (board?.notes ?? []).filter(n => n.about === about)
  return (
    <Section title={`${say('notes')}${notes.length === 0 ? '' : ` (${notes.length})`}`} open={notes.length > 0}>
      <Notes about={about} />
    </Section>
  )
}

/** The notes themselves. */
export function Notes({ about }: { readonly about: string | null }) {
  const say = useWords(PANEL_WORDS)
  const { ago } = useFormats()
  const now = useNow(30)
  const { name, board, session } = useCase()
  const write = useAct('noteCase', ['showCaseBoard'])
  const withdraw = useAct('withdrawNote', ['showCaseBoard'])
  const mayWrite = mayAct(session, 'cases')
  return (
    <>
      <ul className="case-notes">
        {(board?.notes ?? [])
          .filter(n => n.about === about)
          .map(n => (
            <li key={n.id}>
              <p>{n.text}</p>
              <span className="row quiet">
                {n.by}, {ago(n.at, now)}
                {mayWrite ? (
                  <Button size="small" onClick={() => withdraw.mutate({ name, note: n.id })}>
                    {say('takeBack')}
                  </Button>
                ) : null}
              </span>
            </li>
          ))}
      </ul>
      {mayWrite ? (
        <WriteForm
          {...{ label: say('noteText'), go: say('addNote'), rows: 2, most: 4_000, busy: write.isPending }}
          write={(text, kept) =>
            write.mutate({ name, text, ...(about === null ? {} : { about }) }, { onSuccess: kept })
          }
        />
      ) : null}
      {write.error === null ? null : <FaultNote error={write.error} />}
      {withdraw.error === null ? null : <FaultNote error={withdraw.error} />}
    </>
  )
}

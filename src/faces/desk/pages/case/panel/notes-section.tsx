import { type FormEvent, useRef } from 'react'
import { mayAct } from '../../../api/session.ts'
import { useAct } from '../../../api/use-call.ts'
import { useFormats } from '../../../app/formats.ts'
import { useWords } from '../../../app/preferences.tsx'
import { Button } from '../../../kit/button.tsx'
import { LongField } from '../../../kit/field.tsx'
import { useNow } from '../../../kit/now.ts'
import { FaultNote } from '../../../kit/states.tsx'
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
  const form = useRef<HTMLFormElement>(null)
  const mayWrite = mayAct(session, 'cases')
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const text = String(new FormData(event.currentTarget).get('text') ?? '').trim()
    if (text === '') return
    write.mutate({ name, text, ...(about === null ? {} : { about }) }, { onSuccess: () => form.current?.reset() })
  }
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
        <form className="stack" ref={form} onSubmit={send}>
          <LongField label={say('noteText')} name="text" rows={2} maxLength={4_000} required />
          <div>
            <Button type="submit" size="small" busy={write.isPending}>
              {say('addNote')}
            </Button>
          </div>
        </form>
      ) : null}
      {write.error === null ? null : <FaultNote error={write.error} />}
      {withdraw.error === null ? null : <FaultNote error={withdraw.error} />}
    </>
  )
}

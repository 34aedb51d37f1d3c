import type { ReactNode } from 'react'
import { useWords } from '../app/preferences.tsx'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { KIT_WORDS } from './kit-words.ts'
import { FaultNote } from './states.tsx'
import { useFormKeys } from './use-form-keys.ts'

/** A window with a form: its fields, what the server refused, and the buttons that send it and close it; Ctrl + Enter sends it too. */
export function FormDialog({
  title,
  close,
  send,
  go,
  tone = 'main',
  busy,
  disabled = false,
  error = null,
  before,
  children,
}: {
  readonly title: string
  close(): void
  /** What was filled in, by the names of the fields. */
  send(given: FormData): void
  /** What the button says that sends it. */
  readonly go: string
  readonly tone?: 'main' | 'bad'
  readonly busy: boolean
  readonly disabled?: boolean
  readonly error?: Error | null
  /** Stands before the form. */
  readonly before?: ReactNode
  readonly children: ReactNode
}) {
  const form = useFormKeys()
  const say = useWords(KIT_WORDS)
  return (
    <Dialog title={title} close={close}>
      {before}
      <form
        ref={form}
        className="stack form-dialog"
        onSubmit={event => {
          event.preventDefault()
          // Ctrl + Enter asks no button whether it may.
          if (!busy && !disabled) send(new FormData(event.currentTarget))
        }}
      >
        {children}
        {error === null ? null : <FaultNote error={error} />}
        <div className="row">
          <Button type="submit" tone={tone} busy={busy} disabled={disabled}>
            {go}
          </Button>
          <Button onClick={close}>{say('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

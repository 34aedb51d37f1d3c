import { type FormEvent, useRef } from 'react'
import { Button } from './button.tsx'
import { LongField, TextField } from './field.tsx'

/** One text and the button that keeps it, such as a note: it is empty again once it was kept. */
export function WriteForm({
  label,
  hint,
  rows = 1,
  most,
  go,
  busy,
  write,
}: {
  readonly label: string
  readonly hint?: string
  /** Lines; one: a field of one line. */
  readonly rows?: number
  /** Most characters. */
  readonly most: number
  readonly go: string
  readonly busy: boolean
  /** Keeps the text. @param kept to be called once it was */
  write(text: string, kept: () => void): void
}) {
  const form = useRef<HTMLFormElement>(null)
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const text = String(new FormData(event.currentTarget).get('text') ?? '').trim()
    if (text !== '' && !busy) write(text, () => form.current?.reset())
  }
  const common = { label, hint, name: 'text', maxLength: most, required: true }
  return (
    <form className="stack" ref={form} onSubmit={send}>
      {rows === 1 ? <TextField {...common} /> : <LongField {...common} rows={rows} />}
      <div>
        <Button type="submit" size="small" busy={busy}>
          {go}
        </Button>
      </div>
    </form>
  )
}

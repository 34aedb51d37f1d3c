import { type ReactNode, useRef, useState } from 'react'
import { useWords } from '../../app/preferences.tsx'
import { Button } from '../../kit/button.tsx'
import { LongField } from '../../kit/field.tsx'
import { GUARD_WORDS } from './guard-words.ts'

/** Characters that are judged at once; a request to the server has 4 MB. */
const MOST = 3_000_000

/** A field for pasted or dropped JSON with the button that judges it. */
export function JsonField({
  label,
  hint,
  busy,
  judge,
  clear,
  children,
}: {
  readonly label: string
  readonly hint: string
  readonly busy: boolean
  judge(json: unknown): void
  clear(): void
  /** Further buttons, and fields above them. */
  readonly children?: ReactNode
}) {
  const say = useWords(GUARD_WORDS)
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string | undefined>(undefined)
  const file = useRef<HTMLInputElement>(null)
  const go = (given: string): void => {
    if (given.length > MOST) {
      setFault(say('large'))
      return
    }
    let json: unknown
    try {
      json = JSON.parse(given)
    } catch (error) {
      setFault(say('notJson', { why: (error as Error).message }))
      return
    }
    setFault(undefined)
    judge(json)
  }
  const open = async (given: File | undefined): Promise<void> => {
    if (given === undefined) return
    if (given.size > MOST) {
      setFault(say('large'))
      return
    }
    const read = await given.text()
    setText(read)
    go(read)
  }
  return (
    <form
      className="card guard-ask"
      onSubmit={event => {
        event.preventDefault()
        if (text.trim() !== '') go(text)
      }}
      onDragOver={event => event.preventDefault()}
      onDrop={event => {
        if (event.dataTransfer.files.length === 0) return
        event.preventDefault()
        void open(event.dataTransfer.files[0])
      }}
    >
      <LongField
        label={label}
        hint={hint}
        fault={fault}
        value={text}
        rows={5}
        spellCheck={false}
        autoComplete="off"
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          if (text.trim() !== '') go(text)
        }}
      />
      {children}
      <div className="row">
        <Button type="submit" tone="main" busy={busy} disabled={text.trim() === ''}>
          {say('go')}
        </Button>
        <Button onClick={() => file.current?.click()}>{say('file')}</Button>
        <Button
          disabled={text === '' && fault === undefined}
          onClick={() => {
            setText('')
            setFault(undefined)
            clear()
          }}
        >
          {say('clear')}
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".json,application/json"
          onChange={event => {
            void open(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
    </form>
  )
}

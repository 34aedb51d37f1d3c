import { useMutation } from '@tanstack/react-query'
import { type DragEvent, type FormEvent, useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import { call } from '../../api/call.ts'
import type { Asked } from '../../api/operations.ts'
import { useWords } from '../../app/preferences.tsx'
import { Note } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { LongField } from '../../kit/field.tsx'
import { EmptyState, FaultNote, Waiting } from '../../kit/states.tsx'
import { keepAsked, readAsked } from './asked-in-link.ts'
import { type AskHints, HintFields, NO_HINTS } from './hint-fields.tsx'
import { MOST_LINES, partyLines } from './party-lines.ts'
import { ScreenResults } from './screen-results.tsx'
import { SCREEN_WORDS } from './screen-words.ts'

/** Bytes of a file that is read here. */
const MOST_BYTES = 1 << 20

/** What is asked, and the answers. The parties stand behind the # of the link, which no server sees: names of people are among them. */
export function AskParties() {
  const say = useWords(SCREEN_WORDS)
  const [search] = useSearchParams()
  const [text, setText] = useState(() => readAsked(location.hash, search))
  const [hints, setHints] = useState<AskHints>(NO_HINTS)
  const [fileFault, setFileFault] = useState<string | null>(null)
  const file = useRef<HTMLInputElement>(null)
  const lines = partyLines(text)
  const asking = useMutation({ mutationFn: (input: Asked<'screenLines'>) => call('screenLines', input) })
  const { mutate } = asking
  const ask = (event?: FormEvent): void => {
    event?.preventDefault()
    if (lines.length === 0) return
    keepAsked(lines)
    const filled = Object.entries(hints).filter(([, value]) => value !== '')
    mutate({
      lines: lines.slice(0, MOST_LINES),
      ...(Object.fromEntries(filled) as Partial<AskHints>),
    } as Asked<'screenLines'>)
  }
  // Who opens a link with parties wants the answers. Once, not at each change of the text.
  const first = useRef(lines)
  useEffect(() => {
    if (first.current.length > 0) mutate({ lines: first.current.slice(0, MOST_LINES) })
    first.current = []
  }, [mutate])
  const open = async (given: File | undefined): Promise<void> => {
    if (given === undefined) return
    setFileFault(null)
    if (given.size > MOST_BYTES) {
      setFileFault(say('fileLarge', { name: given.name, size: Math.ceil(given.size / MOST_BYTES) }))
      return
    }
    const found = partyLines(await given.text())
    if (found.length === 0) setFileFault(say('fileEmpty', { name: given.name }))
    else setText(found.join('\n'))
  }
  const dropped = (event: DragEvent): void => {
    if (event.dataTransfer.files.length === 0) return
    event.preventDefault()
    void open(event.dataTransfer.files[0])
  }
  return (
    <div className="stack">
      <form className="card screen-ask" onSubmit={ask} onDragOver={e => e.preventDefault()} onDrop={dropped}>
        <LongField
          label={say('parties')}
          hint={say('partiesHint')}
          value={text}
          rows={asking.data === undefined && lines.length > 4 ? 8 : 3}
          maxLength={MOST_BYTES}
          spellCheck={false}
          autoComplete="off"
          autoFocus
          onChange={event => setText(event.target.value)}
          onKeyDown={event => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) ask(event)
          }}
        />
        <HintFields hints={hints} change={setHints} />
        {fileFault === null ? null : <Note tone="warn">{fileFault}</Note>}
        {lines.length > MOST_LINES ? <Note tone="warn">{say('tooMany', { n: lines.length })}</Note> : null}
        <div className="row">
          <Button type="submit" tone="main" busy={asking.isPending} disabled={lines.length === 0}>
            {say('go')}
          </Button>
          <Button
            disabled={text === ''}
            onClick={() => {
              setText('')
              keepAsked([])
              asking.reset()
            }}
          >
            {say('clear')}
          </Button>
          <Button onClick={() => file.current?.click()}>{say('file')}</Button>
          <input
            ref={file}
            type="file"
            hidden
            accept=".txt,.csv,.tsv,text/plain,text/csv"
            onChange={event => {
              void open(event.target.files?.[0])
              event.target.value = ''
            }}
          />
          <span className="quiet screen-drop">{say('drop')}</span>
          <span className="quiet screen-count" aria-live="polite">
            {lines.length === 0 ? '' : say('counted', { n: lines.length })}
          </span>
        </div>
      </form>
      {asking.isPending ? <Waiting /> : null}
      {asking.error === null ? null : <FaultNote error={asking.error} />}
      {asking.data === undefined ? (
        asking.isIdle ? (
          <EmptyState title={say('nothing')}>
            <span>{say('nothingMore')}</span>
          </EmptyState>
        ) : null
      ) : (
        <ScreenResults key={asking.submittedAt} answers={asking.data} />
      )}
    </div>
  )
}

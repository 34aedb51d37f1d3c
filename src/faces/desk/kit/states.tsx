import type { ReactNode } from 'react'
import { CallError } from '../api/call.ts'
import { usePreferences, useWords } from '../app/preferences.tsx'
import { Refusal } from '../words/sentences/refusal.tsx'
import { Note } from './badge.tsx'
import { Button } from './button.tsx'
import { KIT_WORDS } from './kit-words.ts'

/** Nothing is there yet: what that means, and what to do. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <strong>{title}</strong>
      {children}
    </div>
  )
}

/** Something is on its way. */
export function Waiting() {
  const say = useWords(KIT_WORDS)
  return (
    <div role="status">
      <span className="unseen">{say('loading')}</span>
      <span className="wait" aria-hidden="true" />
    </div>
  )
}

/** What went wrong, with the server's code. */
export function FaultNote({ error, again }: { readonly error: Error; readonly again?: () => void }) {
  const say = useWords(KIT_WORDS)
  const { language } = usePreferences()
  const stop = language === 'ja' ? '。' : '.'
  const fault = error instanceof CallError ? error : null
  return (
    <Note tone="bad">
      <p>
        <strong>
          {say('failed')}
          {stop}
        </strong>{' '}
        {fault?.status === 403 ? say('forbidden') : null}{' '}
        {fault?.code === 'unreachable' ? say('unreachable') : <Refusal text={error.message} />}{' '}
        {fault === null ? null : <code>{fault.code}</code>}
      </p>
      {again === undefined ? null : (
        <Button size="small" onClick={again}>
          {say('again')}
        </Button>
      )}
    </Note>
  )
}

/** An answer, or what stands in its place until it comes and where it does not. */
export function Answer<T>({
  of,
  children,
}: {
  readonly of: {
    readonly data: T | undefined
    readonly error: Error | null
    refetch(): unknown
  }
  children(data: T): ReactNode
}) {
  if (of.data !== undefined)
    return (
      <>
        {of.error === null ? null : <FaultNote error={of.error} again={() => void of.refetch()} />}
        {children(of.data)}
      </>
    )
  if (of.error !== null) return <FaultNote error={of.error} again={() => void of.refetch()} />
  return <Waiting />
}

import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useWords } from '../app/preferences.tsx'
import { Button } from './button.tsx'
import { KIT_WORDS } from './kit-words.ts'

/** What of a window is filled in first. */
const FIRST_FIELD = 'form :is(input, select, textarea):not([type=hidden], :disabled)'

/**
 * A window over the page, closed by its button and by Escape; the browser keeps the focus in it and gives it back. Its first field has the
 * focus.
 */
export function Dialog({
  title,
  close,
  children,
}: {
  readonly title: string
  close(): void
  readonly children: ReactNode
}) {
  const say = useWords(KIT_WORDS)
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const { current } = dialog
    current?.showModal()
    current?.querySelector<HTMLElement>(FIRST_FIELD)?.focus()
  }, [])
  return (
    <dialog className="dialog" ref={dialog} aria-labelledby={id} onClose={close}>
      <header>
        <h2 id={id}>{title}</h2>
        <Button size="small" onClick={() => dialog.current?.close()} aria-label={say('close')}>
          ✕
        </Button>
      </header>
      {children}
    </dialog>
  )
}

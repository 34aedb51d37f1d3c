import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useWords } from '../app/preferences.tsx'
import { Button } from './button.tsx'
import { KIT_WORDS } from './kit-words.ts'

/** A window over the page, closed by its button and by Escape; the browser keeps the focus in it and gives it back. */
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
  useEffect(() => dialog.current?.showModal(), [])
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

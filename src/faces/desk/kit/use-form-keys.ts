import { type RefObject, useEffect, useRef } from 'react'

/**
 * For a form in a window: the first field has the focus when the window opens, and Ctrl + Enter sends the form from any of its fields.
 * Effects of what is within the form come before, so that the window is open by then.
 */
export function useFormKeys(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const held = form.current
    if (held === null) return
    held.querySelector<HTMLElement>('input:not([hidden]), textarea, select')?.focus()
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      held.requestSubmit()
    }
    held.addEventListener('keydown', pressed)
    return () => held.removeEventListener('keydown', pressed)
  }, [])
  return form
}

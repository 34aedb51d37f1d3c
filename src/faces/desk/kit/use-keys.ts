import { useEffect, useRef } from 'react'

/** What a key does; the name is that of `KeyboardEvent.key`. */
export type KeyActs = Readonly<Record<string, () => void>>

/**
 * Keys of a page. They do nothing while somebody types, while a window is open over the page, or with Ctrl, Alt or Meta, so that the
 * browser's own keys and those of a screen reader stay what they are. Enter presses the button or follows the link that has the focus.
 */
export function useKeys(acts: KeyActs): void {
  const held = useRef(acts)
  useEffect(() => {
    held.current = acts
  })
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return
      if (isTyping(event.target) || document.querySelector('dialog[open]') !== null) return
      const act = Object.hasOwn(held.current, event.key) ? held.current[event.key] : undefined
      if (act === undefined || (event.key === 'Enter' && isPressed(event.target))) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
}

function isPressed(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, summary') !== null
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

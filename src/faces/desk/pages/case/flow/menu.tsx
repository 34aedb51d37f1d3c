import { type ReactNode, useEffect, useRef } from 'react'

/** A button that opens a small sheet beneath it; Escape and a click elsewhere close it. */
export function Menu({
  title,
  told,
  children,
}: {
  readonly title: string
  readonly told?: string | undefined
  readonly children: ReactNode
}) {
  const menu = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = (event: Event): void => {
      const own = menu.current
      if (own?.open && event.target instanceof Node && !own.contains(event.target)) own.open = false
    }
    document.addEventListener('pointerdown', close)
    return () => document.removeEventListener('pointerdown', close)
  }, [])
  return (
    <details
      className="case-menu"
      ref={menu}
      onKeyDown={event => {
        if (event.key !== 'Escape' || !menu.current?.open) return
        event.preventDefault()
        menu.current.open = false
        menu.current.querySelector('summary')?.focus()
      }}
    >
      <summary className="button" data-size="small">
        {title}
        {told === undefined ? null : <span className="badge">{told}</span>}
      </summary>
      <div className="case-sheet stack">{children}</div>
    </details>
  )
}

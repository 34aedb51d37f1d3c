import { type KeyboardEvent, type ReactNode, useId } from 'react'

/** One of several views in one place. */
export interface Tab {
  readonly key: string
  readonly title: ReactNode
}

/** Tabs as WAI-ARIA describes them: arrows move between them, Tab goes into the view. */
export function Tabs({
  label,
  tabs,
  chosen,
  choose,
  children,
}: {
  readonly label: string
  readonly tabs: readonly Tab[]
  readonly chosen: string
  choose(key: string): void
  readonly children: ReactNode
}) {
  const id = useId()
  const step = (event: KeyboardEvent, by: number): void => {
    const at = tabs.findIndex(t => t.key === chosen)
    const next = tabs[(at + by + tabs.length) % tabs.length]
    if (next === undefined) return
    event.preventDefault()
    choose(next.key)
    document.getElementById(`${id}-${next.key}`)?.focus()
  }
  return (
    <div>
      <div className="tabs" role="tablist" aria-label={label}>
        {tabs.map(t => (
          <button
            key={t.key}
            type="button"
            role="tab"
            id={`${id}-${t.key}`}
            aria-selected={t.key === chosen}
            aria-controls={`${id}-view`}
            tabIndex={t.key === chosen ? 0 : -1}
            onClick={() => choose(t.key)}
            onKeyDown={event => {
              if (event.key === 'ArrowRight') step(event, 1)
              if (event.key === 'ArrowLeft') step(event, -1)
            }}
          >
            {t.title}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-view`} aria-labelledby={`${id}-${chosen}`}>
        {children}
      </div>
    </div>
  )
}

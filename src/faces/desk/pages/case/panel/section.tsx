import { type ReactNode, useState } from 'react'

/** A part of a panel that is opened by a click; what it holds is made, and asked of the server, when it is opened first. */
export function Section({
  title,
  open = false,
  children,
}: {
  readonly title: ReactNode
  readonly open?: boolean
  readonly children: ReactNode
}) {
  const [seen, setSeen] = useState(open)
  return (
    <details className="case-section" open={open} onToggle={event => event.currentTarget.open && setSeen(true)}>
      <summary>{title}</summary>
      {seen ? <div className="stack">{children}</div> : null}
    </details>
  )
}

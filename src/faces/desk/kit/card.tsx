import { type ReactNode, useId } from 'react'
import { usePageTitle } from './page-title.ts'

/** A titled part of a page. */
export function Card({
  title,
  aside,
  children,
}: {
  readonly title: string
  /** Stands right of the title. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <section className="card" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  )
}

/** The head of a page: what it is, and what it is for. */
export function PageHead({
  title,
  about,
  children,
}: {
  readonly title: string
  readonly about?: string
  /** Buttons at the right. */
  readonly children?: ReactNode
}) {
  usePageTitle(title)
  return (
    <div className="page-head">
      <div>
        <h1>{title}</h1>
        {about === undefined ? null : <p>{about}</p>}
      </div>
      <div className="row">{children}</div>
    </div>
  )
}

/** A figure with its name. */
export function Stat({
  name,
  value,
  told,
}: {
  readonly name: string
  readonly value: ReactNode
  readonly told?: ReactNode
}) {
  return (
    <div className="stat">
      <dt>{name}</dt>
      <dd>
        {value}
        {told === undefined ? null : <small>{told}</small>}
      </dd>
    </div>
  )
}

import type { ReactNode } from 'react'
import { LanguageChoice } from '../../app/language-choice.tsx'
import { Mark } from '../../app/signs.tsx'
import { usePageTitle } from '../../kit/page-title.ts'

/** What stands around every step of signing in; the language is chosen here too. */
export function SignInFrame({
  title,
  about,
  node,
  children,
}: {
  readonly title: string
  readonly about: string
  /** The server's node and version. */
  readonly node: string
  readonly children: ReactNode
}) {
  usePageTitle(title)
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <header>
          <span className="sign-in-mark">
            <Mark />
            Cordon
          </span>
          <LanguageChoice />
        </header>
        <h1>{title}</h1>
        <p className="quiet">{about}</p>
        {children}
      </div>
      <p className="quiet">{node}</p>
    </main>
  )
}

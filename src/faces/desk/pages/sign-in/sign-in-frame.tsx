import type { ReactNode } from 'react'
import { usePreferences, useWords } from '../../app/preferences.tsx'
import { SHELL_WORDS } from '../../app/shell-words.ts'
import { Mark } from '../../app/signs.tsx'
import { LANGUAGES, type Language } from '../../words/define-words.ts'

const OWN_NAMES: Readonly<Record<Language, string>> = { en: 'English', ja: '日本語', ko: '한국어' }

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
  const say = useWords(SHELL_WORDS)
  const { language, setLanguage } = usePreferences()
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <header>
          <span className="sign-in-mark">
            <Mark />
            Cordon
          </span>
          <select
            className="input"
            aria-label={say('language')}
            value={language}
            onChange={event => setLanguage(event.target.value as Language)}
          >
            {LANGUAGES.map(l => (
              <option key={l} value={l} lang={l}>
                {OWN_NAMES[l]}
              </option>
            ))}
          </select>
        </header>
        <h1>{title}</h1>
        <p className="quiet">{about}</p>
        {children}
      </div>
      <p className="quiet">{node}</p>
    </main>
  )
}

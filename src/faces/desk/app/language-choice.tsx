import { LANGUAGES, type Language } from '../words/define-words.ts'
import { usePreferences, useWords } from './preferences.tsx'
import { SHELL_WORDS } from './shell-words.ts'

const OWN_NAMES: Readonly<Record<Language, string>> = { en: 'English', ja: '日本語', ko: '한국어' }

/** The languages of the desk, each by its own name. */
export function LanguageChoice() {
  const say = useWords(SHELL_WORDS)
  const { language, setLanguage } = usePreferences()
  return (
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
  )
}

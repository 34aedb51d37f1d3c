import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { LANGUAGES, type Language, type Say, sayIn, type Words } from '../words/define-words.ts'
import { eastAsianFonts } from './east-asian-fonts.ts'

/** Light, dark, or as the machine is set. */
export const THEMES = ['system', 'light', 'dark'] as const

/** One of them. */
export type Theme = (typeof THEMES)[number]

/** What a person has set for this browser. */
export interface Preferences {
  readonly language: Language
  readonly theme: Theme
  setLanguage(language: Language): void
  setTheme(theme: Theme): void
  /** Makes something once for all components of a language: what `Intl` gives takes long to make, and a table has a thousand cells. */
  once<T>(key: object, make: () => T): T
}

const KEY = 'cordon.preferences'

const Context = createContext<Preferences | null>(null)

/** Keeps language and theme in the browser, and sets them on the document. */
export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const [kept, setKept] = useState(read)
  useEffect(() => {
    const root = document.documentElement
    root.lang = kept.language
    if (kept.theme === 'system') root.removeAttribute('data-theme')
    else root.dataset['theme'] = kept.theme
    try {
      localStorage.setItem(KEY, JSON.stringify(kept))
    } catch {
      // A browser may forbid storage: then it lasts as long as the page.
    }
  }, [kept])
  const { language } = kept
  useEffect(() => eastAsianFonts(language), [language])
  const once = useMemo(() => onceFor(language), [language])
  const value = useMemo<Preferences>(
    () => ({
      ...kept,
      once,
      setLanguage: language => setKept(k => ({ ...k, language })),
      setTheme: theme => setKept(k => ({ ...k, theme })),
    }),
    [kept, once],
  )
  return <Context.Provider value={value}>{children}</Context.Provider>
}

/** Language and theme, and how to change them. */
export function usePreferences(): Preferences {
  const value = useContext(Context)
  if (value === null) throw new Error('no preferences around this component')
  return value
}

/** The speaker of some words in the language that is set. */
export function useWords<K extends string>(words: Words<K>): Say<K> {
  const { language, once } = usePreferences()
  return once(words, () => sayIn(words, language))
}

/** What was made for one language. */
function onceFor(_: Language): Preferences['once'] {
  const made = new Map<object, unknown>()
  return <T,>(key: object, make: () => T): T => {
    if (!made.has(key)) made.set(key, make())
    return made.get(key) as T
  }
}

function read(): { readonly language: Language; readonly theme: Theme } {
  let kept: Readonly<Record<string, unknown>> = {}
  try {
    kept = Object(JSON.parse(localStorage.getItem(KEY) ?? '{}')) as Readonly<Record<string, unknown>>
  } catch {
    // Nothing readable was kept.
  }
  const asked = new URLSearchParams(location.search)
  return {
    language: LANGUAGES.find(l => l === (asked.get('lang') ?? kept['language'])) ?? spoken(),
    theme: THEMES.find(t => t === (asked.get('theme') ?? kept['theme'])) ?? 'system',
  }
}

/** The first language of the browser that the desk speaks. */
function spoken(): Language {
  for (const tag of navigator.languages) {
    const found = LANGUAGES.find(l => tag.toLowerCase().startsWith(l))
    if (found) return found
  }
  return 'en'
}

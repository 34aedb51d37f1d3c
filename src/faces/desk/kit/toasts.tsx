import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { useWords } from '../app/preferences.tsx'
import { Note, type Tone } from './badge.tsx'
import { Button } from './button.tsx'
import { KIT_WORDS } from './kit-words.ts'

/** Says for some seconds what was done. */
export type Tell = (text: string, tone?: Tone) => void

const Context = createContext<Tell>(() => {})

const SHOWN_MS = 6_000

/** Where messages stand. */
export function ToastsProvider({ children }: { readonly children: ReactNode }) {
  const say = useWords(KIT_WORDS)
  const [toasts, setToasts] = useState<readonly { readonly id: number; readonly text: string; readonly tone: Tone }[]>(
    [],
  )
  const drop = useCallback((id: number) => setToasts(all => all.filter(t => t.id !== id)), [])
  const tell = useCallback<Tell>(
    (text, tone = 'good') => {
      const id = performance.now()
      setToasts(all => [...all.slice(-3), { id, text, tone }])
      setTimeout(() => drop(id), SHOWN_MS)
    },
    [drop],
  )
  const list = useMemo(
    () =>
      toasts.map(t => (
        <Note key={t.id} tone={t.tone}>
          <span className="row">
            {t.text}
            <Button size="small" onClick={() => drop(t.id)} aria-label={say('dismiss')}>
              ✕
            </Button>
          </span>
        </Note>
      )),
    [toasts, drop, say],
  )
  return (
    <Context.Provider value={tell}>
      {children}
      <div className="toasts" role="status">
        {list}
      </div>
    </Context.Provider>
  )
}

/** How to say that something was done. */
export function useTell(): Tell {
  return useContext(Context)
}

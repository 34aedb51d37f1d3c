import { type RefObject, useEffect, useRef, useState } from 'react'
import { usePreferences } from '../../../app/preferences.tsx'
import { type Palette, paletteOf } from './palette.ts'

/** The colours of the theme that is shown now: read anew when it changes, by the person or by the machine. */
export function usePalette(box: RefObject<Element | null>): Palette | null {
  const { theme, language } = usePreferences()
  const [palette, setPalette] = useState<Palette | null>(null)
  const readFor = useRef('')
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const read = (): void => {
      if (!box.current) return
      readFor.current = settingOf(theme, language, dark.matches)
      setPalette(paletteOf(box.current))
    }
    let frame = 0
    // A picture that was put aside comes back as it was painted, unless something else holds by now.
    if (readFor.current !== settingOf(theme, language, dark.matches)) {
      // The document gets the theme in an effect of its own, which runs after this one.
      frame = requestAnimationFrame(() => {
        frame = 0
        read()
      })
      read()
    }
    dark.addEventListener('change', read)
    // Letters of a language come when they are first needed: then the words are measured and painted anew.
    document.fonts.addEventListener('loadingdone', read)
    return () => {
      if (frame !== 0) readFor.current = ''
      cancelAnimationFrame(frame)
      dark.removeEventListener('change', read)
      document.fonts.removeEventListener('loadingdone', read)
    }
  }, [box, theme, language])
  return palette
}

/** What the colours and the measures of letters hang on. */
function settingOf(theme: string, language: string, dark: boolean): string {
  let fonts = 0
  for (const font of document.fonts) if (font.status === 'loaded') fonts++
  return `${theme} ${language} ${dark} ${fonts}`
}

import { type RefObject, useEffect, useState } from 'react'
import { usePreferences } from '../../../app/preferences.tsx'
import { type Palette, paletteOf } from './palette.ts'

/** The colours of the theme that is shown now: read anew when it changes, by the person or by the machine. */
export function usePalette(box: RefObject<Element | null>): Palette | null {
  const { theme, language } = usePreferences()
  const [palette, setPalette] = useState<Palette | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: theme and language change what the element's style says
  useEffect(() => {
    const read = (): void => {
      if (box.current) setPalette(paletteOf(box.current))
    }
    // The document gets the theme in an effect of its own, which runs after this one.
    const frame = requestAnimationFrame(read)
    read()
    const dark = matchMedia('(prefers-color-scheme: dark)')
    dark.addEventListener('change', read)
    // Letters of a language come when they are first needed: then the words are measured and painted anew.
    document.fonts.addEventListener('loadingdone', read)
    return () => {
      cancelAnimationFrame(frame)
      dark.removeEventListener('change', read)
      document.fonts.removeEventListener('loadingdone', read)
    }
  }, [box, theme, language])
  return palette
}

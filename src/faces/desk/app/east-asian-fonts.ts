import { whenIdle } from '../kit/when-idle.ts'
import type { Language } from '../words/define-words.ts'

/**
 * Adds the Japanese and Korean fonts. They come in parts by the signs they hold, and a browser loads only parts that a page needs.
 * Where the desk speaks English they wait until the page is drawn: then only names of people and firms may need them.
 * @returns what calls it off
 */
export function eastAsianFonts(language: Language): () => void {
  if (language === 'en') return whenIdle(() => void add())
  void add()
  return () => {}
}

async function add(): Promise<void> {
  await Promise.all([
    import('@fontsource-variable/noto-sans-jp/index.css'),
    import('@fontsource-variable/noto-sans-kr/index.css'),
  ])
}

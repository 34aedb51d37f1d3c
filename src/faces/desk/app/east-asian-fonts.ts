import { whenIdle } from '../kit/when-idle.ts'
import type { Language } from '../words/define-words.ts'

/** Kana, Han and Hangul, with their punctuation. */
const SIGNS = /[\u1100-\u11ff\u3000-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/

/**
 * Adds the Japanese and Korean fonts. They come in parts by the signs they hold, and a browser loads only parts that a page needs.
 * Where the desk speaks English they wait until the page shows such signs, as names of people and firms may.
 * @returns what calls it off
 */
export function eastAsianFonts(language: Language): () => void {
  if (language === 'en') return whenShown(document.body, () => void add())
  void add()
  return () => {}
}

/** Does something once an element shows East Asian signs; it is looked at when the page has nothing else to do. */
function whenShown(element: Element, then: () => void): () => void {
  let off = (): void => {}
  const observer = new MutationObserver(() => {
    off()
    look()
  })
  const end = (): void => {
    observer.disconnect()
    off()
  }
  const look = (): void => {
    off = whenIdle(() => {
      if (!hasSigns(element)) return
      end()
      then()
    })
  }
  observer.observe(element, { childList: true, characterData: true, subtree: true })
  look()
  return end
}

/** The choice of languages names them in their own signs, for which the machine's fonts do. */
function hasSigns(element: Element): boolean {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode())
    if (SIGNS.test(text.nodeValue ?? '') && text.parentElement?.closest('option') === null) return true
  return false
}

async function add(): Promise<void> {
  await Promise.all([
    import('@fontsource-variable/noto-sans-jp/index.css'),
    import('@fontsource-variable/noto-sans-kr/index.css'),
  ])
}

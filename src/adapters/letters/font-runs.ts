import type { LetterFont } from './letter-fonts.ts'

/** A piece of a line in one font. */
export interface FontRun {
  readonly font: LetterFont
  readonly text: string
}

/**
 * Parts a text into pieces that each have a font with all their characters, the first of `fonts` that has them. A character that none has is
 * written as its number, `[U+1F600]`: nothing of a letter is left out in silence.
 */
export function fontRuns(
  text: string,
  fonts: readonly LetterFont[],
  has: (font: LetterFont, codePoint: number) => boolean,
): readonly FontRun[] {
  const runs: { font: LetterFont; text: string }[] = []
  const [main] = fonts
  if (main === undefined) return []
  for (const character of text.normalize('NFC')) {
    const code = character.codePointAt(0) ?? 0
    const font = fonts.find(f => has(f, code))
    const shown = font === undefined ? `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]` : character
    const last = runs.at(-1)
    if (last !== undefined && last.font === (font ?? main)) last.text += shown
    else runs.push({ font: font ?? main, text: shown })
  }
  return runs
}

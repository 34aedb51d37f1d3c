/** Controls, and characters that are not seen or turn the direction of writing (Unicode categories Cc and Cf). */
const HIDDEN = /[\p{Cc}\p{Cf}]/gu

/** The hidden characters of a text, each once, as `U+202E`. */
export function hiddenCharacters(text: string): string[] {
  const found = new Set(text.match(HIDDEN) ?? [])
  return [...found].map(c => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
}

/** A text with its hidden characters left out, for whoever shows it. */
export function withoutHidden(text: string): string {
  return text.replace(HIDDEN, '')
}

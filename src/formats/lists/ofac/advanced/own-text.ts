/**
 * The same text in memory of its own. What a parser hands out may be a slice that keeps the whole chunk alive in which it came; a
 * text that is kept to the end of the source must not.
 */
export function ownText(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string
}

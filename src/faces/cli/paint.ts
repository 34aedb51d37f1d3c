/** Marks words on a screen that shows colours; elsewhere text stays as it is. */
export interface Paint {
  bold(text: string): string
  dim(text: string): string
}

/** @param colour whether the output is a screen that shows colours */
export function paint(colour: boolean): Paint {
  const wrap = (on: number, off: number) => (text: string) => (colour ? `\x1b[${on}m${text}\x1b[${off}m` : text)
  return { bold: wrap(1, 22), dim: wrap(2, 22) }
}

/** A text of foreign origin for a terminal: control characters, which could move the cursor or forge lines, become `\uFFFD`. */
export function harmless(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD')
}

import { harmless } from './paint.ts'

/** Characters that take two places of a terminal: Hangul, kana, ideographs and full-width forms. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g

/** How many places of a terminal a text takes. */
export function placesOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0)
}

/** Breaks a text at spaces into lines of at most `width` places; a longer word stands alone on its line. */
export function foldText(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  let taken = 0
  for (const word of text.split(' ')) {
    const places = placesOf(word)
    if (line !== '' && taken + 1 + places > width) {
      lines.push(line.trimEnd())
      line = word
      taken = places
    } else {
      taken += line === '' ? places : places + 1
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line]
}

/** A text of any origin as a row: `indent` before its first line, two more spaces before those into which it is folded. */
export function hang(text: string, width: number, indent = ''): string[] {
  return foldText(harmless(text), width - indent.length - 2).map((l, i) => (i === 0 ? indent : `${indent}  `) + l)
}

/**
 * Two columns: names on the left (`indent` spaces before), their text folded on the right.
 * @param left places of the names; unless said, those of the longest, at most 26
 */
export function twoColumns(
  rows: readonly (readonly [string, string])[],
  width: number,
  indent = 2,
  left: number = Math.min(26, Math.max(0, ...rows.map(([name]) => name.length))),
): string {
  const gap = ' '.repeat(indent)
  const under = ' '.repeat(indent + left + 2)
  let out = ''
  for (const [name, text] of rows) {
    const lines = foldText(text, width - under.length)
    if (name.length > left) out += `${gap}${name}\n${under}${lines[0]}\n`
    else out += `${gap}${name.padEnd(left)}  ${lines[0]}`.trimEnd().concat('\n')
    for (const line of lines.slice(1)) out += `${under}${line}\n`
  }
  return out
}
